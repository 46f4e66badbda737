"""Where a text comes from that is about no other region."""

import pytest

from indexer.documents import Evidence
from indexer.tagging.suggestions import suggest
from repository.vocabulary.concepts import Vocabulary
from tests.indexer.tagging.publications import make_page


def regions(vocabulary: Vocabulary, text: str, language: str) -> dict[str, tuple[Evidence, ...]]:
    found = suggest((make_page(text, language),), (language,), "", vocabulary)
    return {one.concept: one.evidence for one in found if one.facet == "region"}


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("hr", "Upute za savjetnike\nMarko Marić\nZagreb, 2019.", "HR"),
        ("de", "Handreichung\nAnke Vollrath\nKassel 2017", "DE"),
        ("uk", "Від окопу до навчання\nЛьвів, 14 лютого 2024 року\nПісля лікування в Польщі він учиться.", "UA"),
        ("pl", "Poradnik\nUczniowie słyszą o zawodach. Tymczasem polskie firmy szukają ludzi.", "PL"),
        ("sv", "Skolverket\nRapport om vägledning\nFartun kom från Somalia.", "SE"),
        ("hu", "Iskola a tanyán\nA Debrecentől harminc kilométerre álló iskolában negyven gyerek tanul.", "HU"),
    ],
)
def test_a_text_about_no_other_region_is_of_the_country_it_comes_from(
    vocabulary: Vocabulary, language: str, text: str, key: str
) -> None:
    assert list(regions(vocabulary, text, language)) == [key]


def test_the_line_that_a_text_was_sent_from_is_the_evidence(vocabulary: Vocabulary) -> None:
    found = regions(vocabulary, "Upute za savjetnike\nMarko Marić\nZagreb, 2019.", "hr")

    assert "Zagreb, 2019." in found["HR"][0].quote


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Після лікування в Польщі він учиться."),
        ("en", "Notes for counsellors\nDublin, 2019\nAs in Ireland, advice helps."),
        ("de", "Beraten lernen\nIn Wien wird gefragt, und in Hamburg auch."),
        ("hr", "Međunarodna organizacija rada\nUpute za savjetnike\nZagreb, 2019."),
    ],
)
def test_another_language_two_countries_alike_and_an_agencys_imprint_tell_nothing(
    vocabulary: Vocabulary, language: str, text: str
) -> None:
    assert regions(vocabulary, text, language) == {}


def test_the_commission_writes_of_the_union(vocabulary: Vocabulary) -> None:
    text = (
        "Europäische Kommission\nAufruf an Lehrkräfte\nAnträge nehmen die Agenturen in allen Mitgliedstaaten entgegen."
    )

    found = regions(vocabulary, text, "de")

    assert list(found) == ["eu"]
    assert "Mitgliedstaaten" in found["eu"][0].quote
    assert regions(vocabulary, text.replace("Europäische Kommission", "Verein"), "de") == {}
