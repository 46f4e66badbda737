"""A question with its mark that nothing answers in enough words is answered by what holds some."""

import pytest

from indexer.index.index import Index
from indexer.question.remarks import Remark, RemarkCode
from indexer.search.answer import Answer, Request
from indexer.search.neighbours import Neighbour
from repository.database import Sessions, transaction
from tests.factories import make_record, publish
from tests.meaning import FixedMeaning

FEWER = (Remark(RemarkCode.FEWER_WORDS),)


@pytest.fixture
def filled(index: Index, sessions: Sessions) -> Index:
    with transaction(sessions) as session:
        publish(session, make_record(["The council registers pharmacists."], "Pharmacy", "en", region=["HR"]))
        publish(session, make_record(["The main road. A registers office."], "Roads", "en", region=["SI"]))
    index.sync()
    return index


def search(index: Index, text: str, **rest: object) -> Answer:
    with index.repository.sessions() as session:
        return index.search(session, Request(text, **rest))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["What is a main duty of pharmacists?", "pharmacists duty ؟"])
def test_a_question_is_answered_by_some_of_its_words_and_says_so(filled: Index, text: str) -> None:
    answer = search(filled, text)
    assert 1 in [hit.record_id for hit in answer.hits]
    assert answer.remarks == FEWER


def test_no_more_words_are_given_up_than_needed(filled: Index) -> None:
    answer = search(filled, "Which council registers tinkers, tailors, sailors, soldiers and dentists?")
    assert ([hit.record_id for hit in answer.hits], answer.remarks) == ([1], FEWER)


def test_words_without_a_question_mark_narrow(filled: Index) -> None:
    assert search(filled, "main duty of pharmacists dentists").total == 0


def test_a_question_that_is_answered_is_left_alone(filled: Index) -> None:
    answer = search(filled, "Who registers pharmacists?")
    assert (answer.total, answer.remarks) == (1, ())


def test_a_question_of_unknown_words_finds_nothing(filled: Index) -> None:
    answer = search(filled, "zxcv qwrtz uiop?")
    assert (answer.total, answer.remarks) == (0, ())


def test_a_filter_does_not_change_what_a_question_means(filled: Index) -> None:
    answer = search(filled, "Who registers pharmacists?", filters={"region": ("SI",)})
    assert (answer.total, answer.remarks) == (0, ())
    counts = search(filled, "What is a main duty of pharmacists?").facets["region"]
    narrowed = search(filled, "What is a main duty of pharmacists?", filters={"region": ("SI",)})
    assert (narrowed.total, narrowed.remarks) == (counts["SI"], FEWER)


def test_what_is_found_by_meaning_needs_no_easing(filled: Index) -> None:
    filled.meaning = FixedMeaning(Neighbour(2, 8.0, ()))
    answer = search(filled, "What is a main duty of pharmacists?")
    assert ([hit.record_id for hit in answer.hits], answer.remarks) == ([2], ())
