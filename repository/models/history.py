"""What happened: revisions of records, the change feed, and who holds a lease now."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base, UTCDateTime, now


class ChangeKind(StrEnum):
    CREATED = "created"
    EDITED = "edited"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Revision(Base):
    """A record as it was saved: who, when, why and the whole metadata, see `snapshots`. Never changed once written.

    `reason`: where the program gives it, what `why` says as values, see `repository.reasons`; else empty.

    `batch`: what was saved in one go with others and can be undone with them; empty for a save of its own.
    """

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("record_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    who: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
    reason: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    batch: Mapped[str] = mapped_column(default="", index=True)
    snapshot: Mapped[dict[str, Any]]


class Change(Base):
    """One line of the change feed. `id` only grows, so that a follower keeps a cursor; AUTOINCREMENT makes
    SQLite never use a number twice."""

    __tablename__ = "changes"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True)
    # No foreign key: the feed tells of a record even when the record is gone.
    record_id: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)


class AuditEvent(Base):
    """Something done that is no revision of a record: to people, vocabularies, storage. Never changed or deleted.

    `what`: a code, see `audit.Event`. `about`: whom or what it concerns.
    """

    __tablename__ = "audit_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    who: Mapped[str]
    what: Mapped[str]
    about: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Lease(Base):
    """The right to do something alone, until `expires_at`."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
