"""Tables of metadata that people bring in, and what became of each row."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base, UTCDateTime, now


class ImportState(StrEnum):
    CHECKING = "checking"
    CHECKED = "checked"
    IMPORTING = "importing"
    DONE = "done"
    UNDONE = "undone"
    """Imported, and its changes of records taken back."""
    PROBLEM = "problem"


class TableImport(Base):
    """One table, or one list of entries. Its bytes are a blob. `problem`: why it can't be used at all, a code of
    `indexer.imports.table`. `report`: what the check found, as `indexer.imports.report` describes it."""

    __tablename__ = "table_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    sha256: Mapped[str]
    state: Mapped[str] = mapped_column(default=ImportState.CHECKING)
    problem: Mapped[str] = mapped_column(default="")
    report: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)


class ImportedRow(Base):
    """One row that was imported, in the transaction that did it: so that none is imported twice."""

    __tablename__ = "imported_rows"

    import_id: Mapped[int] = mapped_column(ForeignKey("table_imports.id", ondelete="CASCADE"), primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    # No foreign key: that the row was imported stays true when its draft is deleted.
    record_id: Mapped[int]
