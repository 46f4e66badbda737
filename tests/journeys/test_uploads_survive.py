"""What was acknowledged of an upload is there after `kill -9` at any moment and after a full disk."""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, select

from repository import uploads
from repository.database import transaction
from repository.models.job import Job
from repository.models.upload import Upload, UploadState
from repository.settings import RepositorySettings
from repository.wiring import Repository, open_repository
from tests.staff import make_user, sign_in_as
from tests.webapp.deposit.test_tus import TUS, URL, begin, patch
from webapp.application import create_app
from webapp.wiring import open_site


def upload_killed_at(data: Path, number: int) -> list[list[str]]:
    """Lines that were acknowledged before the process died at its Nth dangerous call; all of them if it lived."""
    command = [sys.executable, "-m", "tests.journeys.kill_upload", str(data), str(number)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode in (0, -9), done.stderr
    return [line.split() for line in done.stdout.splitlines()]


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


def test_an_acknowledged_piece_survives_a_kill_at_any_call(tmp_path: Path) -> None:
    """At each call in turn that opens, syncs, makes or commits something, until a run ends unkilled."""
    empty = tmp_path / "empty"
    make_user(open_repository(RepositorySettings(data=empty)), "ana@example.org")
    wrong: dict[int, list[str]] = {}
    number, said = 0, [[""]]
    while said[-1][0] != "calls":
        number += 1
        data = shutil.copytree(empty, tmp_path / str(number))
        said = upload_killed_at(data, number) or [[""]]
        if found := faults_after(open_repository(RepositorySettings(data=data)), said):
            wrong[number] = found
    assert number > 15
    assert wrong == {}


def test_bytes_are_durable_before_their_job_is_and_both_before_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = open_repository(RepositorySettings(data=tmp_path, free_mb=0))
    user, order = make_user(repository, "ana@example.org"), []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        fsync(descriptor)
        order.append("bytes" if Path(f"/proc/self/fd/{descriptor}").resolve().is_file() else "name")

    monkeypatch.setattr(os, "fsync", noted)
    event.listen(repository.sessions.kw["bind"], "commit", lambda _: order.append("commit"))
    with transaction(repository.sessions) as session:
        upload = uploads.begin(session, repository.staging, user, name="a.pdf", size_bytes=3)
    with transaction(repository.sessions) as session:
        found = uploads.get(session, upload.id, user)
        uploads.receive(session, repository.staging, user, found, offset=0, pieces=[b"abc"])
    assert order == ["name", "name", "commit", "bytes", "commit"]


def test_every_connection_waits_for_the_disk(tmp_path: Path) -> None:
    repository = open_repository(RepositorySettings(data=tmp_path))
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk()
    monkeypatch.setattr(os, "fsync", disk)
    with open_site({"PUTOKAZ_DATA": str(tmp_path), "PUTOKAZ_EMBEDDING": "none"}) as site:
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


def test_uploads_are_refused_before_the_disk_is_full(tmp_path: Path) -> None:
    environ = {"PUTOKAZ_DATA": str(tmp_path), "PUTOKAZ_EMBEDDING": "none", "PUTOKAZ_FREE_MB": str(1 << 30)}
    with open_site(environ) as site:
        client = create_app(site).test_client()
        sign_in_as(client, site.repository, "ana@example.org")
        answer = client.post(URL, headers={**TUS, "Upload-Length": "10"})
        assert answer.status_code == 507
        page = client.post(
            "/en/deposit", data={"files": (BytesIO(b"%PDF"), "a.pdf")}, content_type="multipart/form-data"
        )
        assert (page.status_code, "What is here is safe" in page.text) == (507, True)
