"""Choose the reader by what a file holds, put its parts together, and say how reading ended.

Pages are read one by one; what needs the other pages comes after the last, see `finishing`. So a document is held as
text, some kilobytes a page, and never as places of letters.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from indexer.documents import ExtractedPage, Extraction, TextLine
from indexer.errors import ExtractionError
from indexer.extraction import pdfium, pypdf
from indexer.extraction.finishing import finish, finish_lines
from indexer.extraction.lines import PageText
from indexer.extraction.plain import extract_plain
from indexer.extraction.port import Limits, NothingKept, PageStore
from indexer.extraction.remarks import Remark, RemarkCode
from indexer.extraction.salvage import END, TAIL_BYTES
from indexer.extraction.structure import STRUCTURE_TIMEOUT_S, read_structure
from repository.texts import PageSource, TextState

PDF = "application/pdf"
MAGIC = b"%PDF-"
# The header may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3, implementation note 13).
MAGIC_WITHIN_BYTES = 1024
DEFAULT_LIMITS = Limits()
NOTHING_KEPT = NothingKept()


@dataclass
class _Reading:
    """What is known of a PDF while it is read."""

    pages: list[PageText] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    is_partial: bool = False
    is_stopped: bool = False


@dataclass(frozen=True)
class FileExtractor:
    """The `TextExtractor` for every kind of file we take: PDF and plain text. Can be pickled. `password`: of a file
    that opens with one only."""

    password: str = field(default="", repr=False)

    def extract(self, path: Path, limits: Limits = DEFAULT_LIMITS, store: PageStore = NOTHING_KEPT) -> Extraction:
        start = _start_of(path)
        if not start:
            raise ExtractionError("empty_file", "The file is empty.")
        if MAGIC in start:
            return _extract_pdf(path, limits, store, self.password)
        if path.suffix.lower() == ".txt":
            return extract_plain(path, limits)
        if path.suffix.lower() == ".pdf":
            raise ExtractionError("not_a_pdf", "The file is named .pdf but is not a PDF.")
        raise ExtractionError("unsupported_type", "Only PDF and plain text (.txt) files can be read.")


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAGIC_WITHIN_BYTES)
    except OSError as error:
        raise ExtractionError("unreadable", "The file can't be opened on this computer.") from error


def _extract_pdf(path: Path, limits: Limits, store: PageStore, password: str) -> Extraction:
    deadline = time.monotonic() + limits.soft_timeout_s
    try:
        reading = _read_with_pdfium(path, limits, deadline, store, password)
    except ExtractionError as error:
        if error.code != "damaged":
            raise
        reading = _read_with_pypdf(path, deadline, password)
    if _is_cut_off(path):
        reading.is_partial = True
        reading.remarks.append(Remark(RemarkCode.CUT_OFF))
    _check_empty_pages(path, reading, deadline, password)
    structure = read_structure(path, max(1.0, min(STRUCTURE_TIMEOUT_S, deadline - time.monotonic())), password)
    pages = finish(reading.pages, structure.labels)
    state = _state(reading, pages)
    remarks = [*reading.remarks, *_page_remarks(reading, pages), *structure.remarks]
    return Extraction(
        media_type=PDF,
        state=state,
        pages=pages,
        outline=tuple(structure.outline),
        metadata=structure.metadata,
        lines=finish_lines(reading.lines) if any(page.health.repairs for page in pages) else tuple(reading.lines),
        remarks=tuple(remarks),
        facts=structure.facts,
    )


def _read_with_pdfium(path: Path, limits: Limits, deadline: float, store: PageStore, password: str) -> _Reading:
    opened = pdfium.open_document(path, password)
    reading = _Reading(is_partial=opened.is_repaired)
    try:
        if opened.is_repaired:
            reading.remarks.append(Remark(RemarkCode.REPAIRED))
        if password:
            reading.remarks.append(Remark(RemarkCode.WITH_PASSWORD))
        elif opened.has_owner_password:
            reading.remarks.append(Remark(RemarkCode.OWNER_PASSWORD))
        numbers = range(1, len(opened) + 1)
        pages = (store.page(number, partial(pdfium.read_page, opened.document, number)) for number in numbers)
        _take_pages(reading, pages, len(opened), limits, deadline)
    finally:
        opened.document.close()
    return reading


def _take_pages(
    reading: _Reading, pages: Iterable[pdfium.ReadPage], count: int, limits: Limits, deadline: float
) -> None:
    """Take pages until the end or a limit; the page that reaches the limit is kept whole."""
    characters = 0
    for number, page in enumerate(pages, start=1):
        reading.pages.append(page.text)
        reading.lines.extend(page.lines)
        if not page.is_readable:
            reading.unreadable.append(number)
        characters += len(page.text.text)
        is_over = characters > limits.max_characters or time.monotonic() > deadline
        if number < count and (is_over or number >= limits.max_pages):
            reading.is_stopped = True
            reading.remarks.append(Remark(RemarkCode.PAGES_READ, number, count))
            return


def _check_empty_pages(path: Path, reading: _Reading, deadline: float, password: str) -> None:
    """A page without text may be one whose content was too much to unpack."""
    empty = [number for number, page in enumerate(reading.pages, start=1) if not page.text]
    left_s = max(1.0, deadline - time.monotonic())
    if empty and (over := pypdf.pages_over_limit(path, empty, left_s, password)):
        reading.is_stopped = True
        reading.remarks.append(Remark(RemarkCode.PAGES_TOO_LARGE, len(over), len(reading.pages)))


def _read_with_pypdf(path: Path, deadline: float, password: str) -> _Reading:
    second = pypdf.read_pages(path, deadline - time.monotonic(), password)
    if not any(page.text for page in second.pages) and second.unreadable and not second.is_stopped:
        raise ExtractionError("damaged", "The file is damaged and none of its pages can be read.")
    reading = _Reading(second.pages, second.unreadable, is_stopped=second.is_stopped)
    reading.remarks.append(Remark(RemarkCode.SECOND_READER))
    if second.is_stopped:
        reading.remarks.append(Remark(RemarkCode.PARTS_NOT_READ))
    return reading


def _is_cut_off(path: Path) -> bool:
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - TAIL_BYTES))
        return END not in stream.read()


def _state(reading: _Reading, pages: Sequence[ExtractedPage]) -> TextState:
    if reading.is_stopped:
        return TextState.LIMIT_REACHED
    if reading.is_partial or reading.unreadable:
        return TextState.PARTIAL
    if all(page.source is PageSource.NONE for page in pages):
        return TextState.NO_TEXT_LAYER
    return TextState.COMPLETE


def _page_remarks(reading: _Reading, pages: Sequence[ExtractedPage]) -> list[Remark]:
    remarks = []
    if reading.unreadable:
        remarks.append(Remark(RemarkCode.PAGES_UNREADABLE, len(reading.unreadable), len(pages)))
    blank = sum(page.source is PageSource.NONE for page in pages) - len(reading.unreadable)
    if blank > 0:
        remarks.append(Remark(RemarkCode.PAGES_WITHOUT_TEXT, blank, len(pages)))
    return remarks
