"""Pictures, word boxes and copies of single pages with PDFium and Pillow. Runs in children of `indexer.sandbox`."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from indexer.errors import ExtractionError
from indexer.extraction.direction import RIGHT_TO_LEFT, logical_order
from indexer.extraction.pdfium import open_document
from indexer.extraction.pdfium_letters import LetterPage, around
from indexer.extraction.text import clean_line, without_marks
from indexer.rendering.alignment import IDEOGRAPH
from indexer.rendering.encoding import to_webp
from indexer.rendering.page import PageBoxes, WordBox

QUALITY = 80
MAX_PIXELS = 40_000_000
# WebP has no longer side than 16,383.
MAX_SIDE = 16_000
# As `alignment.WORD`, and ended by PDFium's mark for a hyphen at the end of a line.
WORD = re.compile(f"[{IDEOGRAPH}]|[^\\s\ufffe{IDEOGRAPH}]+\ufffe?")


def render(path: Path, number: int, width_px: int) -> bytes:
    """The page as JPEG, for OCR, which reads no WebP; otherwise as `render_for_web`."""
    output = io.BytesIO()
    _drawn(path, number, width_px).save(output, "JPEG", quality=QUALITY, optimize=True)
    return output.getvalue()


def render_for_web(path: Path, number: int, width_px: int) -> bytes:
    """The page as WebP, `width_px` wide; less only where a very long page would exceed `MAX_PIXELS` or `MAX_SIDE`.

    Raises:
        ExtractionError: `unreadable` (no such page), `encrypted` or `damaged`.
    """
    return to_webp(_drawn(path, number, width_px))


def _drawn(path: Path, number: int, width_px: int) -> Image.Image:
    with _page(path, number) as page:
        width, height = page.get_size()
        scale = min(width_px / width, (MAX_PIXELS / (width * height)) ** 0.5, MAX_SIDE / height)
        picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        return picture


def words(path: Path, number: int) -> PageBoxes:
    """The visible words of the page.

    Raises:
        ExtractionError: as `render`.
    """
    with _page(path, number) as page:
        letters = LetterPage(page)
        try:
            return PageBoxes(round(letters.width, 2), round(letters.height, 2), tuple(_words(letters)))
        finally:
            letters.close()


def cut_out(path: Path, number: int) -> bytes:
    """A PDF of this page, with what it needs of the file and no more: links to other pages are left out.

    pypdf does it too, but takes along what such links lead to (333 kB instead of 98 for a page of a labour code).

    Raises:
        ExtractionError: as `render`.
    """
    output = io.BytesIO()
    with _page(path, number) as page:
        alone = pdfium.PdfDocument.new()
        try:
            alone.import_pages(page.pdf, [number - 1])
            alone.save(output)
        except pdfium.PdfiumError as error:
            raise ExtractionError("damaged", f"Page {number} can't be taken out of its file.") from error
        finally:
            alone.close()
    return output.getvalue()


@contextmanager
def _page(path: Path, number: int) -> Iterator[pdfium.PdfPage]:
    document = open_document(path).document
    try:
        if not 1 <= number <= len(document):
            raise ExtractionError("unreadable", f"The file has no page {number}.")
        try:
            page = document[number - 1]
        except pdfium.PdfiumError as error:
            raise ExtractionError("damaged", f"Page {number} can't be read.") from error
        if min(page.get_size()) <= 0:
            raise ExtractionError("damaged", f"Page {number} has no size.")
        yield page
        page.close()
    finally:
        document.close()


def _words(page: LetterPage) -> Iterator[WordBox]:
    for match in WORD.finditer(page.text):
        boxes = [page.advance_box(index) for index in range(match.start(), match.end())]
        left, top, right, bottom = around(boxes)
        if not page.is_visible((left, top, right, bottom)):
            continue
        text = logical_order(match[0], boxes) if RIGHT_TO_LEFT.search(match[0]) else match[0]
        numbers = (round(value, 2) for value in (left, top, right - left, bottom - top))
        yield WordBox(without_marks(clean_line(text)), *numbers)
