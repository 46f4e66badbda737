"""Words and nearness as one question: what joins, what is found, and what happens without a model."""

import pytest

from indexer.errors import EmbeddingError, MeaningNotReady, MeaningUnavailable
from indexer.index.index import Index
from indexer.question.query_parser import understand
from indexer.search.answer import Answer, Request
from indexer.search.fusion import ask, is_meant_loosely
from indexer.search.neighbours import MeaningState, NearPassage, Neighbour
from repository.database import Sessions, transaction
from tests.factories import make_record, publish
from tests.meaning import FixedMeaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("guidance", True),
        ("who pays for guidance", True),
        ("adults OR schools", True),
        ("guidance -schools", True),
        ("guidance year:2019", True),
        ('"career guidance"', False),
        ("guidance AND schools", False),
        ("the of and", False),
        ("2019", False),
    ],
)
def test_nearness_joins_what_is_not_meant_as_typed(text: str, expected: bool) -> None:
    typed = understand(text, ["en"]).node
    assert typed is not None
    assert is_meant_loosely(typed) is expected


@pytest.fixture
def filled(index: Index, sessions: Sessions) -> Index:
    """Record 1 holds the words; 2 says it in Croatian, on its second page; 3 is about something else."""
    with transaction(sessions) as session:
        publish(session, make_record(["Guidance for adults."], "Report", "en", "2019", region=["HR"]))
        pages = ["Uvod.", "Tko plaća savjetovanje? Plaća ga ministarstvo."]
        publish(session, make_record(pages, "Izvješće", "hr", "2021", region=["SI"]))
        publish(session, make_record(["Bridges."], "Bridges", "en", "2020", region=["SI"]))
    index.sync()
    return index


def near(record_id: int, nearness: float, *places: tuple[int, int, int]) -> Neighbour:
    return Neighbour(record_id, nearness, tuple(NearPassage(*place) for place in places))


HR = near(2, 8.0, (2, 24, 46), (0, 0, 0))


def search(index: Index, meaning: FixedMeaning | None, text: str, **rest: object) -> Answer:
    index.meaning = meaning
    with index.repository.sessions() as session:
        return index.search(session, Request(text, **rest))  # type: ignore[arg-type]


def test_what_is_near_joins_what_the_words_find_in_hits_total_and_counts(filled: Index) -> None:
    answer = search(filled, FixedMeaning(HR, near(3, -1.0)), "guidance adults")
    assert [(hit.record_id, hit.matched_by) for hit in answer.hits] == [(2, ("meaning",)), (1, ("words",))]
    assert (answer.total, answer.facets["region"]) == (2, {"HR": 1, "SI": 1})
    assert answer.meaning is MeaningState.USED


def test_filter_is_told_to_whoever_compares_so_that_none_inside_is_lost(filled: Index) -> None:
    meaning = FixedMeaning(HR)
    answer = search(filled, meaning, "guidance adults", filters={"region": ("SI",)})
    assert [hit.record_id for hit in answer.hits] == [2]
    assert meaning.asked == [("guidance adults", (2, 3))]


def test_near_passage_is_quoted_from_its_page_in_its_language(filled: Index) -> None:
    [page] = search(filled, FixedMeaning(HR), "pays", mode="meaning").hits[0].pages
    assert (page.number, page.language, page.snippet.text) == (2, "hr", "… Plaća ga ministarstvo.")
    assert page.is_near


def test_mode_by_meaning_leaves_words_out_and_mode_by_words_meaning(filled: Index) -> None:
    meaning = FixedMeaning(HR)
    assert [hit.record_id for hit in search(filled, meaning, "guidance", mode="meaning").hits] == [2]
    assert [hit.record_id for hit in search(filled, meaning, "guidance", mode="words").hits] == [1]
    assert [hit.record_id for hit in search(filled, meaning, '"who pays"', mode="meaning").hits] == [2]
    assert [text for text, _ in meaning.asked] == ["guidance", '"who pays"']


@pytest.mark.parametrize("text", ["the of and", "12345", '"how is the"', "2019 OR 2021", "wie ist das"])
@pytest.mark.parametrize("mode", ["all", "meaning"])
def test_function_words_and_figures_ask_nothing_by_meaning(filled: Index, text: str, mode: str) -> None:
    meaning = FixedMeaning(HR)
    answer = search(filled, meaning, text, mode=mode)
    assert (answer.hits, answer.meaning, meaning.asked) == ((), MeaningState.NOT_ASKED, [])


def test_what_is_not_wanted_stays_out_and_is_not_asked_for(filled: Index) -> None:
    meaning = FixedMeaning(HR)
    answer = search(filled, meaning, "guidance -savjetovanje")
    assert [hit.record_id for hit in answer.hits] == [1]
    assert meaning.asked[0][0] == "guidance"


def test_values_of_fields_in_a_question_narrow_what_is_near(filled: Index) -> None:
    meaning = FixedMeaning(HR)
    assert [hit.record_id for hit in search(filled, meaning, "guidance year:2021").hits] == [2]
    assert [hit.record_id for hit in search(filled, meaning, "guidance year:2019").hits] == [1]
    assert meaning.asked[0][0] == "guidance"


@pytest.mark.parametrize(
    ("text", "nearness", "is_found"),
    [("qwerty", 2.8, False), ("qwerty", 3.1, True), ("asdf qwer yxcv tzui", 2.6, True), ("bridges", 2.1, True)],
)
def test_fewer_and_unknown_words_have_to_be_nearer(filled: Index, text: str, nearness: float, is_found: bool) -> None:
    answer = search(filled, FixedMeaning(near(2, nearness)), text)
    assert (2 in [hit.record_id for hit in answer.hits]) is is_found


def test_a_record_far_behind_the_nearest_is_not_found(filled: Index) -> None:
    answer = search(filled, FixedMeaning(near(2, 11.0), near(3, 4.0)), "counselling")
    assert [hit.record_id for hit in answer.hits] == [2]


@pytest.mark.parametrize(
    ("meaning", "state"),
    [
        (None, MeaningState.NOT_SET_UP),
        (FixedMeaning(error=MeaningNotReady()), MeaningState.NOT_READY),
        (FixedMeaning(error=EmbeddingError("out of memory")), MeaningState.FAILED),
    ],
)
def test_without_meaning_words_answer_and_the_answer_says_so(
    filled: Index, meaning: FixedMeaning | None, state: MeaningState
) -> None:
    answer = search(filled, meaning, "guidance")
    assert ([hit.record_id for hit in answer.hits], answer.meaning) == ([1], state)
    with pytest.raises((MeaningUnavailable, MeaningNotReady, EmbeddingError)):
        search(filled, meaning, "guidance", mode="meaning")


def test_other_names_of_concepts_can_be_left_out(filled: Index) -> None:
    assert search(filled, None, "career guidance", has_names=False).also == ()


def test_nothing_is_asked_without_words(filled: Index) -> None:
    assert ask(FixedMeaning(HR), None, "", "all", {}, filled._searchable().engine)[1] is MeaningState.NOT_ASKED
