"""Which records a person may see: readers those that are visible to readers, and staff drafts too.

A withdrawn record leaves a tombstone, one that was merged leads to the record kept; others are not there.
"""

from sqlalchemy.orm import Session

from repository import records
from repository.duplicates import find_kept
from repository.errors import RecordNotFound
from repository.models.record import Record, State
from repository.people.permissions import Action
from repository.tombstones import Tombstone, tombstone_of
from repository.visibility import is_visible
from webapp.accounts.signed_in import permits


class RecordWithdrawn(Exception):
    """Raised instead of showing a record that was withdrawn; answered with 410 and the tombstone."""

    def __init__(self, record: Record, tombstone: Tombstone) -> None:
        super().__init__(f"record {record.id} has been withdrawn")
        self.record = record
        self.tombstone = tombstone


class RecordMerged(Exception):
    """Raised instead of showing a record that was a duplicate; answered with a redirect to the one kept."""

    def __init__(self, record_id: int, kept_id: int) -> None:
        super().__init__(f"record {record_id} is now record {kept_id}")
        self.record_id = record_id
        self.kept_id = kept_id


def get_visible(session: Session, record_id: int) -> Record:
    """Raises `RecordNotFound`, `RecordWithdrawn` or `RecordMerged`."""
    record = records.get(session, record_id)
    if (kept_id := find_kept(session, record)) is not None and is_visible(records.get(session, kept_id)):
        raise RecordMerged(record_id, kept_id)
    if record.state == State.WITHDRAWN and (tombstone := tombstone_of(record)) is not None:
        raise RecordWithdrawn(record, tombstone)
    if not is_visible(record) and not permits(Action.SEE_DRAFTS):
        raise RecordNotFound(record_id)
    return record
