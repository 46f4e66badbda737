"""Facts about this corpus that a general tool gets wrong, one test each.

Those of the layout are tested where it is read: heads and feet, columns and broken words in `extraction/`, printed
labels in `extraction/test_structure.py`.
"""

from pathlib import Path

import pytest

from indexer.documents import ExtractedPage
from indexer.extraction.port import Limits
from indexer.language.pages import detect_pages
from indexer.pipeline import prepare
from indexer.tagging.suggestions import suggest
from repository.models.file import PageSource
from tests.indexer.tagging.publications import make_page, make_vocabulary

LAST_WORD = "zvjezdoznanstvo"
CROATIAN = "Savjetnici u školama razgovaraju s učenicima o izboru zanimanja i o tome što će raditi poslije škole."
ENGLISH = "Advisers in schools talk with pupils about the choice of an occupation and what they will do afterwards."


def regions(text: str, language: str) -> list[str]:
    found = suggest((make_page(text, language),), (language,), "", make_vocabulary())
    return [one.concept for one in found if one.facet == "region"]


def test_the_imprint_is_not_the_subject() -> None:
    imprint = "Luxembourg: Publications Office of the European Union\nEurope 123, 570 01 Thessaloniki, Greece"

    assert regions(f"Croatia trains advisers. Croatian schools employ them. Croatia pays.\n{imprint}", "en") == ["HR"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hr", "Savjetnici rade u Hrvatskoj. Iskustvo hrvatskog sustava je dobro, a Hrvatska plaća."),
        ("de", "Die Beratung in Kroatien ist gut. Kroatiens Schulen sind bereit, und Kroatien zahlt."),
        ("fr", "Les conseillers de Croatie sont formés. La Croatie paie, et les écoles croates attendent en Croatie."),
        ("ar", "يعمل المرشدون في كرواتيا. والمدارس الكرواتية كثيرة، وكرواتيا بلد صغير."),
    ],
)
def test_a_country_is_named_in_the_language_of_the_text_and_inflected(language: str, text: str) -> None:
    assert regions(text, language) == ["HR"]


def test_a_twin_of_a_country_is_not_the_country() -> None:
    assert regions("Georgia Tech is in Atlanta. In Georgia, counsellors wait, and Georgia plans more.", "en") == []


def test_language_belongs_to_the_page() -> None:
    pages = [
        ExtractedPage(number, str(number), text, PageSource.TEXT_LAYER)
        for number, text in enumerate((CROATIAN, ENGLISH), 1)
    ]

    assert [page.language.code for page in detect_pages(pages)] == ["hr", "en"]


def test_the_last_word_of_a_long_report_is_read(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("\f".join([*[CROATIAN] * 300, LAST_WORD]), encoding="utf-8")

    pages = prepare(report, Limits(), make_vocabulary()).pages

    assert len(pages) == 301
    assert LAST_WORD in pages[-1].text
