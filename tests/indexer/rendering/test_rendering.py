"""Pictures have the width asked for; words stand where they are printed and know their place in the text."""

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from indexer.errors import ExtractionError
from indexer.extraction.extractor import FileExtractor
from indexer.rendering.alignment import align
from indexer.rendering.page import from_json, to_json
from indexer.rendering.pdfium import cut_out, render, words
from tests.indexer.extraction.pdfs import write_pdf


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "a.pdf", [["Career guidance", "in Croatia"], ["Second page"]])


def changed(pdf: Path, rotation: int = 0, crop: tuple[int, int, int, int] | None = None) -> Path:
    writer = PdfWriter(clone_from=PdfReader(pdf))
    for page in writer.pages:
        page.rotate(rotation)
        if crop is not None:
            page.cropbox = RectangleObject(crop)
    writer.write(pdf.with_suffix(".changed.pdf"))
    return pdf.with_suffix(".changed.pdf")


def test_picture_has_the_width_asked_for(pdf: Path) -> None:
    assert Image.open(io.BytesIO(render(pdf, 1, 700))).size == (700, 1050)


def test_words_know_their_place_in_the_extracted_text(pdf: Path) -> None:
    text = FileExtractor().extract(pdf).pages[0].text
    found = align(text, words(pdf, 1)).words
    assert [text[word.start : word.end] for word in found] == ["Career", "guidance", "in", "Croatia"]


def test_words_stand_where_they_are_printed(pdf: Path) -> None:
    page = words(pdf, 1)
    first = page.words[0]
    assert (page.width, page.height) == (400, 600)
    assert 48 < first.left < 52
    assert 30 < first.top < 60 < first.top + first.height < 70


def test_a_page_is_cut_out_as_it_is_shown_and_nothing_else(pdf: Path) -> None:
    alone = PdfReader(io.BytesIO(cut_out(changed(pdf, rotation=90), 2)))
    assert [page.extract_text().strip() for page in alone.pages] == ["Second page"]
    assert alone.pages[0].rotation == 90


def test_a_page_that_is_not_there_is_not_cut_out(pdf: Path) -> None:
    with pytest.raises(ExtractionError) as failure:
        cut_out(pdf, 3)
    assert failure.value.code == "unreadable"


def test_rotation_turns_the_boxes_with_the_page(pdf: Path) -> None:
    page = words(changed(pdf, rotation=90), 1)
    first = next(word for word in page.words if word.text == "Career")
    assert (page.width, page.height) == (600, 400)
    assert first.height > first.width
    assert 530 < first.left + first.width < 570
    assert 48 < first.top < 52


def test_crop_box_moves_the_origin_and_hides_what_is_outside(pdf: Path) -> None:
    page = words(changed(pdf, crop=(40, 530, 400, 600)), 1)
    assert [word.text for word in page.words] == ["Career", "guidance"]
    assert 8 < page.words[0].left < 12


def test_missing_page_is_unreadable(pdf: Path) -> None:
    with pytest.raises(ExtractionError) as caught:
        render(pdf, 3, 700)
    assert caught.value.code == "unreadable"


def test_words_survive_the_way_through_json(pdf: Path) -> None:
    page = words(pdf, 1)
    assert from_json(to_json(page)) == page
