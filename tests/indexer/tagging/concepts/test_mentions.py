"""How a concept is met, as numbers."""

import pytest

from indexer.documents import Why
from indexer.tagging.concepts.mentions import Extent, Mentions, Met, measured
from indexer.tagging.reading import ReadPage, read_pages
from tests.indexer.tagging.publications import make_page


def read(*texts: str, title: str = "") -> list[ReadPage]:
    return read_pages([make_page(text, number=number) for number, text in enumerate(texts, 1)], title, "en")


def add(mentions: Mentions, page: ReadPage, first: int, last: int, cue: str = "x", *, is_name: bool = True) -> None:
    mentions.add(page, Met(first, last, cue, is_name), before=0)


def test_overlapping_cues_of_one_concept_are_one_mention() -> None:
    (page,) = read("guidance for adults is here for all")
    mentions = Mentions()
    add(mentions, page, 0, 2, "guidance for adults")
    add(mentions, page, 2, 2, "adults", is_name=False)
    add(mentions, page, 3, 3, "is")
    assert mentions.count == 2.0


def test_a_mention_in_the_references_does_not_count() -> None:
    (page,) = read("Guidance pays off for many people here.\nReferences\nKovač, A. (2015). Guidance.")
    mentions = Mentions()
    add(mentions, page, len(page.tokens) - 1, len(page.tokens) - 1)
    assert measured({"x": mentions}, Extent(10, 1, 0, 2)) == {}


def test_a_long_publication_needs_more_than_a_short_one_to_say_the_same() -> None:
    (page,) = read("adults and adults")
    mentions = Mentions()
    add(mentions, page, 0, 0, "adults")
    short = measured({"x": mentions}, Extent(1000, 3, 0, 2))["x"]
    long = measured({"x": mentions}, Extent(100_000, 300, 0, 2))["x"]
    assert short.often > long.often
    assert short.names > long.names
    assert short.spread > long.spread


def test_share_compares_with_the_best_concept_of_the_facet() -> None:
    (page,) = read("adults pay employers and employers pay")
    best, other = Mentions(), Mentions()
    add(best, page, 0, 0, "adults")
    add(best, page, 1, 1, "pay")
    add(other, page, 2, 2, "employers")
    found = measured({"best": best, "other": other}, Extent(1000, 1, 0, 2))
    assert (found["best"].share, found["other"].share) == (1.0, 0.5)


def test_rank_and_crowd_compare_with_the_whole_facet() -> None:
    (page,) = read("adults pay employers and employers pay")
    best, other = Mentions(), Mentions()
    add(best, page, 0, 0, "adults")
    add(best, page, 1, 1, "pay")
    add(other, page, 2, 2, "employers")
    found = measured({"other": other, "best": best}, Extent(1000, 1, 0, 8))
    assert (found["best"].rank, found["other"].rank) == (1.0, 0.5)
    assert found["best"].crowd == 0.25


@pytest.mark.parametrize(("is_name", "worth"), [(True, 1.0), (False, 0.5)])
def test_a_hint_in_the_title_is_worth_half_a_name(is_name: bool, worth: float) -> None:
    mentions = Mentions()
    add(mentions, read("Text.", title="Adults")[0], 0, 0, is_name=is_name)
    assert mentions.title == worth


def test_evidence_says_where_it_stands_and_headings_go_first() -> None:
    pages = read("Adults are many and they come.", "Adults\nThey come and go, and they learn again.", title="Adults")
    mentions = Mentions()
    for page in pages:
        add(mentions, page, 0, 0, "adults")
    assert [(one.page, one.why) for one in mentions.evidence()] == [(2, Why.HEADING), (1, Why.NAME)]


def test_a_hint_of_several_words_says_more_than_one_of_one_word() -> None:
    (page,) = read("who pays for the budget of all")
    phrase, word = Mentions(), Mentions()
    add(phrase, page, 0, 1, "who pays", is_name=False)
    add(word, page, 4, 4, "budget", is_name=False)
    found = measured({"phrase": phrase, "word": word}, Extent(1000, 1, 0, 2))
    assert found["phrase"].hints > found["word"].hints
    assert found["phrase"].often > found["word"].often


def test_where_a_publication_has_one_concept_of_a_facet_its_share_of_all_counts() -> None:
    (page,) = read("a study and a study and a report")
    study, report = Mentions(), Mentions()
    for place, mentions in ((1, study), (4, study), (7, report)):
        add(mentions, page, place, place)
    both = {"study": study, "report": report}

    parts = {key: one.part for key, one in measured(both, Extent(8, 1, 0, 4, is_one=True)).items()}

    assert parts["study"] > parts["report"] > 0
    assert sum(parts.values()) == pytest.approx(1)
    assert measured(both, Extent(8, 1, 0, 4))["study"].part == 0
