"""What waits for somebody: lists over the whole collection that librarians empty."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.file import File, Page
from repository.models.record import Record, State, Tag
from repository.texts import PageGrade

LONG = timedelta(days=7)


class Worklist(StrEnum):
    WAITING = "waiting"
    """In review for more than a week."""
    NO_ENGLISH_ABSTRACT = "no_english_abstract"
    NO_COUNTRY = "no_country"
    NO_LICENSE = "no_license"
    RED_PAGES = "red_pages"


def count_all(session: Session, at: datetime | None = None) -> dict[Worklist, int]:
    return {
        one: session.scalar(select(func.count()).select_from(Record).where(*_conditions(one, at or now()))) or 0
        for one in Worklist
    }


def list_records(
    session: Session, worklist: Worklist, *, limit: int = 200, at: datetime | None = None
) -> Sequence[Record]:
    """The oldest first."""
    query = select(Record).where(*_conditions(worklist, at or now()))
    return session.scalars(query.order_by(Record.id).limit(limit)).all()


def _conditions(worklist: Worklist, at: datetime) -> tuple[ColumnElement[bool], ...]:
    country = select(Tag.id).where(Tag.record_id == Record.id, Tag.facet == "region", Tag.is_rejected.is_(False))
    is_red = Page.health["grade"].as_string() == PageGrade.RED
    of_record = File.record_id == Record.id, File.superseded_at.is_(None)
    red = select(Page.number).join(File, Page.file_id == File.id).where(*of_record, is_red)
    abstract = func.coalesce(Record.abstracts["en"].as_string(), "")
    special = {
        Worklist.WAITING: (Record.state == State.IN_REVIEW, Record.updated_at < at - LONG),
        Worklist.NO_ENGLISH_ABSTRACT: (abstract == "",),
        Worklist.NO_COUNTRY: (~country.exists(),),
        Worklist.NO_LICENSE: (Record.license == "",),
        Worklist.RED_PAGES: (red.exists(),),
    }
    return (Record.state != State.WITHDRAWN, *special[worklist])
