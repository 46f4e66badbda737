"""What was acknowledged of an upload is there after `kill -9` at any moment and after a full disk."""

import errno
import hashlib
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from repository import uploads
from repository.database import transaction
from repository.models.job import Job
from repository.models.upload import Upload, UploadState
from repository.settings import RepositorySettings
from repository.wiring import Repository, open_repository
from tests.conftest import need
from tests.journeys.sender import Sender, sending
from tests.live import NewSite
from tests.staff import sign_in_as
from tests.webapp.deposit.test_tus import TUS, URL, begin, patch
from webapp.application import create_app

pytestmark = pytest.mark.long
# System calls that make something, or make it durable.
CALLS = ("openat", "mkdir", "write", "fsync", "fdatasync", "pwrite64")
MOST_POINTS = 12


@pytest.fixture(scope="module")
def sender() -> Iterator[Sender]:
    need("strace")
    with sending("tests.journeys.kill_upload") as sender:
        yield sender


def sent_under(sender: Sender, data: Path, *strace: str) -> list[list[str]]:
    """What was acknowledged before the process died under strace; all of it, with `done`, if it lived."""
    sender.begin(data)
    process_id = sender.read_line()[1]
    command = ["strace", "-f", "-p", process_id, *strace]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr
        assert "attached" in tracer.stderr.readline()
        os.kill(int(process_id), signal.SIGUSR1)
        said = sender.read_all()
        tracer.stderr.read()
    return said


def faults_after(repository: Repository, said: list[list[str]]) -> list[str]:
    """What does not hold of what was acknowledged, after a restart."""
    acknowledged = {line[0]: line[1:] for line in said}
    if "begun" not in acknowledged:
        return []
    upload_id = acknowledged["begun"][0]
    faults = []
    with transaction(repository.sessions) as session:
        uploads.tidy(session, repository.staging)
        upload, jobs = session.get(Upload, upload_id), session.scalars(select(Job)).all()
        if upload is None:
            return ["the upload is gone"]
    offset, digest = acknowledged.get("received", ["0", hashlib.sha256(b"").hexdigest()])
    content = repository.staging.path(upload_id).read_bytes()
    if hashlib.sha256(content[: int(offset)]).hexdigest() != digest:
        faults.append("bytes are lost")
    is_whole = int(offset) == upload.size_bytes
    if is_whole and [job.about for job in jobs] != [{"upload": upload_id}]:
        faults.append(f"{len(jobs)} jobs")
    if is_whole and upload.state != UploadState.CHECKING:
        faults.append(upload.state)
    return faults


@pytest.mark.parametrize("call", CALLS)
def test_an_acknowledged_piece_survives_a_kill_at_any_call(
    sender: Sender, empty: Path, tmp_path: Path, call: str
) -> None:
    """The product as it is, killed by strace at each call of this kind in turn, until a run ends unkilled; of many
    calls, at some spread evenly."""
    traced = tmp_path / "trace"
    whole = sent_under(sender, shutil.copytree(empty, tmp_path / "whole"), "-o", str(traced), "-e", f"trace={call}")
    assert whole[-1] == ["done"]
    calls = sum(f"{call}(" in line for line in traced.read_text().splitlines())
    assert calls
    wrong: dict[int, list[str]] = {}
    for number in sorted({1 + place * calls // MOST_POINTS for place in range(MOST_POINTS)}):
        data = shutil.copytree(empty, tmp_path / str(number))
        inject = ("-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")
        said = sent_under(sender, data, *inject)
        assert said[-1:] != [["done"]]
        if found := faults_after(open_repository(RepositorySettings(data=data)), said):
            wrong[number] = found
    assert wrong == {}


def test_bytes_are_durable_before_their_job_is_and_both_before_the_answer(
    sender: Sender, empty: Path, tmp_path: Path
) -> None:
    """In the order in which the kernel was asked."""
    traced = tmp_path / "trace"
    asked = ("-y", "-s", "200", "-o", str(traced), "-e", "trace=fsync,fdatasync,write")
    sent_under(sender, shutil.copytree(empty, tmp_path / "data"), *asked)
    order = " ".join(name for line in traced.read_text().splitlines() if (name := _named(line)))
    begun, half, whole, done = (before.split() for before in order.split("answer")[:-1])
    assert (begun[:2], begun[-1]) == (["folder", "folder"], "database")
    assert (half, whole, done) == (["bytes"], ["bytes", "database"], [])


def _named(line: str) -> str:
    """What a line of strace with paths says that was made durable or answered."""
    if "sync(" in line:
        kinds = {"sqlite-wal": "database", "sqlite": "", ".pdf": "bytes"}
        return next((kind for ending, kind in kinds.items() if f"{ending}>" in line), "folder")
    return "answer" if "write(1<" in line else ""


def test_every_connection_waits_for_the_disk(tmp_path: Path, installed: Callable[[Path], Path]) -> None:
    repository = open_repository(RepositorySettings(data=installed(tmp_path)))
    with repository.sessions() as session:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        said = [session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert said == ["wal", 2, 1]


class FullDisk:
    """A disk on which nothing more can be synced as long as it is full."""

    def __init__(self) -> None:
        self.is_full = False
        self.fsync = os.fsync

    def __call__(self, descriptor: int) -> None:
        if self.is_full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.fsync(descriptor)


def test_a_full_disk_refuses_in_a_sentence_and_goes_on_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_site: NewSite
) -> None:
    disk = FullDisk()
    monkeypatch.setattr(os, "fsync", disk)
    with new_site(tmp_path) as site:
        client: FlaskClient = create_app(site).test_client()
        sign_in_as(client, site.repository, "ana@example.org")
        site.index.sync()
        url = begin(client, 6)
        disk.is_full = True
        refused: Any = patch(client, url, 0, b"abc")
        assert (refused.status_code, refused.text[:40]) == (507, "Trenutačno nema mjesta za nove datoteke.")
        assert client.get("/hr/search").status_code == 200
        disk.is_full = False
        offset = int(client.head(url, headers=TUS).headers["Upload-Offset"])
        assert patch(client, url, offset, b"abcdef"[offset:]).status_code == 204
        with site.repository.sessions() as session:
            assert session.scalars(select(Upload.state)).all() == [UploadState.CHECKING]


def test_uploads_are_refused_before_the_disk_is_full(tmp_path: Path, new_site: NewSite) -> None:
    with new_site(tmp_path, PUTOKAZ_FREE_MB=str(1 << 30)) as site:
        client = create_app(site).test_client()
        sign_in_as(client, site.repository, "ana@example.org")
        answer = client.post(URL, headers={**TUS, "Upload-Length": "10"})
        assert answer.status_code == 507
        page = client.post(
            "/en/deposit", data={"files": (BytesIO(b"%PDF"), "a.pdf")}, content_type="multipart/form-data"
        )
        assert (page.status_code, "What is here is safe" in page.text) == (507, True)
