"""What was done besides records, whose revisions tell of themselves; and both as one log, the newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository.models.history import AuditEvent, Revision


class Event(StrEnum):
    USER_INVITED = "user_invited"
    USER_CHANGED = "user_changed"
    USER_CLOSED = "user_closed"
    USER_REOPENED = "user_reopened"
    USER_ERASED = "user_erased"
    PASSWORD_CHANGED = "password_changed"
    RESET_SENT = "reset_sent"
    SECOND_FACTOR_ON = "second_factor_on"
    SECOND_FACTOR_OFF = "second_factor_off"
    USER_JOINED = "user_joined"
    """By signing in through somebody else, see `webapp.accounts.openid`."""
    FILES_PURGED = "files_purged"
    CONCEPT_CHANGED = "concept_changed"
    TERM_PROPOSED = "term_proposed"
    TERM_REFUSED = "term_refused"
    VERSION_PUBLISHED = "version_published"
    SCHEME_CHANGED = "scheme_changed"
    COLLECTIONS_CHANGED = "collections_changed"
    RECORD_SAVED = "record_saved"
    """Not kept as an event: it stands for a revision in the log."""


@dataclass(frozen=True)
class Line:
    """`about`: an address, a concept, or the number of a record. `details`: plain values, `why` among them."""

    at: datetime
    who: str
    what: Event
    about: str
    details: dict[str, Any]


def note(session: Session, event: Event, *, who: str, about: str, **details: Any) -> None:
    session.add(AuditEvent(who=who, what=event, about=about, details=details))


def events_about(session: Session, event: Event, about: str, limit: int | None = None) -> Sequence[AuditEvent]:
    """What was done to one thing, the newest first."""
    query = select(AuditEvent).where(AuditEvent.what == event, AuditEvent.about == about)
    return session.scalars(query.order_by(AuditEvent.id.desc()).limit(limit)).all()


def lines(session: Session, *, who: str = "", limit: int | None = None) -> list[Line]:
    """The newest first. `who`: of this person only."""
    found = [*_events(session, who, limit), *_revisions(session, who, limit)]
    return sorted(found, key=lambda line: line.at, reverse=True)[:limit]


def _events(session: Session, who: str, limit: int | None) -> Iterator[Line]:
    query = select(AuditEvent).order_by(AuditEvent.id.desc()).limit(limit)
    for one in session.scalars(query.where(AuditEvent.who == who) if who else query):
        yield Line(one.at, one.who, Event(one.what), one.about, one.details)


def _revisions(session: Session, who: str, limit: int | None) -> Iterator[Line]:
    query = select(Revision.at, Revision.who, Revision.record_id, Revision.number, Revision.why, Revision.reason)
    query = query.where(Revision.who == who) if who else query
    for at, person, record_id, number, why, reason in session.execute(query.order_by(Revision.id.desc()).limit(limit)):
        details = {"revision": number, "why": why, "reason": reason}
        yield Line(at, person, Event.RECORD_SAVED, str(record_id), details)
