"""Revisions and the change feed, both appended in the transaction of the change itself."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from repository import reasons
from repository.errors import StaleRevision
from repository.models.history import Change, ChangeKind, Revision
from repository.models.record import Record
from repository.snapshots import snapshot
from repository.visibility import visible_to_readers


def append(session: Session, record: Record, *, kind: ChangeKind, who: str, why: str = "", batch: str = "") -> None:
    """Write down that a record changed. Flushes first, so that the revision number is the saved one.

    Raises:
        StaleRevision: somebody saved the record since it was read.
    """
    record_id, read = record.id, record.revision
    try:
        session.flush()
    except StaleDataError as error:
        raise StaleRevision(record_id, read, read + 1) from error
    values = snapshot(session, record)
    told = {"who": who, "why": str(why), "reason": reasons.kept(why)}
    session.add(Revision(record_id=record.id, number=record.revision, batch=batch, snapshot=values, **told))
    session.add(Change(record_id=record.id, kind=kind))


def list_changes(session: Session, *, after: int, limit: int) -> Sequence[Change]:
    """Changes with an id above `after`, oldest first."""
    return session.scalars(select(Change).where(Change.id > after).order_by(Change.id).limit(limit)).all()


def last_change(session: Session) -> int:
    """The id of the newest change, 0 if there is none."""
    return session.scalar(select(func.max(Change.id))) or 0


def last_change_of_visible(session: Session) -> dict[int, int]:
    """Record id -> id of its newest change, for the records that readers see."""
    query = (
        select(Change.record_id, func.max(Change.id))
        .join(Record, Record.id == Change.record_id)
        .where(visible_to_readers())
        .group_by(Change.record_id)
    )
    return dict(session.execute(query).all())


def list_newly_visible(session: Session, *, after: int, until: int, limit: int) -> list[int]:
    """Records that readers see and that were published by a change above `after`, up to `until`; the latest first."""
    query = (
        select(Change.record_id)
        .join(Record, Record.id == Change.record_id)
        .where(Change.kind == ChangeKind.PUBLISHED, Change.id > after, Change.id <= until, visible_to_readers())
        .group_by(Change.record_id)
        .order_by(func.max(Change.id).desc())
    )
    return list(session.scalars(query.limit(limit)))


def last_change_of(session: Session, record_id: int) -> int:
    """The id of a record's newest change, 0 if it has none; what is not flushed yet counts too."""
    session.flush()
    return session.scalar(select(func.max(Change.id)).where(Change.record_id == record_id)) or 0


def count_changes(session: Session, *, after: int) -> int:
    return session.scalar(select(func.count()).select_from(Change).where(Change.id > after)) or 0
