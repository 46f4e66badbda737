"""Pages of PDFs as a person reads them: columns, tables, raised marks, both directions of writing."""

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from corpus.fonts import fonts_for
from indexer.extraction.pdfium import open_document, read_page
from tests.indexer.extraction.pdfs import Placed, write_mapped, write_placed

LEFT = [
    "guidance for adults in work is a matter of",
    "time as much as of volume, since services",
    "are built for people who have already lost",
    "their jobs, while the most useful talk is the",
    "one that takes place a year or two before it,",
    "when plans can still be made with calm and",
    "when an employer may still be persuaded.",
]
RIGHT = [
    "participation is unequal as well: in the study",
    "considered here, about four adults in ten had",
    "spoken to an adviser over the last five years,",
    "but the share was half as high among persons",
    "without an upper secondary qualification, and",
    "older workers were hardly seen at all by any",
    "of the offices that took part in the survey.",
]
TABLE = [
    ("Albania", "12", "Tirana"),
    ("Bosnia and Herzegovina", "7", "Sarajevo"),
    ("Croatia", "31", "Zagreb"),
    ("Montenegro", "2", "Podgorica"),
    ("Serbia", "44", "Belgrade"),
    ("Slovenia", "18", "Ljubljana"),
]


def text_of(path: Path) -> str:
    opened = open_document(path)
    try:
        numbers = range(1, len(opened) + 1)
        return "\n\f".join(read_page(opened.document, number).text.text for number in numbers)
    finally:
        opened.document.close()


def column(lines: list[str], left: float, top: float = 60) -> list[Placed]:
    return [(left, top + 12 * place, 8, line) for place, line in enumerate(lines)]


@pytest.mark.parametrize("shift", [0, 4])
def test_columns_written_row_by_row_are_read_one_after_the_other(tmp_path: Path, shift: float) -> None:
    rows = [line for pair in zip(column(LEFT, 20), column(RIGHT, 205, 60 + shift), strict=True) for line in pair]
    path = write_placed(tmp_path / "a.pdf", [[(20, 40, 14, "A title over both columns of the page"), *rows]])
    assert text_of(path).splitlines() == ["A title over both columns of the page", *LEFT, *RIGHT]


def test_columns_written_one_by_one_are_left_in_order(tmp_path: Path) -> None:
    path = write_placed(tmp_path / "a.pdf", [column(LEFT, 20) + column(RIGHT, 205)])
    assert text_of(path).splitlines() == [*LEFT, *RIGHT]


def test_table_is_read_by_rows_with_its_cells_apart(tmp_path: Path) -> None:
    lefts = (20.0, 150.0, 220.0)
    cells = [
        (left, 60.0 + 12 * row, 8.0, cell)
        for row, texts in enumerate(TABLE)
        for left, cell in zip(lefts, texts, strict=True)
    ]
    assert text_of(write_placed(tmp_path / "a.pdf", [cells])).splitlines() == [" ".join(texts) for texts in TABLE]


@pytest.mark.parametrize("gap", [1.5, 2.0, 3.0, 30.0])
def test_cells_that_nearly_touch_are_apart(tmp_path: Path, gap: float) -> None:
    width = 2 * 0.556 * 10
    path = write_placed(tmp_path / "a.pdf", [[(50, 60, 10, "12"), (50 + width + gap, 60, 10, "Croatia")]])
    assert text_of(path) == "12 Croatia"


def test_word_shown_in_pieces_is_one_word(tmp_path: Path) -> None:
    width = (3 * 0.556 + 0.222) * 10
    path = write_placed(tmp_path / "a.pdf", [[(50, 60, 10, "guid"), (50 + width, 60, 10, "ance")]])
    assert text_of(path) == "guidance"


def test_lines_out_of_order_are_read_from_the_top(tmp_path: Path) -> None:
    path = write_placed(tmp_path / "a.pdf", [column(LEFT, 20)[::-1]])
    assert text_of(path).splitlines() == LEFT


def test_mark_of_a_note_is_apart_from_its_word_and_does_not_end_the_line(tmp_path: Path) -> None:
    path = write_placed(
        tmp_path / "a.pdf", [[(50, 60, 10, "of learning"), (98.5, 56, 6, "12"), (105.5, 60, 10, ". Over time")]]
    )
    assert text_of(path) == "of learning 12. Over time"


@pytest.mark.parametrize("word", ["CO2", "m2", "ISO9001"])
def test_number_in_a_word_stays_in_it(tmp_path: Path, word: str) -> None:
    assert text_of(write_placed(tmp_path / "a.pdf", [[(50, 60, 10, f"of {word} here")]])) == f"of {word} here"


def test_word_broken_over_lines_is_marked(tmp_path: Path) -> None:
    path = write_placed(tmp_path / "a.pdf", [[(50, 60, 10, "plans and infor-"), (50, 72, 10, "mation for all")]])
    assert text_of(path) == "plans and infor\x02\nmation for all"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hr", "Cjeloživotno profesionalno usmjeravanje u školi"),
        ("uk", "Професійна орієнтація дорослих"),
        ("el", "Επαγγελματικός προσανατολισμός"),
    ],
)
def test_letters_of_every_script_come_out(tmp_path: Path, language: str, text: str) -> None:
    assert text_of(write_placed(tmp_path / "a.pdf", [[(50, 60, 10, text)]], font=fonts_for(language).sans)) == text


def test_glyph_of_two_arabic_letters_comes_out_in_order(tmp_path: Path) -> None:
    path = write_mapped(tmp_path / "a.pdf", "BT /F 20 Tf 50 300 Td (CBA) Tj ET", {"A": "س", "B": "لا", "C": "م"})
    assert text_of(path) == "سلام"


def test_what_stands_outside_the_visible_page_is_left_out(tmp_path: Path) -> None:
    path = write_placed(tmp_path / "a.pdf", [[(50, 60, 10, "seen"), (50, 550, 10, "cut off"), (350, 60, 10, "away")]])
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.pages[0].cropbox = RectangleObject((0, 300, 340, 600))
    writer.write(path)
    assert text_of(path) == "seen"


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_columns_are_found_on_a_turned_page(tmp_path: Path, rotation: int) -> None:
    """The file is turned twice: what is drawn lies on its side, and the page is turned back."""
    rows = [line for pair in zip(column(LEFT, 20), column(RIGHT, 205), strict=True) for line in pair]
    path = write_placed(tmp_path / "a.pdf", [rows])
    writer = PdfWriter(clone_from=PdfReader(path))
    page = writer.pages[0]
    page.rotate(rotation)
    page.transfer_rotation_to_content()
    page.rotate(rotation)
    writer.write(path)
    assert sorted(text_of(path).splitlines()) == sorted([*LEFT, *RIGHT])


def test_title_written_last_is_read_first(tmp_path: Path) -> None:
    lines = column(LEFT, 20) + column(RIGHT, 205)
    path = write_placed(tmp_path / "a.pdf", [[*lines, (20, 30, 10, "A title")]])
    assert text_of(path).splitlines() == ["A title", *LEFT, *RIGHT]


def test_column_that_ends_lower_than_the_other_stays_whole(tmp_path: Path) -> None:
    last = (20, 60 + 12 * len(LEFT) + 14, 8, "The left column ends here.")
    path = write_placed(tmp_path / "a.pdf", [[*column(LEFT, 20), last, *column(RIGHT, 205)]])
    assert text_of(path).splitlines() == [*LEFT, "The left column ends here.", *RIGHT]


def test_columns_whose_lines_stand_between_each_other_are_not_mixed(tmp_path: Path) -> None:
    left, right = column(LEFT, 20), column(RIGHT, 205)
    apart = [
        (x, 60 + 2 * (top - 60) + shift, size, line)
        for part, shift in ((left, 0), (right, 12))
        for x, top, size, line in part
    ]
    assert text_of(write_placed(tmp_path / "a.pdf", [apart])).splitlines() == [*LEFT, *RIGHT]
