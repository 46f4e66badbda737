"""A disk that is really full: what is new is refused in a sentence, reading goes on, and room is all it takes."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from indexer.errors import IndexerError
from repository import records
from repository.database import transaction
from repository.models.upload import Upload, UploadState
from tests.conftest import lack
from tests.factories import make_file, make_record
from tests.indexer.extraction.pdfs import write_pdf
from tests.live import NewSite
from tests.reading import Page, read
from tests.staff import sign_in_as
from tests.webapp.editing.test_views import form_fields
from webapp.application import create_app
from webapp.site import Site

DISK = "32m"
KEPT = b"%PDF-1.4 kept\n" * 100
NO_ROOM = "There is no room for more files at the moment."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, and small."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, timeout=60)
    except FileNotFoundError:
        lack("tmpfs", "mount is not installed")
    if done.returncode:
        lack("tmpfs", f"no file system can be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True, timeout=60)


@pytest.fixture
def site(disk: Path, new_site: NewSite) -> Iterator[Site]:
    """With one publication that has a file. No room is kept free, so that it is the disk itself that refuses."""
    with new_site(disk, PUTOKAZ_FREE_MB="0") as site:
        (disk / "kept.pdf").write_bytes(KEPT)
        record = make_record(title="Guidance for adults")
        record.files = [make_file(["Guidance."], name="kept.pdf", sha256=site.repository.blobs.put(disk / "kept.pdf"))]
        with transaction(site.repository.sessions) as session:
            records.create(session, record, who="ana@example.org")
            records.publish(session, record, who="ana@example.org")
        site.index.sync()
        yield site


@pytest.fixture
def client(site: Site) -> FlaskClient:
    client = create_app(site).test_client()
    sign_in_as(client, site.repository, "ana@example.org")
    return client


def test_a_full_disk_refuses_what_is_new_and_nothing_else_until_there_is_room(
    disk: Path, site: Site, client: FlaskClient, tmp_path: Path
) -> None:
    report = write_pdf(tmp_path / "sent.pdf", [["Guidance in villages", "Report of 2024."]])
    assert send(client, report) == (303, False)
    form = form_fields(Page(client.get("/en/records/1/edit")))
    fill(disk / "filling")
    assert send(client, report) == (507, True)
    assert retitle(client, form, "Guidance for the young") == (507, True)
    turn(site)
    assert (found(client, "adults"), found(client, "young")) == (1, 0)
    with client.get("/files/1/kept.pdf") as download:
        assert download.data == KEPT
    assert states(site) == [UploadState.CHECKING]

    (disk / "filling").unlink()
    turn(site)
    assert states(site) == [UploadState.READY]
    assert retitle(client, form, "Guidance for the young") == (303, False)
    turn(site)
    assert (found(client, "guidance"), found(client, "young")) == (1, 1)


def test_an_index_that_found_no_room_is_caught_up_by_itself(disk: Path, site: Site, client: FlaskClient) -> None:
    """There is room for the edit, but not for what the index makes of it."""
    form = form_fields(Page(client.get("/en/records/1/edit")))
    assert retitle(client, form, "Guidance for the young") == (303, False)
    fill(disk / "filling")
    turn(site)
    assert (found(client, "guidance"), found(client, "young")) == (1, 0)
    (disk / "filling").unlink()
    turn(site)
    assert (found(client, "guidance"), found(client, "young")) == (1, 1)


def send(client: FlaskClient, file: Path) -> tuple[int, bool]:
    """A file through the form: the status, and whether the sentence is there."""
    form: Any = {"files": (BytesIO(file.read_bytes()), file.name)}
    answer = client.post("/en/deposit", data=form, content_type="multipart/form-data")
    return answer.status_code, NO_ROOM in answer.text


def retitle(client: FlaskClient, form: dict[str, Any], title: str) -> tuple[int, bool]:
    fields = {name: [title] if "Guidance for adults" in values else values for name, values in form.items()}
    answer = client.post("/en/records/1/edit", data={**fields, "do": "save"})
    return answer.status_code, NO_ROOM in answer.text


def turn(site: Site) -> None:
    """What the threads behind the pages do every two seconds; whatever goes wrong there is tried again."""
    assert site.jobs
    for work in (site.index.sync, site.jobs.run):
        with suppress(OperationalError, IndexerError, OSError):
            work()


def found(client: FlaskClient, word: str) -> int:
    return read(client, "/en/search", q=word).total


def states(site: Site) -> list[UploadState]:
    with site.repository.sessions() as session:
        return list(session.scalars(select(Upload.state)))


def fill(path: Path) -> None:
    """To the last byte."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while file.write(bytes(1 << 20)):
            pass
    assert shutil.disk_usage(path.parent).free == 0
