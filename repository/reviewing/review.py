"""A reviewer's decisions: what they say, give back, approve. Who looks at a record is said in `assigning`.

Two eyes or four is a setting: with four, nobody approves what they brought in or handed over themselves. Comments are
not part of the record and never shown to readers.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, distinct, func, select
from sqlalchemy.orm import Session, selectinload

from repository import history, records, workflow
from repository.errors import ApprovesOwn, InvalidMetadata
from repository.metadata import FieldError, missing, values_of
from repository.models.history import Revision
from repository.models.record import Record, State
from repository.models.review import Assignment, NoteKind, ReviewNote

FOUR_EYES = 4


def approve(session: Session, record: Record, *, who: str, eyes: int, why: str = "", batch: str = "") -> None:
    """Publish a record that was looked at.

    Raises:
        ApprovesOwn: four eyes are asked for, and these are the same two.
        InvalidMetadata: a required field is empty.
        ForbiddenMove: it is published or withdrawn already.
    """
    check_eyes(session, record, who=who, eyes=eyes)
    if lacking := missing(values_of(record)):
        raise InvalidMetadata(record.id, [FieldError(name, "required") for name in lacking])
    records.publish(session, record, who=who, why=why, batch=batch)
    session.add(ReviewNote(record_id=record.id, who=who, kind=NoteKind.APPROVED, text=why))
    session.execute(delete(Assignment).where(Assignment.record_id == record.id))


def check_eyes(session: Session, record: Record, *, who: str, eyes: int) -> None:
    """Raises `ApprovesOwn`."""
    if who in barred(session, record, eyes=eyes):
        raise ApprovesOwn(record.id, who)


def barred(session: Session, record: Record, *, eyes: int) -> set[str]:
    """Addresses of those who may not approve the record, whatever else they may."""
    return {depositor(session, record.id), handed_over_by(session, record.id)} if eyes >= FOUR_EYES else set()


def give_back(session: Session, record: Record, *, who: str, text: str, batch: str = "") -> None:
    """Make it a draft of its depositor again, with a comment. Raises `ForbiddenMove`."""
    history.append(session, record, kind=workflow.move(record, State.DRAFT), who=who, why=text, batch=batch)
    session.add(ReviewNote(record_id=record.id, who=who, kind=NoteKind.GIVEN_BACK, text=text))


def comment(session: Session, record: Record, *, who: str, text: str) -> None:
    session.add(ReviewNote(record_id=record.id, who=who, kind=NoteKind.COMMENT, text=text))


def list_notes(session: Session, record_id: int) -> Sequence[ReviewNote]:
    """The oldest first."""
    return session.scalars(select(ReviewNote).where(ReviewNote.record_id == record_id).order_by(ReviewNote.id)).all()


def given_back(session: Session, record_ids: Iterable[int]) -> dict[int, ReviewNote]:
    """Record id -> how it was given back last, of those that ever were."""
    query = select(ReviewNote).where(ReviewNote.record_id.in_(list(record_ids)), ReviewNote.kind == NoteKind.GIVEN_BACK)
    return {note.record_id: note for note in session.scalars(query.order_by(ReviewNote.id))}


def list_waiting(session: Session, *, limit: int = 200) -> Sequence[Record]:
    """Records in review, those that wait longest first, with files and tags."""
    query = select(Record).where(Record.state == State.IN_REVIEW).order_by(Record.updated_at, Record.id).limit(limit)
    return session.scalars(query.options(selectinload(Record.files), selectinload(Record.tags))).all()


def count_approved(session: Session, *, who: str, since: datetime) -> int:
    """How many this person has approved since then, without what was taken back."""
    mine = ReviewNote.kind == NoteKind.APPROVED, ReviewNote.who == who, ReviewNote.at >= since
    query = select(func.count(distinct(Record.id))).join(ReviewNote, ReviewNote.record_id == Record.id)
    return session.scalar(query.where(*mine, Record.state == State.PUBLISHED)) or 0


def depositor(session: Session, record_id: int) -> str:
    """Who brought it in."""
    query = select(Revision.who).where(Revision.record_id == record_id).order_by(Revision.number).limit(1)
    return session.scalar(query) or ""


def depositors(session: Session, record_ids: Iterable[int]) -> dict[int, str]:
    query = select(Revision.record_id, Revision.who).where(Revision.number == 1)
    return dict(session.execute(query.where(Revision.record_id.in_(list(record_ids)))).all())


def handed_over_by(session: Session, record_id: int) -> str:
    """Who moved it into review last; nobody if it never was."""
    query = select(Revision.who, Revision.snapshot).where(Revision.record_id == record_id)
    found = ""
    before: str | None = None
    for who, snapshot in session.execute(query.order_by(Revision.number)):
        if snapshot["state"] == State.IN_REVIEW and before != State.IN_REVIEW:
            found = who
        before = snapshot["state"]
    return found
