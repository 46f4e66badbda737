"""Searches that people follow: by e-mail without an account, or saved in one."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base, UTCDateTime, now

LONGEST_QUESTION = 2000


class Every(StrEnum):
    DAY = "day"
    WEEK = "week"


class Alert(Base):
    """A search whose new publications are told to an address. The row is all that is known of the reader, and goes
    when they stop it.

    `token`: kept as it is, for every letter holds it; it lets do nothing but confirm, change and stop this alert.
    `question`: the parameters of the search, as in its address. `locale`: of the letters. `client`: digest of the
    machine that asked, empty once confirmed. `seen`: the change of the feed up to which it was told. `due_at`: when the
    next letter may go out; empty until the address is confirmed.
    """

    __tablename__ = "alerts"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str] = mapped_column(index=True)
    locale: Mapped[str]
    question: Mapped[str]
    every: Mapped[str]
    client: Mapped[str] = mapped_column(default="", index=True)
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    seen: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None] = mapped_column(UTCDateTime, index=True)

    @property
    def is_confirmed(self) -> bool:
        return self.due_at is not None


class SavedSearch(Base):
    """A search in somebody's account. `question` and `seen` as in `Alert`; `seen` moves when it is opened."""

    __tablename__ = "saved_searches"
    __table_args__ = (UniqueConstraint("user_id", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    question: Mapped[str]
    seen: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
