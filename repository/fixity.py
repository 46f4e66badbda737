"""Whether the bytes are still what they were: each file is hashed again, those longest unchecked first.

A file whose bytes are gone or differ is marked and reported; nothing is deleted. A person puts it right from a backup.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select

from repository.database import Sessions, transaction
from repository.errors import BlobNotFound
from repository.models.base import now
from repository.models.file import File
from repository.storage.local import sha256_of
from repository.storage.port import BlobStore

# Bytes that were purged are not missed.
KEPT = File.purged_at.is_(None)


@dataclass(frozen=True)
class FixityReport:
    """One file. `outcome`: `intact`, `changed` or `gone`."""

    record_id: int
    name: str
    sha256: str
    outcome: str


@dataclass(frozen=True)
class FixityState:
    """`oldest`: when the longest unchecked file was checked; None if one never was. `damaged`: names of files whose
    last check failed."""

    files: int
    size_bytes: int
    unchecked: int
    oldest: datetime | None
    damaged: tuple[str, ...]


def check(sessions: Sessions, blobs: BlobStore, *, older_than: timedelta = timedelta(0)) -> Iterator[FixityReport]:
    """Hash the files not checked since `older_than` ago, each in a transaction of its own: a run that dies is gone on
    with by the next."""
    before = now() - older_than
    is_due = or_(File.checked_at.is_(None), File.checked_at < before)
    with sessions() as session:
        due = session.scalars(select(File.id).where(KEPT, is_due).order_by(File.checked_at, File.id)).all()
    for file_id in due:
        with transaction(sessions) as session:
            if (file := session.get(File, file_id)) is None:
                continue
            outcome = _outcome(blobs, file.sha256)
            file.checked_at, file.is_intact = now(), outcome == "intact"
            yield FixityReport(file.record_id, file.name, file.sha256, outcome)


def state(sessions: Sessions) -> FixityState:
    with sessions() as session:
        sums = select(func.count(), func.coalesce(func.sum(File.size_bytes), 0)).where(KEPT)
        count, size = session.execute(sums).one()
        unchecked = session.scalar(select(func.count()).select_from(File).where(KEPT, File.checked_at.is_(None))) or 0
        checks = select(File.checked_at).where(KEPT).order_by(File.checked_at)
        oldest = None if unchecked else session.scalars(checks).first()
        damaged = session.scalars(select(File.name).where(KEPT, File.is_intact.is_(False)).order_by(File.id)).all()
    return FixityState(count, size, unchecked, oldest, tuple(damaged))


def _outcome(blobs: BlobStore, sha256: str) -> str:
    try:
        return "intact" if sha256_of(blobs.path(sha256)) == sha256 else "changed"
    except (BlobNotFound, FileNotFoundError):
        return "gone"
