"""`kill -9`, and then a loss of power, at 80 moments of an upload and of its reading: what was acknowledged is kept.

Needs nothing but Python: a trace function counts the lines of the program that are run, and ends the process at one.
`test_uploads_survive.py` does the same at system calls, where strace is installed."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from repository import uploads
from repository.database import transaction
from repository.models.record import Record, State
from repository.models.upload import Upload, UploadState
from repository.settings import RepositorySettings
from repository.wiring import Repository, open_repository
from tests.journeys.kill_at_line import work
from tests.journeys.kill_upload import PIECES
from tests.journeys.sender import Sender, sending

pytestmark = pytest.mark.long
POINTS = 80
WHOLE = hashlib.sha256(b"".join(PIECES)).hexdigest()


@pytest.fixture(scope="module")
def sender() -> Iterator[Sender]:
    with sending("tests.journeys.kill_at_line") as sender:
        yield sender


def sent(sender: Sender, data: Path, deadly: int) -> list[list[str]]:
    """What was said before the process died at this line."""
    sender.begin(data, deadly)
    return sender.read_all()


def lose_power(data: Path, said: list[list[str]]) -> None:
    """Cut each file to what was synced of it. SQLite syncs its own."""
    synced = {line[1]: int(line[2]) for line in said if line[0] == "synced"}
    for path in [*(data / "uploads").rglob("*"), *(data / "files").rglob("*")]:
        if path.is_file() and not _was_renamed(path):
            os.truncate(path, min(path.stat().st_size, synced.get(str(path.resolve()), 0)))


def _was_renamed(path: Path) -> bool:
    """A blob is synced under another name, before it gets its own."""
    return path.parent.name != "incoming" and "files" in path.parts


def faults(repository: Repository, said: list[list[str]]) -> Iterator[str]:
    """What does not hold after a restart of what was acknowledged."""
    told = {line[0]: line[1:] for line in said}
    with transaction(repository.sessions) as session:
        uploads.tidy(session, repository.staging)
    received = int(told.get("received", ["0"])[0])
    if "begun" in told and received < sum(map(len, PIECES)):
        kept = repository.staging.path(told["begun"][0]).read_bytes()
        if not b"".join(PIECES).startswith(kept) or len(kept) < received:
            yield f"{len(kept)} bytes of {received}"
    work(repository)
    with repository.sessions() as session:
        kept_uploads, records = session.scalars(select(Upload)).all(), session.scalars(select(Record)).all()
        if any(record.state != State.DRAFT for record in records):
            yield "a record is public"
        if received < sum(map(len, PIECES)):
            return
        if [upload.state for upload in kept_uploads] != [UploadState.READY]:
            yield f"uploads {[upload.state for upload in kept_uploads]}"
        if [file.sha256 for record in records for file in record.files] != [WHOLE]:
            yield f"{len(records)} records"
        elif repository.blobs.path(WHOLE).read_bytes() != b"".join(PIECES):
            yield "bytes are lost"
    if repository.staging.list_ids():
        yield "bytes stay behind"


def test_what_was_acknowledged_outlives_a_kill_at_80_points_and_a_loss_of_power(
    sender: Sender, empty: Path, tmp_path: Path
) -> None:
    lines = int(sent(sender, shutil.copytree(empty, tmp_path / "whole"), 0)[-1][1])
    wrong: dict[int, list[str]] = {}
    for deadly in sorted({1 + place * lines // POINTS for place in range(POINTS)}):
        data = shutil.copytree(empty, tmp_path / str(deadly))
        said = sent(sender, data, deadly)
        assert said[-1:] == [] or said[-1][0] != "done", deadly
        lose_power(data, said)
        repository = open_repository(RepositorySettings(data=data, free_mb=0))
        if found := list(faults(repository, said)):
            wrong[deadly] = found
        repository.sessions.kw["bind"].dispose()
        shutil.rmtree(data)
    assert wrong == {}
