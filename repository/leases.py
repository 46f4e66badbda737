"""One at a time: a lease in the database that a living holder renews and a dead one loses."""

import os
import socket
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.history import Lease

DURATION = timedelta(seconds=30)


def this_process() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def acquire(session: Session, name: str, holder: str) -> str | None:
    """Take or renew the lease; the caller commits. Returns None, or the holder who has it now.

    A lease ends after `DURATION`, or at once if its holder was a process of this machine that is gone. Of several who
    ask at the same moment one gets it: each step is one statement that takes a lease only as it was found.
    """
    is_free = or_(Lease.holder == holder, Lease.expires_at < now())
    if _take(session, name, holder, is_free):
        return None
    other = session.scalar(select(Lease.holder).where(Lease.name == name))
    if other is None:
        return _make(session, name, holder)
    return None if is_gone(other) and _take(session, name, holder, Lease.holder == other) else other


def release(session: Session, name: str, holder: str) -> None:
    session.execute(delete(Lease).where(Lease.name == name, Lease.holder == holder))


def _take(session: Session, name: str, holder: str, condition: ColumnElement[bool]) -> bool:
    taken = update(Lease).where(Lease.name == name, condition).values(holder=holder, expires_at=now() + DURATION)
    return bool(session.execute(taken).rowcount)  # type: ignore[attr-defined]


def _make(session: Session, name: str, holder: str) -> str | None:
    """A lease that nobody had; None, or who was quicker."""
    try:
        with session.begin_nested():
            session.execute(insert(Lease).values(name=name, holder=holder, expires_at=now() + DURATION))
    except IntegrityError:
        return session.scalar(select(Lease.holder).where(Lease.name == name)) or "another process"
    return None


def is_gone(holder: str) -> bool:
    """Whether a holder was a process of this machine that no longer runs; of others nothing is known."""
    host, _, pid = holder.rpartition(":")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
