"""Files of a record and the text of their pages. The bytes themselves are blobs, see `repository.storage`."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from repository.models.base import Base, UTCDateTime, now


class FileRole(StrEnum):
    MAIN = "main"
    SUPPLEMENT = "supplement"


class File(Base):
    """One file as it was received.

    `outline`: `{"title", "page", "level"}` in reading order. `remarks`: `{"code", "count", "total"}`, what
    reading the file met (`indexer.extraction.remarks`). `facts`: what the file says of itself technically,
    the fields of `indexer.documents.FileFacts` as plain values. `superseded_at`: when another file took its place; its
    bytes and pages stay. `checked_at`, `is_intact`: when the bytes were last hashed again, and whether they were right.
    `purged_at`: when an administrator took the bytes away for good, and the pages with them; all else stays.
    """

    __tablename__ = "files"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(default=FileRole.MAIN)
    name: Mapped[str]
    # The same bytes belong to one record only; that is how a duplicate is known.
    sha256: Mapped[str] = mapped_column(unique=True)
    size_bytes: Mapped[int]
    media_type: Mapped[str]
    text_state: Mapped[str]
    outline: Mapped[list[Any]] = mapped_column(default=list)
    remarks: Mapped[list[Any]] = mapped_column(default=list)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    added_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    superseded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    checked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    is_intact: Mapped[bool] = mapped_column(default=True)
    purged_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    pages: Mapped[list["Page"]] = relationship(order_by="Page.number", cascade="all, delete-orphan")


class Page(Base):
    """One page. `number`: physical, from 1. `label`: as printed (`iv`, `12`). `text`: NFC, lines kept, what is indexed.

    `raw_text`: as the file gave it, with running heads and unrepaired, where that differs by more than cleaning.
    `health`: `{"grade", "flaws", "repairs", "ocr_confidence"}`, the fields of `indexer.documents.PageHealth`.
    """

    __tablename__ = "pages"

    file_id: Mapped[int] = mapped_column(ForeignKey("files.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    text: Mapped[str]
    language: Mapped[str]
    confidence: Mapped[float]
    source: Mapped[str]
    raw_text: Mapped[str | None]
    health: Mapped[dict[str, Any]] = mapped_column(default=dict)
