"""Namespaces: a network without any interface for all children, and a process table of its own for each.

The network is entered once, by the fork server, so it costs nothing a file. Where only root may do so directly, an
unprivileged user may do it inside a new user namespace, unless the distribution forbids that. The process table makes
a child number 1 of it: when it ends, the kernel kills all that it started, whatever session they fled to, and until
then it can name no other process. Source: namespaces(7), pid_namespaces(7), user_namespaces(7).
"""

import os
from pathlib import Path

from indexer.sandbox import kernel

CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000


def leave_network() -> bool:
    """Move this process, which has no threads, into an empty network. False if the kernel does not let it."""
    try:
        kernel.unshare(CLONE_NEWNET | CLONE_NEWIPC)
    except OSError:
        return _leave_as_user()
    return True


def _leave_as_user() -> bool:
    user, group = os.geteuid(), os.getegid()
    try:
        kernel.unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC)
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    except OSError:
        return False
    return True


class ProcessTables:
    """Makes the next child of this process the first of a new process table."""

    def __init__(self) -> None:
        try:
            self._own: int | None = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self._own = None

    def renew(self) -> bool:
        """False if the kernel does not let us; the next child then shares our table."""
        if self._own is None:
            return False
        try:
            # Only a process whose children would be of its own table may ask for a new one.
            kernel.setns(self._own, CLONE_NEWPID)
            kernel.unshare(CLONE_NEWPID)
        except OSError:
            return False
        return True
