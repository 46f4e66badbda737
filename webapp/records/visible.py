"""Which records a reader may see: published ones, and staff drafts too. A withdrawn one leaves a tombstone; others are
not there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import records
from repository.errors import RecordNotFound
from repository.models.history import Revision
from repository.models.record import Record, State
from repository.permissions import Action
from webapp.accounts.signed_in import permits


@dataclass(frozen=True)
class Tombstone:
    """What may be said of a withdrawn record."""

    record_id: int
    title: str
    language: str
    year: int | None
    removal_date: datetime
    removal_reason: str


class RecordWithdrawn(Exception):
    """Raised instead of showing a record that was withdrawn; answered with 410 and the tombstone."""

    def __init__(self, tombstone: Tombstone) -> None:
        super().__init__(f"record {tombstone.record_id} has been withdrawn")
        self.tombstone = tombstone


def get_visible(session: Session, record_id: int) -> Record:
    """Raises `RecordNotFound` or `RecordWithdrawn`."""
    record = records.get(session, record_id)
    if record.state == State.WITHDRAWN:
        raise RecordWithdrawn(_tombstone(session, record))
    if record.state != State.PUBLISHED and not permits(Action.SEE_DRAFTS):
        raise RecordNotFound(record_id)
    return record


def _tombstone(session: Session, record: Record) -> Tombstone:
    """The last revision of a withdrawn record is its withdrawal: no other move leads on but publishing again."""
    last = select(Revision).where(Revision.record_id == record.id).order_by(Revision.number.desc()).limit(1)
    revision = session.scalars(last).one()
    return Tombstone(record.id, record.title, record.language, record.year, revision.at, revision.why)
