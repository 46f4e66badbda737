"""Forms that are not saved yet, kept for the person who fills them in: nothing typed is lost with a browser."""

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.upload import UnsavedEdit

Form = Sequence[tuple[str, str]]


def keep(session: Session, record_id: int, user_id: int, *, form: Form, base_revision: int) -> UnsavedEdit:
    """In place of what was kept before. `form`: name and value of each field, as it was sent."""
    fields = [list(field) for field in form]
    key = (record_id, user_id)
    if session.get(UnsavedEdit, key) is None:
        new = UnsavedEdit(record_id=record_id, user_id=user_id, base_revision=base_revision, form=fields, at=now())
        # A form and its own saving by itself may come at once: who comes second finds the row of the first.
        with suppress(IntegrityError), session.begin_nested():
            session.add(new)
    kept = session.get_one(UnsavedEdit, key, populate_existing=True)
    kept.base_revision, kept.form, kept.at = base_revision, fields, now()
    return kept


def find(session: Session, record_id: int, user_id: int) -> UnsavedEdit | None:
    return session.get(UnsavedEdit, (record_id, user_id))


def discard(session: Session, record_id: int, user_id: int) -> None:
    if kept := find(session, record_id, user_id):
        session.delete(kept)
        session.flush()


def find_among(session: Session, record_ids: Sequence[int]) -> frozenset[int]:
    """Those of the records for which anybody has something that is not saved."""
    query = select(UnsavedEdit.record_id).where(UnsavedEdit.record_id.in_(record_ids))
    return frozenset(session.scalars(query))
