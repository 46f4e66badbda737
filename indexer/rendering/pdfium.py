"""Pictures and word boxes of single pages with PDFium and Pillow. Runs in the processes of `indexer.sandbox`."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_int
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from indexer.errors import ExtractionError
from indexer.extraction.pdfium import open_document, page_text
from indexer.extraction.text import HYPHEN_MARKS, clean
from indexer.rendering.page import PageWords, PlacedWord

QUALITY = 80
MAX_PIXELS = 40_000_000
MAX_CHARACTERS = 100_000
# PDFium maps points to whole device units; a hundred to the point keeps two decimals.
UNITS_PER_POINT = 100
# Further than this from the last word found, an equal word is another one.
SEARCH_AHEAD = 200
# Scripts without blanks: each character is placed by itself, so that a hit of two can be marked.
IDEOGRAPHS = ((0x2E80, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32000))
Box = tuple[float, float, float, float]


@dataclass
class _Word:
    """Letters that stand together; `box` is left, bottom, right, top in the page's own space."""

    letters: list[str] = field(default_factory=list)
    box: Box = (float("inf"), float("inf"), float("-inf"), float("-inf"))

    def add(self, letter: str, box: Box) -> None:
        self.letters.append(letter)
        self.widen(box)

    def widen(self, box: Box) -> None:
        own = self.box
        self.box = min(own[0], box[0]), min(own[1], box[1]), max(own[2], box[2]), max(own[3], box[3])


def render(path: Path, number: int, width_px: int) -> bytes:
    """The page as JPEG, `width_px` wide; less only where a very long page would exceed `MAX_PIXELS`.

    Raises:
        ExtractionError: `unreadable` (no such page), `encrypted` or `damaged`.
    """
    with _page(path, number) as (_, page):
        width, height = page.get_size()
        scale = min(width_px / width, (MAX_PIXELS / (width * height)) ** 0.5)
        picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        output = io.BytesIO()
        picture.save(output, "JPEG", quality=QUALITY, optimize=True)
        return output.getvalue()


def words(path: Path, number: int) -> PageWords:
    """The words of the page that also stand in its extracted text.

    Raises:
        ExtractionError: as `render`.
    """
    with _page(path, number) as (document, page):
        width, height = page.get_size()
        text_page = page.get_textpage()
        try:
            found = list(_words(text_page))
        finally:
            text_page.close()
        placed = tuple(_placed(page, (width, height), page_text(document, number), found))
        return PageWords(round(width, 2), round(height, 2), placed)


@contextmanager
def _page(path: Path, number: int) -> Iterator[tuple[pdfium.PdfDocument, pdfium.PdfPage]]:
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
        yield document, page
        page.close()
    finally:
        document.close()


def _words(text_page: pdfium.PdfTextPage) -> Iterator[_Word]:
    word = _Word()
    for index in range(min(text_page.count_chars(), MAX_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        letter = chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else " "
        stands_alone = any(low <= code < high for low, high in IDEOGRAPHS)
        is_break = letter in HYPHEN_MARKS
        if (stands_alone or letter.isspace()) and word.letters:
            yield word
            word = _Word()
        if letter.isspace():
            continue
        box = text_page.get_charbox(index, loose=True)
        if is_break:
            word.widen(box)
        else:
            word.add(letter, box)
        if (is_break or stands_alone) and word.letters:
            yield word
            word = _Word()
    if word.letters:
        yield word


def _placed(page: pdfium.PdfPage, size: tuple[float, float], text: str, found: list[_Word]) -> Iterator[PlacedWord]:
    """Find each word in the text, going forward; a word that is not in it stands outside the visible page."""
    cursor = 0
    for word in found:
        letters = clean("".join(word.letters))
        start = text.find(letters, cursor, cursor + len(letters) + SEARCH_AHEAD) if letters else -1
        if start < 0:
            continue
        left, top, right, bottom = _on_screen(page, size, word.box)
        if right <= 0 or bottom <= 0 or left >= size[0] or top >= size[1]:
            continue
        cursor = start + len(letters)
        box = (round(value, 2) for value in (left, top, right - left, bottom - top))
        yield PlacedWord(letters, start, cursor, *box)


def _on_screen(page: pdfium.PdfPage, size: tuple[float, float], box: Box) -> Box:
    """Left, top, right, bottom in points from the top left, with rotation and crop box applied by PDFium."""
    columns, rows = (int(length * UNITS_PER_POINT) for length in size)
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        column, row = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, columns, rows, 0, x, y, column, row)
        corners.append((column.value / UNITS_PER_POINT, row.value / UNITS_PER_POINT))
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
