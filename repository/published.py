"""Figures and lists of what readers see, read without the records themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository.models.file import File
from repository.models.record import Record
from repository.texts import TextState
from repository.visibility import visible_to_readers


@dataclass(frozen=True)
class FileCounts:
    """Files of published records. `tagged`: marked up for screen readers; `scanned`: pictures without any text."""

    total: int
    tagged: int
    scanned: int


def count_files(session: Session) -> FileCounts:
    is_tagged = File.facts["is_tagged"].as_boolean()
    query = (
        select(File.text_state, is_tagged, func.count())
        .join(Record, File.record_id == Record.id)
        .where(visible_to_readers())
        .group_by(File.text_state, is_tagged)
    )
    rows = session.execute(query).all()
    return FileCounts(
        total=sum(count for _, _, count in rows),
        tagged=sum(count for _, tagged, count in rows if tagged),
        scanned=sum(count for state, _, count in rows if state == TextState.NO_TEXT_LAYER),
    )


def list_published(session: Session, *, after: int, limit: int) -> Sequence[tuple[int, datetime]]:
    """Ids above `after`, ascending, each with the time of its last change."""
    query = select(Record.id, Record.updated_at).where(visible_to_readers(), Record.id > after)
    return [(row.id, row.updated_at) for row in session.execute(query.order_by(Record.id).limit(limit))]


def list_arrived(session: Session, *, since: date, limit: int) -> list[int]:
    """Ids of records that came in on that day or later, the latest first."""
    query = select(Record.id, Record.created_at).where(visible_to_readers()).order_by(Record.id.desc()).limit(limit)
    return [row.id for row in session.execute(query) if row.created_at.date() >= since]


def list_starts(session: Session, *, batch: int) -> list[int]:
    """The id before the first of each batch, for `list_published`."""
    starts, after = [], 0
    while found := list_published(session, after=after, limit=batch):
        starts.append(after)
        after = found[-1][0]
    return starts
