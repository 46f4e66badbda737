"""Drafts: whose they are, and which are there."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from repository.errors import ForbiddenMove
from repository.models.history import Revision
from repository.models.record import Record, State


def list_drafts(session: Session, *, who: str | None = None, limit: int = 500) -> Sequence[Record]:
    """With files and tags, the newest first; of one person those that they brought in."""
    query = select(Record).where(Record.state == State.DRAFT)
    if who is not None:
        mine = select(Revision.record_id).where(Revision.number == 1, Revision.who == who)
        query = query.where(Record.id.in_(mine))
    query = query.options(selectinload(Record.files), selectinload(Record.tags))
    return session.scalars(query.order_by(Record.id.desc()).limit(limit)).all()


def delete(session: Session, record: Record) -> None:
    """Take a draft away for good, with its history; what was ever published is withdrawn instead.

    Raises:
        ForbiddenMove: it is no draft.
    """
    if record.state != State.DRAFT:
        raise ForbiddenMove(record.id, record.state, "deleted")
    session.delete(record)
    session.flush()
