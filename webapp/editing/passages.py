"""The picture of a page with one passage boxed: what stands behind a proposal."""

import re
from dataclasses import dataclass

from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from repository import files
from repository.models.record import Record
from webapp.records.files import PDF
from webapp.records.page_view import View, page_url
from webapp.records.viewer import Picture, picture

# Around the passage, in points: enough to see where on the page it stands.
AROUND = 90.0


@dataclass(frozen=True)
class PassagePage:
    """`crop`: left, top, width and height of the part of the page to show beside the form. `picture` as the viewer's,
    None where there is none."""

    record: Record
    number: int
    label: str
    quote: str
    language: str
    picture: Picture | None
    crop: tuple[float, float, float, float]
    url: str
    view: View = View.FIT


def passage_page(session: Session, record: Record, number: int, quote: str) -> PassagePage:
    """Raises `NotFound` where the record has no such page."""
    page = files.list_pages(session, {record.id: [number]}).get((record.id, number))
    if page is None:
        raise NotFound()
    file = record.files[0]
    span = find_quote(page.text, quote)
    drawn = picture(file, page, (span,) if span else ()) if file.media_type == PDF else None
    return PassagePage(
        record, number, page.label, quote, page.language, drawn, _crop(drawn), page_url(record.id, number, "")
    )


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quotation stands in the text of its page: it was joined to one line and may be cut at either end."""
    words = quote.strip("…").split()
    match = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return match.span() if match else None


def _crop(drawn: Picture | None) -> tuple[float, float, float, float]:
    if drawn is None:
        return 0, 0, 0, 0
    tops = [top for _, top, _, _ in drawn.boxes]
    ends = [top + height for _, top, _, height in drawn.boxes]
    if not tops:
        return 0, 0, drawn.width, drawn.height
    top, end = max(0.0, min(tops) - AROUND), min(drawn.height, max(ends) + AROUND)
    return 0, round(top, 1), drawn.width, round(end - top, 1)
