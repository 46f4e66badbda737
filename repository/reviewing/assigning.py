"""Who looks at a record: somebody who may approve it, or nobody yet.

Taking a record up is no change of it and leaves no revision; it is written down among what was said in review, so that
several assignments of one batch can be taken back together.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from repository import records
from repository.errors import NotReviewer
from repository.models.record import Record
from repository.models.review import Assignment, NoteKind, ReviewNote
from repository.models.user import User
from repository.people import permissions
from repository.people.permissions import Action, scopes_of
from repository.reviewing.review import barred


def reviewers(session: Session) -> list[User]:
    """Those who may review something, by name."""
    people = session.scalars(select(User).where(User.is_active, User.erased_at.is_(None)))
    return sorted(
        (one for one in people if permissions.may(one, Action.REVIEW)), key=lambda one: (one.name.casefold(), one.email)
    )


def candidates(session: Session, record: Record, *, eyes: int) -> list[User]:
    """Those who may approve this record, by name. `eyes`: as for `review.approve`."""
    scopes, excluded = scopes_of(record), barred(session, record, eyes=eyes)
    return [
        one for one in reviewers(session) if one.email not in excluded and permissions.may(one, Action.REVIEW, scopes)
    ]


def assign(session: Session, record: Record, whom: str, *, who: str, eyes: int, batch: str = "") -> None:
    """Say who looks at it; nobody if `whom` is empty. Raises `NotReviewer`."""
    if whom and whom not in {one.email for one in candidates(session, record, eyes=eyes)}:
        raise NotReviewer(record.id, whom)
    _put(session, record.id, whom)
    session.add(ReviewNote(record_id=record.id, who=who, kind=NoteKind.ASSIGNED, text=whom, batch=batch))
    session.flush()


def assignees(session: Session, record_ids: Iterable[int]) -> dict[int, str]:
    """Record id -> address of who looks at it, of those that somebody does."""
    query = select(Assignment.record_id, Assignment.who).where(Assignment.record_id.in_(list(record_ids)))
    return dict(session.execute(query).all())


def notes_of(session: Session, batch: str) -> Sequence[ReviewNote]:
    """What was assigned in one go, the oldest first."""
    return session.scalars(select(ReviewNote).where(ReviewNote.batch == batch).order_by(ReviewNote.id)).all()


def undo_batch(session: Session, batch: str, *, who: str, eyes: int) -> tuple[list[int], list[int]]:
    """Give each record of a batch to whom it was with before, or to nobody if they may not approve it any more: ids of
    the records undone, and of those left because they went to somebody else since."""
    done, left = [], []
    for note in notes_of(session, batch):
        record = records.get(session, note.record_id)
        if assignees(session, [record.id]).get(record.id, "") != note.text:
            left.append(record.id)
            continue
        before = _before(session, note)
        allowed = {one.email for one in candidates(session, record, eyes=eyes)}
        assign(session, record, before if before in allowed else "", who=who, eyes=eyes)
        done.append(record.id)
    return done, left


def _before(session: Session, note: ReviewNote) -> str:
    """Whom the record was with until the note; an approval ends every assignment."""
    ends = (NoteKind.ASSIGNED, NoteKind.APPROVED)
    query = select(ReviewNote).where(
        ReviewNote.record_id == note.record_id, ReviewNote.id < note.id, ReviewNote.kind.in_(ends)
    )
    last = session.scalars(query.order_by(ReviewNote.id.desc()).limit(1)).first()
    return last.text if last is not None and last.kind == NoteKind.ASSIGNED else ""


def _put(session: Session, record_id: int, whom: str) -> None:
    session.execute(delete(Assignment).where(Assignment.record_id == record_id))
    if whom:
        session.add(Assignment(record_id=record_id, who=whom))
