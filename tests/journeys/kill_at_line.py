"""Run by `test_uploads_outlive_kills.py` in a process of its own, see `sender`. Each line that it is told names a data
folder and a number: a child sends one file in two pieces, reads it as the worker does, and kills itself at that line of
the program's own code, counted as they are run. With the number 0 it lives, and says how many lines there were.

It also says what was synced, so that the test can take away what a loss of power would."""

import os
import signal
import sys
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from indexer.documents import Extraction, Prepared, ProposedMetadata
from indexer.ingestion.deposit import UploadReader
from indexer.ingestion.job_worker import JobWorker
from indexer.ingestion.reading import FileReader
from repository.settings import RepositorySettings
from repository.texts import TextState
from repository.uploads import READ_UPLOAD
from repository.vocabulary.concepts import Vocabulary
from repository.wiring import Repository, open_repository
from tests.journeys.kill_upload import send_pieces
from tests.journeys.sender import answer, say
from tests.staff import make_user

OURS = tuple(f"{Path(__file__).parents[2] / package}/" for package in ("repository", "indexer"))


class ReadsAtOnce(FileReader):
    """What a limited child would find: nothing but that the file is whole."""

    def __init__(self) -> None: ...

    def begin(self, path: Path, sha256: str, vocabulary: Vocabulary) -> Future[Prepared]:
        found: Future[Prepared] = Future()
        extraction = Extraction("application/pdf", TextState.COMPLETE, ())
        found.set_result(Prepared(path, extraction, (), ("en",), ProposedMetadata(), ()))
        return found


@dataclass
class Killer:
    """A trace function that ends the process at the line `deadly` of our code; never, if that is 0."""

    deadly: int
    lines: int = 0

    def __call__(self, frame: FrameType, what: str, _: Any) -> "Killer | None":
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        if what == "line":
            self.lines += 1
            if self.lines == self.deadly:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def work(repository: Repository) -> int:
    """Read what waits; how many tries were made."""
    reader = UploadReader(repository.sessions, repository.blobs, repository.staging, Vocabulary, ReadsAtOnce())
    return JobWorker(repository.sessions, {READ_UPLOAD: reader.read}).run()


def send(data: str, deadly: str) -> None:
    repository = open_repository(RepositorySettings(data=Path(data), free_mb=0))
    user = make_user(repository, "ana@example.org")
    os.fsync = telling(os.fsync)
    killer = Killer(int(deadly))
    sys.settrace(killer)
    send_pieces(repository, user)
    work(repository)
    sys.settrace(None)
    say("done", killer.lines)


def telling(fsync: Any) -> Any:
    def told(descriptor: int) -> None:
        fsync(descriptor)
        say("synced", Path(f"/proc/self/fd/{descriptor}").readlink(), os.fstat(descriptor).st_size)

    return told


if __name__ == "__main__":
    answer(send)
