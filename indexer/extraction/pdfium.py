"""Text with PDFium: the pages in reading order, and the lines of the first pages with their type size.

PDFium reads what a browser opens and is four to seven times as fast as pypdf (two reports), but is C++: it may die, so
it runs in `sandbox` only. Text outside the visible page (printers' notes, spines) is left out.
"""

import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from indexer.documents import TextLine
from indexer.errors import ExtractionError
from indexer.extraction.salvage import repaired
from indexer.extraction.text import NEARBY_PAGES, clean, finished_pages, join_broken_words, words_of

LINES_FROM_PAGES = 3
PAGES_TRIED = 50
MAX_LINE_CHARACTERS = 20_000
LOCKED = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}


@dataclass(frozen=True)
class OpenedDocument:
    """`document`: PDFium's, with `len()` pages. `is_repaired`: opened only with a new end, see `salvage`."""

    document: pdfium.PdfDocument
    is_repaired: bool

    @property
    def has_owner_password(self) -> bool:
        return int(raw.FPDF_GetSecurityHandlerRevision(self.document)) != -1


def open_document(path: Path) -> OpenedDocument:
    """Open a PDF, repaired if need be. The caller closes `document`.

    Raises:
        ExtractionError: `encrypted` (a password is needed) or `damaged`.
    """
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in LOCKED:
            raise ExtractionError("encrypted", "The file can be opened only with its password.") from error
    else:
        if _has_pages(document):
            return OpenedDocument(document, is_repaired=False)
    for content in repaired(path.read_bytes()):
        with suppress(pdfium.PdfiumError):
            document = pdfium.PdfDocument(content)
            if _has_pages(document):
                return OpenedDocument(document, is_repaired=True)
    raise ExtractionError("damaged", "The file is damaged and none of its pages can be read.")


def _has_pages(document: pdfium.PdfDocument) -> bool:
    """True if a page can be loaded; the count alone is only what the file claims. Else the document is closed."""
    for index in range(min(len(document), PAGES_TRIED)):
        with suppress(pdfium.PdfiumError):
            document[index].close()
            return True
    document.close()
    return False


def raw_page_text(document: pdfium.PdfDocument, index: int) -> str:
    """The visible text of a page as PDFium gives it. `index` from 0.

    Raises:
        ExtractionError: `damaged`, the page can't be loaded.
    """
    try:
        page = document[index]
        text_page = page.get_textpage()
        text: str = text_page.get_text_bounded()
        text_page.close()
        page.close()
    except pdfium.PdfiumError as error:
        raise ExtractionError("damaged", f"Page {index + 1} can't be read.") from error
    return text


def iter_page_texts(document: pdfium.PdfDocument, unreadable: list[int]) -> Iterator[str]:
    """The finished text of every page, lazily; the number of a page that can't be loaded goes to `unreadable`."""

    def raw_texts() -> Iterator[str]:
        for index in range(len(document)):
            try:
                yield raw_page_text(document, index)
            except ExtractionError:
                unreadable.append(index + 1)
                yield ""

    return finished_pages(raw_texts())


def page_text(document: pdfium.PdfDocument, number: int) -> str:
    """The text of one page, equal to what `iter_page_texts` gives for it. `number` from 1."""
    nearby = {}
    for index in range(max(0, number - 1 - NEARBY_PAGES), min(len(document), number + NEARBY_PAGES)):
        try:
            nearby[index] = clean(raw_page_text(document, index))
        except ExtractionError:
            nearby[index] = ""
    return join_broken_words(nearby[number - 1], [words_of(text) for text in nearby.values()])


def first_lines(document: pdfium.PdfDocument) -> list[TextLine]:
    """The lines of the first pages, in reading order, each with the largest size in which one of its words is set."""
    lines: list[TextLine] = []
    for index in range(min(LINES_FROM_PAGES, len(document))):
        try:
            page = document[index]
            lines.extend(_lines_of(page, index + 1))
            page.close()
        except pdfium.PdfiumError:
            continue  # The page is missing from the text as well, and is named there.
    return lines


def _lines_of(page: pdfium.PdfPage, number: int) -> Iterator[TextLine]:
    text_page = page.get_textpage()
    bounds = page.get_bbox()
    letters: list[str] = []
    size, is_word_start = 0.0, True
    for index in range(min(text_page.count_chars(), MAX_LINE_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        letter = chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""
        if letter in "\r\n":
            yield from _line(number, letters, size)
            letters, size, is_word_start = [], 0.0, True
            continue
        if letter.isspace():
            is_word_start = True
        elif is_word_start:
            is_word_start = False
            if _is_visible(text_page, index, bounds):
                size = max(size, _type_size(text_page, index))
        letters.append(letter)
    yield from _line(number, letters, size)
    text_page.close()


def _line(number: int, letters: list[str], size: float) -> Iterator[TextLine]:
    """Nothing for a blank line and for one outside the visible page, whose size was never taken."""
    text = clean("".join(letters))
    if text and size:
        yield TextLine(number, join_broken_words(text, [words_of(text)]), round(size, 1))


def _is_visible(text_page: pdfium.PdfTextPage, index: int, bounds: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = text_page.get_charbox(index)
    return bool(left < bounds[2] and right > bounds[0] and bottom < bounds[3] and top > bounds[1])


def _type_size(text_page: pdfium.PdfTextPage, index: int) -> float:
    """Points on the page. Many programs set size 1 and scale by the text matrix, so both count."""
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(text_page, index, matrix):
        scale = math.hypot(matrix.c, matrix.d)
    return float(raw.FPDFText_GetFontSize(text_page, index)) * scale
