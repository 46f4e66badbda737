"""Run by `test_uploads_survive.py` in a process of its own: sends one file in two pieces and kills itself at the Nth
call that writes, syncs, renames or commits. What is acknowledged is printed before."""

import hashlib
import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import event

from repository import uploads
from repository.database import transaction
from repository.settings import RepositorySettings
from repository.wiring import open_repository
from tests.staff import make_user

PIECES = (b"%PDF first half, ", b"second half")
CALLS = ("fsync", "replace", "rename", "open", "write", "mkdir")


def main(data: str, killed_at: int) -> None:
    repository = open_repository(RepositorySettings(data=Path(data), free_mb=0))
    user = make_user(repository, "ana@example.org")
    numbers = count(1)

    def maybe_die() -> None:
        if next(numbers) == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in CALLS:
        setattr(os, name, _mortal(getattr(os, name), maybe_die))
    engine = repository.sessions.kw["bind"]
    for moment in ("before_cursor_execute", "commit"):
        event.listen(engine, moment, lambda *_: maybe_die())
    with transaction(repository.sessions) as session:
        size = sum(map(len, PIECES))
        upload = uploads.begin(session, repository.staging, user, name="a.pdf", size_bytes=size)
    print("begun", upload.id, flush=True)
    offset = 0
    for piece in PIECES:
        with transaction(repository.sessions) as session:
            found = uploads.get(session, upload.id, user)
            offset = uploads.receive(session, repository.staging, user, found, offset=offset, pieces=[piece])
        print("received", offset, hashlib.sha256(b"".join(PIECES)[:offset]).hexdigest(), flush=True)
        maybe_die()
    print("calls", next(numbers), flush=True)


def _mortal(function: Callable[..., Any], maybe_die: Callable[[], None]) -> Callable[..., Any]:
    """Dies before the call, so that it did not happen; a call that happened is tried by the next number."""

    def call(*args: Any, **kwargs: Any) -> Any:
        maybe_die()
        return function(*args, **kwargs)

    return call


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
