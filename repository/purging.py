"""Bytes of withdrawn records, taken away for good by an administrator, after a time of grace.

With the bytes goes what they say: the text of the pages, the outline, the pictures. The record, its history and its
tombstone stay, and each file keeps its name, its SHA-256 and the day. The text goes in the transaction that says that
the bytes may go, then they go: what dies in between leaves bytes that nobody needs, and the next `erase` takes them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.database import Sessions
from repository.models.base import now
from repository.models.file import File, Page
from repository.models.record import Record, State
from repository.storage.port import BlobStore
from repository.tombstones import tombstone_of


@dataclass(frozen=True)
class Purgeable:
    """A withdrawn record with files whose bytes are kept. `is_due`: the time of grace is over."""

    record: Record
    files: tuple[File, ...]
    withdrawn_at: datetime
    due_at: datetime
    is_due: bool

    @property
    def size_bytes(self) -> int:
        return sum(file.size_bytes for file in self.files)


def list_purgeable(session: Session, grace: timedelta, at: datetime | None = None) -> list[Purgeable]:
    """The longest withdrawn first. Files that were replaced belong to the record too."""
    at, found = at or now(), []
    for record in session.scalars(select(Record).where(Record.state == State.WITHDRAWN)):
        kept = tuple(file for file in (*record.files, *record.former_files) if file.purged_at is None)
        tombstone = tombstone_of(record)
        if kept and tombstone is not None:
            due = tombstone.removal_date + grace
            found.append(Purgeable(record, kept, tombstone.removal_date, due, due <= at))
    return sorted(found, key=lambda one: one.withdrawn_at)


def purge(
    session: Session, record_ids: Sequence[int], grace: timedelta, *, who: str, at: datetime | None = None
) -> int:
    """Say that the bytes of these records may go, as far as they are due, and take the text of their pages away; the
    caller commits, then calls `erase`.

    Returns how many files these are.
    """
    at, count = at or now(), 0
    for one in list_purgeable(session, grace, at):
        if one.is_due and one.record.id in record_ids:
            for file in one.files:
                file.purged_at, file.outline = at, []
            session.execute(delete(Page).where(Page.file_id.in_(file.id for file in one.files)))
            count += len(one.files)
            names = [file.name for file in one.files]
            audit.note(session, Event.FILES_PURGED, who=who, about=str(one.record.id), files=names)
    return count


def erase(sessions: Sessions, blobs: BlobStore, forget: Callable[[str], None]) -> int:
    """Take away the bytes of all files that may go and are still there; how many these were. `forget`: drops what was
    made of the bytes with this SHA-256, such as pictures of pages."""
    with sessions() as session:
        gone = session.scalars(select(File.sha256).where(File.purged_at.is_not(None))).all()
    still_there = [sha256 for sha256 in gone if blobs.has(sha256)]
    for sha256 in still_there:
        forget(sha256)
        blobs.remove(sha256)
    return len(still_there)
