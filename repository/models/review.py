"""Review: who looks at a record, and what they say to each other about it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base, UTCDateTime, now


class NoteKind(StrEnum):
    COMMENT = "comment"
    GIVEN_BACK = "given_back"
    APPROVED = "approved"
    ASSIGNED = "assigned"


class ReviewNote(Base):
    """Something said or decided in review.

    `text`: what was said; of an assignment, the address of who looks at the record from then on, empty for nobody.
    `batch`: what was assigned in one go and can be taken back so, see `assigning`; else empty.
    """

    __tablename__ = "review_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    who: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    batch: Mapped[str] = mapped_column(default="", server_default="", index=True)


class Assignment(Base):
    """Who looks at a record. Kept apart from it: taking it up is no change of the record."""

    __tablename__ = "assignments"

    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    who: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
