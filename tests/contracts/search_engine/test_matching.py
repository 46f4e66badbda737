"""Which records and pages a question finds."""

from dataclasses import replace
from pathlib import Path

import pytest

from indexer.engine.port import EngineFactory, SearchEngine
from indexer.engine.query import (
    IDENTIFIER,
    MOST_EXPANSIONS,
    Every,
    Fuzzy,
    Part,
    Phrase,
    Prefix,
    SameAs,
    Some,
    Tagged,
    Within,
    Without,
    Word,
)
from tests.contracts.search_engine.documents import ids, make_document, word


def test_word_finds_records_with_the_title_before_the_body(engine: SearchEngine) -> None:
    assert ids(engine, word("guidance")) == [2, 1]


def test_any_stem_of_a_word_matches(engine: SearchEngine) -> None:
    assert sorted(ids(engine, Word("missing", ("teachers", "adults")))) == [1, 2, 3]


def test_every_part_has_to_match(engine: SearchEngine) -> None:
    assert ids(engine, Every((word("funding"), word("adults"), word("guidance")))) == [1]


def test_some_needs_its_minimum_and_bonus_words_decide_nothing(engine: SearchEngine) -> None:
    node = Some((word("funding"), word("schools"), word("teachers")), 2, (word("kind"),))
    assert sorted(ids(engine, node)) == [2, 3]


def test_phrase_needs_neighbours_in_order(engine: SearchEngine) -> None:
    assert ids(engine, Phrase(("funding", "of", "schools"))) == [3]
    assert ids(engine, Phrase(("schools", "of"))) == []


def test_phrase_of_stems_and_other_names_of_a_word_are_found(engine: SearchEngine) -> None:
    assert ids(engine, Phrase(("funding", "of", "schools"), are_stems=True)) == [3]
    named = SameAs(word("missing"), (Phrase(("funding", "of"), are_stems=True), Phrase(("for", "adults"))))
    assert sorted(ids(engine, named)) == [1, 3]


def test_without_takes_away(engine: SearchEngine) -> None:
    assert ids(engine, Without(word("funding"), word("schools"))) == [1]
    assert sorted(ids(engine, Without(None, word("guidance")))) == [3, 4]


def test_terms_of_every_script_are_found(factory: EngineFactory, tmp_path: Path) -> None:
    engine = factory(tmp_path)
    engine.write([make_document(1, ["التوجيه المهني"]), make_document(2, ["профорієнтація"])], removed=[])
    assert ids(engine, word("المهني")) == [1]
    assert ids(engine, word("профорієнтація")) == [2]


def test_prefix_finds_the_words_that_begin_so_in_records_and_on_pages(engine: SearchEngine) -> None:
    assert sorted(ids(engine, Prefix("fund"))) == [1, 3]
    assert ids(engine, Every((Prefix("teach"), word("schools")))) == [2]
    assert ids(engine, Prefix("xyz")) == []
    assert engine.best_pages(Prefix("teach"), [1, 2], limit=3)[2].numbers == (1,)


def test_prefix_stands_for_its_most_frequent_words_only(factory: EngineFactory, tmp_path: Path) -> None:
    engine = factory(tmp_path)
    rare = make_document(1, [f"word{MOST_EXPANSIONS:04}"])
    frequent = [make_document(number, [f"word{place:04}" for place in range(MOST_EXPANSIONS)]) for number in (2, 3)]
    engine.write([rare, *frequent], removed=[])
    assert ids(engine, Prefix("word")) == [2, 3]


@pytest.mark.parametrize(
    ("typed", "distance", "found"),
    [
        ("guidence", 1, [1, 2]),
        ("guidane", 1, [1, 2]),
        ("gudiance", 1, [1, 2]),
        ("gudance", 1, [1, 2]),
        ("gidence", 1, []),
        ("gidence", 2, [1, 2]),
    ],
)
def test_fuzzy_word_finds_those_that_few_letters_part_from_it(
    engine: SearchEngine, typed: str, distance: int, found: list[int]
) -> None:
    assert sorted(ids(engine, Fuzzy(typed, distance))) == found


def test_part_of_a_record_is_asked_alone_and_no_page_answers_for_it(engine: SearchEngine) -> None:
    in_title = Within(Part.TITLE, word("guidance"))
    assert ids(engine, in_title) == [2]
    assert ids(engine, Within(Part.TITLE, Prefix("guid"))) == [2]
    assert ids(engine, Without(word("guidance"), in_title)) == [1]
    assert engine.best_pages(in_title, [1, 2], limit=3) == {}
    assert engine.best_pages(Every((in_title, word("schools"))), [2], limit=3)[2].numbers == (1,)


def test_creators_and_identifiers_are_asked_by_name_only(factory: EngineFactory, tmp_path: Path) -> None:
    engine = factory(tmp_path)
    known = replace(make_document(1, ["text"]), creators_exact="ana horvat", identifiers=("isbn:9789289600000",))
    engine.write([known, make_document(2, ["horvat"])], removed=[])
    assert ids(engine, Within(Part.CREATORS, word("horvat"))) == [1]
    assert ids(engine, Within(Part.CREATORS, Phrase(("ana", "horvat")))) == [1]
    assert ids(engine, word("horvat")) == [2]
    assert ids(engine, Tagged(IDENTIFIER, ("isbn:9789289600000",))) == [1]


def test_best_pages_are_those_with_the_whole_question_first_else_any_word(engine: SearchEngine) -> None:
    both = Every((word("funding"), word("guidance")))
    found = engine.best_pages(both, [1, 3, 4], limit=3)
    assert found[1].numbers == (2,)
    assert (found[3].numbers, found[3].total) == ((1,), 1)
    assert 4 not in found
