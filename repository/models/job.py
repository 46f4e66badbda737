"""Work that is done behind the pages: kept in the database, so that neither a restart nor a crash loses it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base, UTCDateTime, now


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    NEEDS_ATTENTION = "needs_attention"
    """Failed as often as it may; a person has to look."""
    CANCELLED = "cancelled"


class Job(Base):
    """One piece of work. `kind` names who can do it, `about` what to do it on (plain values). `done` of `total`: how
    far it is, 0 of 0 where that can't be said. `tries`: how often it was begun. `error`: of the last try, for the
    administrator. `log`: `{"at", "state", "error"}`, the latest changes of state in order, `at` in ISO 8601 UTC.
    `holder` does it until `lease_until`, see `repository.jobs`."""

    __tablename__ = "jobs"
    __table_args__ = (Index(None, "state", "not_before"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default=JobState.WAITING)
    about: Mapped[dict[str, Any]] = mapped_column(default=dict)
    who: Mapped[str]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(default="")
    log: Mapped[list[Any]] = mapped_column(default=list)
    holder: Mapped[str] = mapped_column(default="")
    lease_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    not_before: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now, onupdate=now)
