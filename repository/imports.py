"""Tables of metadata on their way in: begin, confirm, list. What is done with them is in `indexer.imports`."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import jobs, revisions
from repository.errors import ImportNotFound
from repository.models.table_import import ImportedRow, ImportState, TableImport
from repository.models.user import User
from repository.reasons import Reason, ReasonKind
from repository.storage.port import BlobStore
from repository.storage.staging import safe_name

CHECK_TABLE, IMPORT_TABLE = "check_table", "import_table"


def begin(session: Session, blobs: BlobStore, user: User, *, name: str, source: Path, locale: str) -> TableImport:
    """Keep the table and have it checked; nothing is imported before a person has seen what came of that. `locale`:
    the language of the names of terms in the report."""
    table = TableImport(user_id=user.id, name=safe_name(name), sha256=blobs.put(source))
    session.add(table)
    session.flush()
    jobs.enqueue(session, CHECK_TABLE, {"import": table.id, "locale": locale}, who=user.email)
    return table


def confirm(session: Session, table: TableImport, user: User) -> bool:
    """Have the right rows imported. False if the table was not checked, or is under way already."""
    if table.state != ImportState.CHECKED:
        return False
    table.state = ImportState.IMPORTING
    jobs.enqueue(session, IMPORT_TABLE, {"import": table.id}, who=user.email)
    return True


def batch_of(import_id: int) -> str:
    """The batch of revisions that the import made of records which were here already."""
    return f"table-{import_id}"


def undo(session: Session, table: TableImport, user: User) -> tuple[list[int], list[int]]:
    """Take back what a finished import changed: ids of the records undone, and of those left because somebody changed
    them since. Drafts that it made stay. Nothing is done twice."""
    if table.state != ImportState.DONE:
        return [], []
    table.state = ImportState.UNDONE
    why = Reason(ReasonKind.IMPORT_UNDONE, number=table.id)
    return revisions.undo_batch(session, batch_of(table.id), who=user.email, why=why)


def get(session: Session, import_id: int, user: User) -> TableImport:
    """One of this person's own. Raises `ImportNotFound`."""
    table = session.get(TableImport, import_id)
    if table is None or table.user_id != user.id:
        raise ImportNotFound(import_id)
    return table


def list_of(session: Session, user: User) -> Sequence[TableImport]:
    """The newest first."""
    query = select(TableImport).where(TableImport.user_id == user.id).order_by(TableImport.id.desc())
    return session.scalars(query.limit(50)).all()


def imported_rows(session: Session, import_id: int) -> dict[int, int]:
    """Number of the row -> id of its record."""
    query = select(ImportedRow.row, ImportedRow.record_id).where(ImportedRow.import_id == import_id)
    return dict(session.execute(query).all())
