"""A better file in the place of another: the old one is kept, with its pages, and can be put back by an undo."""

from sqlalchemy.orm import Session

from repository import records
from repository.errors import DuplicateFile, FileNotFound
from repository.models.base import now
from repository.models.file import File
from repository.models.record import Record


def replace_file(
    session: Session, record: Record, old: File, new: File, *, expected_revision: int, who: str, why: str = ""
) -> None:
    """Put `new`, read already, in the place of `old`.

    Raises:
        FileNotFound: `old` is no current file of the record.
        DuplicateFile: the bytes of `new` are kept already.
        StaleRevision: the record is no longer at `expected_revision`.
    """
    if old not in record.files:
        raise FileNotFound(record.id, old.name)
    with session.no_autoflush:
        if holder := records.find_by_sha256(session, new.sha256):
            raise DuplicateFile(new.sha256, holder.id)
        new.role, new.record_id = old.role, record.id
        old.superseded_at = now()
        session.add(new)
        session.expire(record, ["files", "former_files"])
    records.save(session, record, expected_revision=expected_revision, who=who, why=why)
