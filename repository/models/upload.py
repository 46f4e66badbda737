"""Files on their way in, and forms on their way to being saved."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base, UTCDateTime, now


class UploadState(StrEnum):
    UPLOADING = "uploading"
    CHECKING = "checking"
    """All bytes are here and safe; nobody has looked at them yet."""
    READING = "reading"
    READY = "ready"
    """There is a draft."""
    PROBLEM = "problem"


class Upload(Base):
    """One file that somebody sends. `id`: not to be guessed. `name`: as it was called there. `problem`: why there is
    no draft, a code of `indexer.errors.ExtractionError`, or `already_here`; then `record_id` is the record that holds
    these bytes, else it is the draft made of them. `replaces`: the file of a record whose place it is to take; then no
    draft is made."""

    __tablename__ = "uploads"

    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    size_bytes: Mapped[int]
    state: Mapped[str] = mapped_column(default=UploadState.UPLOADING)
    problem: Mapped[str] = mapped_column(default="")
    record_id: Mapped[int | None] = mapped_column(ForeignKey("records.id", ondelete="SET NULL"), index=True)
    replaces: Mapped[int | None] = mapped_column(ForeignKey("files.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)


class UnsavedEdit(Base):
    """What a person has typed into the form of a record and not saved yet, or could not save: the form as it was sent,
    a list of [name, value], and the revision it was begun at. One a person and record."""

    __tablename__ = "unsaved_edits"

    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    base_revision: Mapped[int]
    form: Mapped[list[Any]]
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
