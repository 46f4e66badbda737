"""Completion and spelling over an index, on each engine."""

import pytest

from indexer.index.index import Index
from indexer.search.answer import Request
from indexer.suggest.completion import MOST_OPTIONS, Group
from repository import records
from repository.database import Sessions, transaction
from repository.vocabulary import vocabulary_import
from tests.factories import make_record, publish


@pytest.fixture
def filled(index: Index, sessions: Sessions) -> Index:
    with transaction(sessions) as session:
        vocabulary_import.load_files(
            session, [vocabulary_import.FOLDER / f"{name}.ttl" for name in ("agency", "glossary")]
        )
        publish(
            session,
            make_record(["Karijerno savjetovanje i jedinstvenost."], "Savjetovanje odraslih", "hr", agency=["cedefop"]),
        )
        publish(session, make_record(["Karijerni razvoj, savjetovanja."], "Razvoj karijere", "hr"))
        publish(session, make_record(["Career guidance for adults."], "Guidance for adults"))
        records.create(session, make_record(["Secretword."], "Secret title"), who="test")
    index.sync()
    return index


def complete(index: Index, typed: str, locale: str = "en") -> list[tuple[Group, str]]:
    return [(option.group, option.text) for option in index.complete(typed, locale)]


def test_misspelt_word_is_corrected_in_the_language_of_the_question(filled: Index) -> None:
    correction = filled.correct(Request("Karijerno savjetovnje"))
    assert correction is not None
    assert (correction.text, correction.language) == ("Karijerno savjetovanje", "hr")
    with filled.repository.sessions() as session:
        assert correction.total == filled.search(session, Request(correction.text)).total > 0
    assert [correction.text[start:end] for start, end in correction.changed] == ["savjetovanje"]


@pytest.mark.parametrize("typed", ["jedinstvenost", "jedinstvenosti", "savjetovanjima", "xqzwvkjh", "", '"', "EU"])
def test_what_is_right_rare_inflected_or_hopeless_is_left_alone(filled: Index, typed: str) -> None:
    assert filled.correct(Request(typed)) is None


def test_correction_must_find_something_under_the_filters_in_force(filled: Index) -> None:
    assert filled.correct(Request("guidence")) is not None
    assert filled.correct(Request("guidence", {"language": ("hr",)})) is None


def test_syntax_around_a_misspelt_word_stays(filled: Index) -> None:
    correction = filled.correct(Request("title:guidence -schools"))
    assert correction is not None
    assert correction.text == "title:guidance -schools"


def test_the_name_of_an_unknown_field_is_no_slip(filled: Index) -> None:
    assert filled.correct(Request("guidence adults")) is not None
    assert filled.correct(Request("guidence:adults")) is None


def test_titles_and_words_complete_what_is_typed(filled: Index) -> None:
    assert (Group.TITLE, "Savjetovanje odraslih") in complete(filled, "savj")
    assert (Group.WORD, "karijerno savjetovanje") in complete(filled, "karijerno sav")


def test_concepts_are_named_in_any_language_and_only_if_they_have_records(filled: Index) -> None:
    agency = next(option for option in filled.complete("cede", "hr") if option.group is Group.AGENCY)
    assert (agency.facet, agency.value) == ("agency", "cedefop")
    assert all(option.group is not Group.AGENCY for option in filled.complete("unesc", "hr"))
    assert (Group.CONCEPT, "umjetna inteligencija") in complete(filled, "umjetna in")


def test_options_are_few_and_nothing_is_offered_for_too_little_or_too_much(filled: Index) -> None:
    assert len(complete(filled, "ca")) <= MOST_OPTIONS
    assert complete(filled, "c") == complete(filled, "") == complete(filled, "guidance " * 50) == []


@pytest.mark.parametrize("typed", ["secre", "secretw"])
def test_drafts_are_never_offered(filled: Index, typed: str) -> None:
    assert complete(filled, typed) == []


def test_withdrawn_record_is_offered_no_more_by_title_or_word(filled: Index, sessions: Sessions) -> None:
    assert complete(filled, "razv")
    with transaction(sessions) as session:
        records.withdraw(session, records.get(session, 2), who="test", why="duplicate")
    assert not [text for group, text in complete(filled, "razv") if group is Group.TITLE]
    filled.sync()
    assert not [text for group, text in complete(filled, "razv") if group in (Group.TITLE, Group.WORD)]
