"""Revisions and the change feed, both appended in the transaction of the change itself."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository.models.history import Change, ChangeKind, Revision
from repository.models.record import Record, State


def append(session: Session, record: Record, *, kind: ChangeKind, who: str, why: str = "") -> None:
    """Write down that a record changed. Flushes first, so that the revision number is the saved one."""
    session.flush()
    session.add(Revision(record_id=record.id, number=record.revision, who=who, why=why, snapshot=snapshot(record)))
    session.add(Change(record_id=record.id, kind=kind))


def snapshot(record: Record) -> dict[str, Any]:
    """The metadata of a record as plain values; its files by SHA-256."""
    return {
        "state": record.state,
        "titles": record.titles,
        "subtitles": record.subtitles,
        "abstracts": record.abstracts,
        "creators": record.creators,
        "languages": record.languages,
        "date_issued": record.date_issued,
        "license": record.license,
        "source_url": record.source_url,
        "identifiers": record.identifiers,
        "series": record.series,
        "files": [file.sha256 for file in record.files],
        "tags": [[tag.facet, tag.concept, tag.source, tag.score, tag.is_rejected] for tag in record.tags],
    }


def list_changes(session: Session, *, after: int, limit: int) -> Sequence[Change]:
    """Changes with an id above `after`, oldest first."""
    return session.scalars(select(Change).where(Change.id > after).order_by(Change.id).limit(limit)).all()


def last_change(session: Session) -> int:
    """The id of the newest change, 0 if there is none."""
    return session.scalar(select(func.max(Change.id))) or 0


def last_change_of_each(session: Session, *, state: State) -> dict[int, int]:
    """Record id -> id of its newest change, for the records in one state."""
    query = (
        select(Change.record_id, func.max(Change.id))
        .join(Record, Record.id == Change.record_id)
        .where(Record.state == state)
        .group_by(Change.record_id)
    )
    return dict(session.execute(query).all())


def last_change_of(session: Session, record_id: int) -> int:
    """The id of a record's newest change, 0 if it has none; what is not flushed yet counts too."""
    session.flush()
    return session.scalar(select(func.max(Change.id)).where(Change.record_id == record_id)) or 0


def count_changes(session: Session, *, after: int) -> int:
    return session.scalar(select(func.count()).select_from(Change).where(Change.id > after)) or 0
