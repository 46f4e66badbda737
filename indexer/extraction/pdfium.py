"""Documents with PDFium: opened, repaired if need be, and their pages as text in reading order.

PDFium reads what a browser opens and is four to seven times as fast as pypdf (two reports), but is C++: it may die, so
it runs in `sandbox` only. Letters and lines are read in `pdfium_letters` and `pdfium_lines`, put in order in `layout`.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from indexer.documents import TextLine
from indexer.errors import ExtractionError
from indexer.extraction.layout import by_columns, gutters_of, in_order, may_have_columns
from indexer.extraction.lines import Line, PageText, page_text
from indexer.extraction.pdfium_letters import LetterPage
from indexer.extraction.pdfium_lines import RawLine, parts_of, read_lines
from indexer.extraction.salvage import repaired
from indexer.extraction.text import mark_broken, without_marks

LINES_FROM_PAGES = 3
PAGES_TRIED = 50
WORD = re.compile(r"\S+")
LOCKED = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}


@dataclass(frozen=True)
class OpenedDocument:
    """`document`: PDFium's, with `len()` pages. `is_repaired`: opened only with a new end, see `salvage`."""

    document: pdfium.PdfDocument
    is_repaired: bool

    def __len__(self) -> int:
        return len(self.document)

    @property
    def has_owner_password(self) -> bool:
        return int(raw.FPDF_GetSecurityHandlerRevision(self.document)) != -1


@dataclass(frozen=True)
class ReadPage:
    """`text`: cleaned, in reading order. `lines`: of the first pages of a file, each with the largest size in which its
    words are set. A page that can't be loaded is empty and not `is_readable`."""

    text: PageText
    lines: tuple[TextLine, ...] = ()
    is_readable: bool = True


def open_document(path: Path, password: str = "") -> OpenedDocument:
    """Open a PDF, repaired if need be. The caller closes `document`.

    Raises:
        ExtractionError: `encrypted` (another password is needed) or `damaged`.
    """
    try:
        document = pdfium.PdfDocument(path, password or None)
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
    """True if a page can be loaded; the count alone is only what the file claims. Else the document is closed. A page
    that has a size can be loaded, and what is drawn on it is not read twice."""
    for index in range(min(len(document), PAGES_TRIED)):
        with suppress(pdfium.PdfiumError):
            document.get_page_size(index)
            return True
    document.close()
    return False


def read_page(document: pdfium.PdfDocument, number: int) -> ReadPage:
    """The page with a physical number, from 1."""
    try:
        page = document[number - 1]
        letters = LetterPage(page)
    except pdfium.PdfiumError:
        return ReadPage(PageText(""), is_readable=False)
    try:
        found = read_lines(letters)
        sized = found if number <= LINES_FROM_PAGES else []
        return ReadPage(_page_text(letters, found), tuple(_sized(letters, line, number) for line in sized))
    finally:
        letters.close()
        page.close()


def _page_text(page: LetterPage, found: list[RawLine]) -> PageText:
    lines = [Line(line.text, *line.box) for line in found]
    gutters: list[float] = []
    if may_have_columns(lines, (gap for line in found for gap in line.wide_gaps)):
        gutters = gutters_of([part for line in found for part in parts_of(page, line, line.wide_gaps)])
    if gutters:
        ordered = by_columns([part for line in found for part in parts_of(page, line, line.gaps_at(gutters))], gutters)
    else:
        ordered = in_order(lines)
    for line, text in zip(ordered, mark_broken([line.text for line in ordered]), strict=True):
        line.text = text
    return page_text(ordered, page.height)


def _sized(page: LetterPage, line: RawLine, number: int) -> TextLine:
    """Asks the first, the last and the middle word: a line in several sizes has them in stretches."""
    starts = [line.start + match.start() for match in WORD.finditer(page.text[line.start : line.end])]
    asked = {starts[0], starts[len(starts) // 2], starts[-1]} if starts else ()
    size = max((page.type_size(start) for start in asked), default=0.0)
    return TextLine(number, without_marks(line.text), round(size, 1))
