"""Any revision of a record, put back as a new one: a restore, an undo, or the undo of a batch.

*Restore* gives a record the metadata of an old revision, whatever happened since; its state stays. *Undo* takes back
one revision only: each field that it changed and nobody has changed since gets its old value; a field that was changed
since keeps the newer one and is named. An undone move of the workflow is not looked up among the allowed moves, for it
leads to where the record was. Nothing is ever taken out of the history.
"""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import records
from repository.differences import Difference, changed_fields, differences
from repository.errors import NothingToUndo, RevisionNotFound
from repository.models.history import ChangeKind, Revision
from repository.models.record import Record, State
from repository.snapshots import STATE, put_back, snapshot


def list_of(session: Session, record_id: int) -> Sequence[Revision]:
    """All revisions of a record, the newest first."""
    query = select(Revision).where(Revision.record_id == record_id).order_by(Revision.number.desc())
    return session.scalars(query).all()


def get(session: Session, record_id: int, number: int) -> Revision:
    """Raises `RevisionNotFound`."""
    query = select(Revision).where(Revision.record_id == record_id, Revision.number == number)
    if (revision := session.scalar(query)) is None:
        raise RevisionNotFound(record_id, number)
    return revision


def find_previous(session: Session, revision: Revision) -> Revision | None:
    query = select(Revision).where(Revision.record_id == revision.record_id, Revision.number < revision.number)
    return session.scalars(query.order_by(Revision.number.desc()).limit(1)).first()


def differences_of(session: Session, revision: Revision) -> list[Difference]:
    """What the revision changed; everything it holds if it is the first."""
    previous = find_previous(session, revision)
    return differences(previous.snapshot if previous else {}, revision.snapshot)


def restore(
    session: Session, record: Record, number: int, *, expected_revision: int, who: str, why: str = ""
) -> list[Difference]:
    """Give the record the metadata of revision `number` and return what that changed.

    Raises:
        RevisionNotFound: the record never had it.
        StaleRevision: the record is no longer at `expected_revision`.
    """
    wanted = get(session, record.id, number).snapshot
    before = snapshot(session, record)
    put_back(session, record, {field: value for field, value in wanted.items() if field not in STATE})
    records.save(session, record, expected_revision=expected_revision, who=who, why=why)
    return differences(before, snapshot(session, record))


def undo(session: Session, record: Record, number: int, *, who: str, why: str = "", batch: str = "") -> set[str]:
    """Take back what revision `number` changed and return the fields that were changed since and are left.

    Raises:
        RevisionNotFound: the record never had it.
        NothingToUndo: it is the first, all it changed was changed since, or the bytes it would show are purged.
    """
    undone = get(session, record.id, number)
    previous = find_previous(session, undone)
    changed = changed_fields(previous.snapshot, undone.snapshot) if previous else set()
    current = snapshot(session, record)
    ours = {field for field in changed if current[field] == undone.snapshot[field]}
    is_gone = record.state == State.WITHDRAWN and record.is_purged
    if previous is None or not ours or (is_gone and "state" in ours):
        raise NothingToUndo(record.id, number)
    expected, state = record.revision, record.state
    put_back(session, record, {field: previous.snapshot[field] for field in ours})
    kind = _kind(state, record.state)
    records.save(session, record, expected_revision=expected, who=who, why=why, kind=kind, batch=batch)
    return changed - ours


def undo_batch(session: Session, batch: str, *, who: str, why: str = "") -> tuple[list[int], list[int]]:
    """Take back every revision of a batch, the newest first: ids of the records undone, and of those left because
    they were changed since."""
    done, left = [], []
    undoing = new_batch()
    query = select(Revision).where(Revision.batch == batch).order_by(Revision.id.desc())
    for revision in session.scalars(query).all():
        record = records.get(session, revision.record_id)
        try:
            undo(session, record, revision.number, who=who, why=why, batch=undoing)
            done.append(record.id)
        except NothingToUndo:
            left.append(record.id)
    return done, left


def new_batch() -> str:
    return uuid.uuid4().hex


def _kind(before: str, after: str) -> ChangeKind:
    """How followers of the feed are told: a record that is published no longer is gone for them."""
    if State.PUBLISHED in (before, after) and before != after:
        return ChangeKind.PUBLISHED if after == State.PUBLISHED else ChangeKind.WITHDRAWN
    return ChangeKind.EDITED
