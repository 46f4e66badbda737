"""Run by `test_uploads_survive.py` in a process of its own, see `sender`: a child sends one file in two pieces into the
data folder that it is told. It waits for SIGUSR1 before it begins, so that strace can take hold of it."""

import hashlib
import os
import signal
from pathlib import Path

from repository import uploads
from repository.database import transaction
from repository.models.user import User
from repository.settings import RepositorySettings
from repository.wiring import Repository, open_repository
from tests.journeys.sender import answer, say
from tests.staff import make_user

PIECES = (b"%PDF first half, ", b"second half")


def send(data: str) -> None:
    repository = open_repository(RepositorySettings(data=Path(data), free_mb=0))
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


if __name__ == "__main__":
    answer(send)
