"""Facts about this corpus that a general tool gets wrong, one test each; the layout in all its forms: `extraction/`."""

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from indexer.documents import ExtractedPage
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import Limits
from indexer.language.pages import detect_pages
from indexer.preparation import prepare
from indexer.tagging.suggestions import suggest
from repository.texts import PageSource
from tests.indexer.extraction.pdfs import write_pdf, write_placed
from tests.indexer.tagging.publications import make_page, make_vocabulary

LAST_WORD = "zvjezdoznanstvo"
CROATIAN = "Savjetnici u školama razgovaraju s učenicima o izboru zanimanja i o tome što će raditi poslije škole."
ENGLISH = "Advisers in schools talk with pupils about the choice of an occupation and what they will do afterwards."


def regions(text: str, language: str) -> list[str]:
    found = suggest((make_page(text, language),), (language,), "", make_vocabulary())
    return [one.concept for one in found if one.facet == "region"]


ABOUT_CROATIA = "Croatia trains advisers. Croatian schools employ them. Croatia pays."


@pytest.mark.parametrize(
    "aside",
    [
        "Luxembourg: Publications Office of the European Union",
        "Europe 123, 570 01 Thessaloniki, Greece",
        "Acknowledgements\nThe authors thank colleagues in Greece, from Nigeria and in Greece again.",
        "References\nBanda, P. (2014). Guidance in Nigeria. Athens, Greece.\nOkoro, T. (2016). Nigeria at work. Lagos.",
    ],
    ids=["imprint", "address", "acknowledgements", "reference list"],
)
def test_what_stands_beside_the_subject_is_not_the_subject(aside: str) -> None:
    assert regions(f"{ABOUT_CROATIA}\n{aside}", "en") == ["HR"]


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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Georgia Tech is in Atlanta. In Georgia, counsellors wait, and Georgia plans more.", []),
        ("Michael Jordan advises pupils. Mr Jordan visits schools, and pupils write to Michael Jordan.", []),
        ("Chad Miller counsels adults. Adults trust Chad Miller, and Chad Miller listens.", []),
        ("Pupils serve roast turkey. The turkey is for all, and turkey is what they cook.", []),
        ("In Papua New Guinea advisers travel. Papua New Guinea has few, and Papua New Guinea pays.", ["PG"]),
        ("Guinea-Bissau trains advisers. In Guinea-Bissau they are few, and Guinea-Bissau pays.", ["GW"]),
        ("Nigeria trains advisers. Nigerian schools employ them, and Nigeria pays.", ["NG"]),
        ("Niger trains advisers. In Niger they are few, and Niger pays for them.", ["NE"]),
    ],
)
def test_a_twin_of_a_country_is_not_the_country(text: str, named: list[str]) -> None:
    assert regions(text, "en") == named


def test_language_belongs_to_the_page() -> None:
    pages = [
        ExtractedPage(number, str(number), text, PageSource.TEXT_LAYER)
        for number, text in enumerate((CROATIAN, ENGLISH), 1)
    ]

    assert [page.language.code for page in detect_pages(pages)] == ["hr", "en"]


def test_the_last_word_of_a_long_report_is_read(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("\f".join([*[CROATIAN] * 300, *["Tablica 1"] * 1699, LAST_WORD]), encoding="utf-8")

    pages = prepare(report, Limits(), make_vocabulary()).pages

    assert len(pages) == 2000
    assert LAST_WORD in pages[-1].text


def test_printed_page_labels_differ_from_physical_numbers(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(write_pdf(tmp_path / "plain.pdf", [["Preface"], ["Contents"], ["Part"]])))
    writer.set_page_label(0, 1, style="/r")
    writer.set_page_label(2, 2, style="/D")
    writer.write(tmp_path / "labelled.pdf")

    pages = FileExtractor().extract(tmp_path / "labelled.pdf").pages

    assert [(page.number, page.label) for page in pages] == [(1, "i"), (2, "ii"), (3, "1")]


def test_words_broken_at_line_ends_are_whole_columns_follow_each_other_and_heads_and_feet_are_left_out(
    tmp_path: Path,
) -> None:
    left = [
        "Advisers in schools talk with",
        "pupils about the choice of an occu-",
        "pation, and an occupation is what",
        "they look for in the end.",
    ]
    right = [
        "Elsewhere employers open their",
        "doors to young people, and their",
        "parents come along to see what",
        "work is like on a plain day.",
    ]
    pages = [
        [
            (50, 40, 8, "Guidance in Europe"),
            *((50, 80 + 14 * place, 10, line) for place, line in enumerate(left)),
            *((250, 80 + 14 * place, 10, line) for place, line in enumerate(right)),
            (200, 560, 8, f"{number} of six"),
        ]
        for number in range(1, 7)
    ]

    text = FileExtractor().extract(write_placed(tmp_path / "columns.pdf", pages)).pages[3].text

    assert "choice of an occupation, and" in text.replace("\n", " ")
    assert text.index("in the end") < text.index("Elsewhere")
    assert "Guidance in Europe" not in text
