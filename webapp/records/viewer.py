"""What the page viewer prints: one page as picture and text, with the words of a question marked in both."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from indexer.errors import ExtractionError
from indexer.rendering.cache import WIDTHS
from indexer.rendering.page import PageWords, PlacedWord
from repository import files
from repository.errors import BlobNotFound
from repository.files import PageText
from repository.models.file import File
from repository.models.record import Record
from repository.texts import PageSource
from webapp.citations.cited import CitePanel, cite_panel
from webapp.records.files import DEFAULT_WIDTH, PDF
from webapp.records.text import Marks, Paragraph, marked
from webapp.site import current_site

FIT = 0
# Zoom as the address says it -> how wide `viewer.css` shows the picture; the browser chooses a source by that. To fit a
# wide screen it is shown narrower than said here: letters are smoother in a picture that is scaled down.
ZOOMS = {FIT: "(max-width: 60rem) calc(100vw - 2rem), 62.5rem", 1000: "62.5rem", 1600: "100rem"}
# Around a word, in points, so that the box does not touch the letters.
PADDING = 1.5
HITS_LISTED = 24


@dataclass(frozen=True)
class Picture:
    """`sources`, `sizes`: as of an HTML image; `ahead`: sources of the page that follows, empty where none does.
    `width`, `height` in points; `boxes` are left, top, width, height of the words found."""

    url: str
    sources: str
    sizes: str
    ahead: str
    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True)
class FoundPages:
    """Pages that a question finds. `position`: of this page among them, from 1, 0 if it is none of them."""

    total: int
    position: int
    previous: str
    next: str
    hits: tuple["HitLink", ...] = ()


@dataclass(frozen=True)
class HitLink:
    """A page that is found, by its printed label; `url` is empty for this page."""

    label: str
    url: str


@dataclass(frozen=True)
class ZoomLink:
    width: int
    url: str


@dataclass(frozen=True)
class Viewer:
    """`picture` is None where there is none. Addresses are empty where they lead nowhere."""

    record: Record
    number: int
    label: str
    pages: int
    query: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    picture: Picture | None
    found: FoundPages
    zoom: int
    zooms: list[ZoomLink]
    previous: str
    next: str
    pdf_url: str
    cite: CitePanel
    is_recognised: bool


def viewer(session: Session, record: Record, number: int, query: str, zoom: int) -> Viewer:
    """Raises `NotFound` where the record has no such page."""
    page = files.list_pages(session, {record.id: [number]}).get((record.id, number))
    if page is None:
        raise NotFound()
    file = record.files[0]
    pages = files.count_pages(session, [record.id])[file.id]
    paragraphs, marks = marked(page.text, page.language, query)
    is_pdf = file.media_type == PDF
    width = zoom if zoom in ZOOMS else FIT
    download = url_for("files.download", record_id=record.id, name=file.name, _anchor=f"page={number}")
    return Viewer(
        record=record,
        number=number,
        label=page.label,
        pages=pages,
        query=query,
        language=page.language,
        paragraphs=paragraphs,
        picture=picture(file, page, marks, width, is_followed=number < pages) if is_pdf else None,
        found=_found(session, record.id, number, query, width),
        zoom=width,
        zooms=[ZoomLink(one, "" if one == width else page_url(record.id, number, query, one)) for one in ZOOMS],
        previous=page_url(record.id, number - 1, query, width) if number > 1 else "",
        next=page_url(record.id, number + 1, query, width) if number < pages else "",
        pdf_url=download if is_pdf else "",
        cite=cite_panel(record, number, page.label),
        is_recognised=page.source == PageSource.OCR,
    )


def page_url(record_id: int, number: int, query: str, zoom: int = FIT) -> str:
    return url_for("records.page", record_id=record_id, number=number, q=query or None, width=zoom or None)


def picture(file: File, page: PageText, marks: Marks, zoom: int = FIT, *, is_followed: bool = False) -> Picture | None:
    """None where the page can't be drawn; its text is there all the same. `is_followed`: there is a next page."""
    try:
        words = current_site().pages.words(file.sha256, page.number, page.text)
    except (ExtractionError, BlobNotFound):
        return None
    return Picture(
        url=_picture_url(file.record_id, page.number, DEFAULT_WIDTH),
        sources=_sources(file.record_id, page.number),
        sizes=ZOOMS[zoom],
        ahead=_sources(file.record_id, page.number + 1) if is_followed else "",
        width=words.width,
        height=words.height,
        boxes=_boxes(words, marks),
    )


def _sources(record_id: int, number: int) -> str:
    return ", ".join(f"{_picture_url(record_id, number, width)} {width}w" for width in WIDTHS)


def _picture_url(record_id: int, number: int, width: int) -> str:
    return url_for("files.page_image", record_id=record_id, number=number, width=width)


def _boxes(page: PageWords, marks: Marks) -> tuple[tuple[float, float, float, float], ...]:
    starts = [start for start, _ in marks]

    def is_hit(word: PlacedWord) -> bool:
        at = bisect_left(starts, word.end) - 1
        return at >= 0 and marks[at][1] > word.start

    return tuple(
        (
            round(word.left - PADDING, 2),
            round(word.top - PADDING, 2),
            round(word.width + 2 * PADDING, 2),
            round(word.height + 2 * PADDING, 2),
        )
        for word in page.words
        if is_hit(word)
    )


def _found(session: Session, record_id: int, number: int, query: str, zoom: int) -> FoundPages:
    numbers = current_site().index.matching_pages(record_id, query) if query else ()
    before, after = bisect_left(numbers, number), bisect_right(numbers, number)
    return FoundPages(
        total=len(numbers),
        position=after if after > before else 0,
        previous=page_url(record_id, numbers[before - 1], query, zoom) if before else "",
        next=page_url(record_id, numbers[after], query, zoom) if after < len(numbers) else "",
        hits=tuple(_hit_links(session, record_id, numbers, number, query, zoom)),
    )


def _hit_links(
    session: Session, record_id: int, numbers: tuple[int, ...], current: int, query: str, zoom: int
) -> Iterator[HitLink]:
    """The found pages around this one."""
    at = bisect_left(numbers, current)
    first = max(0, min(at - HITS_LISTED // 2, len(numbers) - HITS_LISTED))
    shown = numbers[first : first + HITS_LISTED]
    found = files.list_pages(session, {record_id: shown})
    for number in shown:
        url = "" if number == current else page_url(record_id, number, query, zoom)
        yield HitLink(found[record_id, number].label, url)
