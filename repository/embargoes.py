"""Embargoes that end: nobody edits the record on that day, so the feed is told by a step of the worker."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import history
from repository.models.history import ChangeKind
from repository.models.record import Record, State
from repository.reasons import Reason, ReasonKind
from repository.visibility import today

WHO = "putokaz"


def release_due(session: Session, on: date | None = None) -> list[int]:
    """End the embargoes that are due, each with a revision and a line of the feed; the caller commits.

    Returns the ids of the records. A published record becomes visible; a draft only loses its date.
    """
    due = Record.embargo_until <= (on or today())
    released = session.scalars(select(Record).where(due, Record.state != State.WITHDRAWN).order_by(Record.id)).all()
    for record in released:
        record.embargo_until = None
        is_published = record.state == State.PUBLISHED
        kind = ChangeKind.PUBLISHED if is_published else ChangeKind.EDITED
        history.append(session, record, kind=kind, who=WHO, why=Reason(ReasonKind.EMBARGO_ENDED))
    return [record.id for record in released]
