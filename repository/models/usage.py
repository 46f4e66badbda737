"""How often publications are used, by day, and which questions found nothing. No trace of who asked is in either."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base


class UseKind(StrEnum):
    """COUNTER, release 5.1: an investigation is any look at a publication, a request is its full text taken along."""

    VIEW = "view"
    DOWNLOAD = "download"


class Use(Base):
    """Uses of one kind of one record on one day (UTC)."""

    __tablename__ = "uses"

    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(default=0)


class Unanswered(Base):
    """A question that found nothing, and how often on one day (UTC). `text`: as typed, in small letters."""

    __tablename__ = "unanswered"

    text: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
