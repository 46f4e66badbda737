"""Which records a reader may see. Search, counts, pages, files and programs all ask here, and nowhere else.

A record is visible while it is published and its embargo, if it had one, has ended. What ends by the calendar alone is
told to the feed by `embargoes.release_due`.
"""

from datetime import date

from sqlalchemy import ColumnElement, and_, or_

from repository.models.base import now
from repository.models.record import Record, State


def today() -> date:
    """The date in UTC, by which embargoes end."""
    return now().date()


def is_visible(record: Record, on: date | None = None) -> bool:
    has_ended = record.embargo_until is None or record.embargo_until <= (on or today())
    return record.state == State.PUBLISHED and has_ended


def visible_to_readers(on: date | ColumnElement[date] | None = None) -> ColumnElement[bool]:
    """The same, for a query over `Record`. `on`: today if it is not given."""
    ended = or_(Record.embargo_until.is_(None), Record.embargo_until <= (today() if on is None else on))
    return and_(Record.state == State.PUBLISHED, ended)
