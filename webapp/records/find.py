"""What the page of a record's own search prints: all its pages with the words of a question."""

from dataclasses import dataclass

from flask import url_for
from sqlalchemy.orm import Session

from repository.models.record import Record
from webapp.addresses import numbered
from webapp.pagination import Pagination, paginate
from webapp.search.hits import Strip, strip
from webapp.site import current_site


@dataclass(frozen=True)
class FindPage:
    """`total`: how many pages match. `is_whole`: each holds the whole question, not only some of its words. `near`:
    further pages that are near in meaning, with the first page of results only."""

    record: Record
    query: str
    total: int
    strips: tuple[Strip, ...]
    is_whole: bool
    near: tuple[Strip, ...]
    pagination: Pagination


def find(session: Session, record: Record, query: str, page: int = 1) -> FindPage:
    """`page`: of the results, the last one if there are fewer."""
    found = current_site().index.find_in_record(session, record.id, query, page)
    pagination = paginate(found.page, found.last, lambda number: _url(record.id, query, number))
    address_of = numbered("records.page", "number", record_id=record.id, q=query or None)
    strips, near = (tuple(strip(one, address_of(one.number)) for one in pages) for pages in (found.pages, found.near))
    return FindPage(record, query, found.total, strips, found.is_whole, near if found.page == 1 else (), pagination)


def _url(record_id: int, query: str, page: int) -> str:
    return url_for("records.find", record_id=record_id, q=query or None, page=page if page > 1 else None)
