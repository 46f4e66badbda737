"""One at a time: a lease in the database that a living holder renews and a dead one loses."""

import os
import socket
from datetime import timedelta

from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.history import Lease

DURATION = timedelta(seconds=30)


def this_process() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def acquire(session: Session, name: str, holder: str) -> str | None:
    """Take or renew the lease; the caller commits. Returns None, or the holder who has it now.

    A lease ends after `DURATION`, or at once if its holder was a process of this machine that is gone.
    """
    lease = session.get(Lease, name, with_for_update=True)
    if lease is None:
        session.add(Lease(name=name, holder=holder, expires_at=now() + DURATION))
    elif lease.holder == holder or lease.expires_at < now() or is_gone(lease.holder):
        lease.holder = holder
        lease.expires_at = now() + DURATION
    else:
        return lease.holder
    return None


def release(session: Session, name: str, holder: str) -> None:
    lease = session.get(Lease, name)
    if lease is not None and lease.holder == holder:
        session.delete(lease)


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
