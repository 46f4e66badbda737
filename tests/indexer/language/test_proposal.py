import pytest

from indexer.documents import Language, Page, Why
from indexer.language.pages import detect_pages
from indexer.language.proposal import Doubt, find_doubt, propose_language
from repository.texts import PageSource
from tests.indexer.language.test_detector import SENTENCES
from tests.indexer.language.test_pages import make_pages


def make_page(code: str, *, agreed: bool = True) -> Page:
    return Page(1, "1", "Ana nosi sliku u veliku sobu.", PageSource.TEXT_LAYER, Language(code, 0.8, agreed))


def test_croatian_is_proposed_with_the_passages_that_show_it() -> None:
    proposal = propose_language(detect_pages(make_pages(SENTENCES["hr"] * 3, "U srpnju su tvrtke otišle. " * 5)))

    assert proposal is not None
    assert (proposal.field, proposal.value) == ("language", ["hr"])
    assert proposal.score > 0.9
    assert {one.page for one in proposal.evidence} == {1, 2}
    assert {one.why for one in proposal.evidence} == {Why.LANGUAGE}
    assert "srpnju" in next(one.quote for one in proposal.evidence if one.page == 2)


def test_another_language_is_shown_by_how_it_begins() -> None:
    proposal = propose_language(detect_pages(make_pages(SENTENCES["de"])))

    assert proposal is not None
    assert proposal.evidence[0].quote.startswith("Wer den Beruf wechseln will")


def test_two_languages_are_proposed_the_larger_first() -> None:
    proposal = propose_language(detect_pages(make_pages(SENTENCES["hr"] * 6, SENTENCES["de"] * 3)))

    assert proposal is not None
    assert proposal.value == ["hr", "de"]


def test_nothing_is_proposed_for_a_scan() -> None:
    assert propose_language(detect_pages(make_pages("", ""))) is None


@pytest.mark.parametrize("page", [make_page("sh"), make_page("pl", agreed=False)])
def test_a_doubt_halves_the_score(page: Page) -> None:
    proposal = propose_language([page])

    assert proposal is not None
    assert proposal.score == 0.4


@pytest.mark.parametrize(
    ("language", "doubt"),
    [
        (Language("und", 0.0, False), Doubt.TOO_LITTLE),
        (Language("sh", 0.4, False), Doubt.WHICH_NEIGHBOUR),
        (Language("bs", 0.4, True), Doubt.WHICH_NEIGHBOUR),
        (Language("de", 0.9, False), Doubt.DISAGREEMENT),
        (Language("de", 0.9, True), None),
    ],
)
def test_what_a_person_is_asked(language: Language, doubt: Doubt | None) -> None:
    assert find_doubt(language) == doubt
