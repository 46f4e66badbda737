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
from webapp.records.files import DEFAULT_WIDTH, PDF, is_separable
from webapp.records.page_view import SHOWN, View, ViewLink, page_url, view_links
from webapp.records.text import Marks, Paragraph, marked
from webapp.site import current_site

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
class Viewer:
    """`picture` is None where there is none, or none is wanted. Addresses are empty where they lead nowhere;
    `alone_url` is of the page as a PDF of its own. `text_state`: of its file."""

    record: Record
    number: int
    label: str
    pages: int
    query: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    picture: Picture | None
    found: FoundPages
    view: View
    views: list[ViewLink]
    previous: str
    next: str
    pdf_url: str
    alone_url: str
    text_state: str
    cite: CitePanel
    is_recognised: bool


def viewer(session: Session, record: Record, number: int, query: str, view: View = View.FIT) -> Viewer:
    """Raises `NotFound` where the record has no such page."""
    page = files.list_pages(session, {record.id: [number]}).get((record.id, number))
    if page is None:
        raise NotFound()
    file = record.files[0]
    pages = files.count_pages(session, [record.id])[file.id]
    paragraphs, marks = marked(page.text, page.language, query)
    is_pdf = file.media_type == PDF
    has_picture = is_pdf and view is not View.TEXT
    download = url_for("files.download", record_id=record.id, name=file.name, _anchor=f"page={number}")
    return Viewer(
        record=record,
        number=number,
        label=page.label,
        pages=pages,
        query=query,
        language=page.language,
        paragraphs=paragraphs,
        picture=picture(file, page, marks, view, is_followed=number < pages) if has_picture else None,
        found=_found(session, record.id, number, query, view),
        view=view,
        views=view_links(record.id, number, query, view) if is_pdf else [],
        previous=page_url(record.id, number - 1, query, view) if number > 1 else "",
        next=page_url(record.id, number + 1, query, view) if number < pages else "",
        pdf_url=download if is_pdf else "",
        alone_url=_alone_url(file, number) if is_separable(file) else "",
        text_state=file.text_state,
        cite=cite_panel(record, number, page.label),
        is_recognised=page.source == PageSource.OCR,
    )


def picture(
    file: File, page: PageText, marks: Marks, view: View = View.FIT, *, is_followed: bool = False
) -> Picture | None:
    """None where the page can't be drawn; its text is there all the same. `is_followed`: there is a next page."""
    try:
        words = current_site().pages.words(file.sha256, page.number, page.text)
    except (ExtractionError, BlobNotFound):
        return None
    return Picture(
        url=_picture_url(file.record_id, page.number, DEFAULT_WIDTH),
        sources=_sources(file.record_id, page.number, view),
        sizes=SHOWN[view].sizes,
        ahead=_sources(file.record_id, page.number + 1, view) if is_followed else "",
        width=words.width,
        height=words.height,
        boxes=_boxes(words, marks),
    )


def _sources(record_id: int, number: int, view: View) -> str:
    widths = (width for width in WIDTHS if width <= SHOWN[view].widest)
    return ", ".join(f"{_picture_url(record_id, number, width)} {width}w" for width in widths)


def _picture_url(record_id: int, number: int, width: int) -> str:
    return url_for("files.page_image", record_id=record_id, number=number, width=width)


def _alone_url(file: File, number: int) -> str:
    return url_for("files.page_alone", record_id=file.record_id, number=number)


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


def _found(session: Session, record_id: int, number: int, query: str, view: View) -> FoundPages:
    numbers = current_site().index.matching_pages(record_id, query) if query else ()
    before, after = bisect_left(numbers, number), bisect_right(numbers, number)
    return FoundPages(
        total=len(numbers),
        position=after if after > before else 0,
        previous=page_url(record_id, numbers[before - 1], query, view) if before else "",
        next=page_url(record_id, numbers[after], query, view) if after < len(numbers) else "",
        hits=tuple(_hit_links(session, record_id, numbers, number, query, view)),
    )


def _hit_links(
    session: Session, record_id: int, numbers: tuple[int, ...], current: int, query: str, view: View
) -> Iterator[HitLink]:
    """The found pages around this one."""
    at = bisect_left(numbers, current)
    first = max(0, min(at - HITS_LISTED // 2, len(numbers) - HITS_LISTED))
    shown = numbers[first : first + HITS_LISTED]
    found = files.list_pages(session, {record_id: shown})
    for number in shown:
        url = "" if number == current else page_url(record_id, number, query, view)
        yield HitLink(found[record_id, number].label, url)
