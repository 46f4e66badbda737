"""Run by `test_uploads_survive.py` in a process of its own: for each data folder that it is told, a child sends one
file in two pieces. It waits for SIGUSR1 before it begins, so that strace can take hold of it, and prints what is
acknowledged.

The children are forked, because strace can kill at a system call but Python takes seconds to begin."""

import hashlib
import os
import signal
import sys
from pathlib import Path

from repository import uploads
from repository.database import transaction
from repository.models.user import User
from repository.settings import RepositorySettings
from repository.wiring import Repository, open_repository
from tests.staff import make_user

PIECES = (b"%PDF first half, ", b"second half")


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            send(Path(line.strip()))
            os._exit(0)
        os.waitpid(child, 0)
        say("end")


def send(data: Path) -> None:
    repository = open_repository(RepositorySettings(data=data, free_mb=0))
    user = make_user(repository, "ana@example.org")
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    say("pid", os.getpid())
    signal.sigwait({signal.SIGUSR1})
    send_pieces(repository, user)
    say("done")


def send_pieces(repository: Repository, user: User) -> None:
    """As the site does for a browser, and say what it would acknowledge."""
    with transaction(repository.sessions) as session:
        size = sum(map(len, PIECES))
        upload = uploads.begin(session, repository.staging, user, name="a.pdf", size_bytes=size)
    say("begun", upload.id)
    offset = 0
    for piece in PIECES:
        with transaction(repository.sessions) as session:
            found = uploads.get(session, upload.id, user)
            offset = uploads.receive(session, repository.staging, user, found, offset=offset, pieces=[piece])
        say("received", offset, hashlib.sha256(b"".join(PIECES)[:offset]).hexdigest())


def say(*words: object) -> None:
    """A line in one system call, so that a kill leaves either all of it or nothing."""
    os.write(sys.stdout.fileno(), (" ".join(map(str, words)) + "\n").encode())


if __name__ == "__main__":
    main()
