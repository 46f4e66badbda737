"""Nothing passes that the virus check has not seen: a harmful file is refused, and while it is away files wait."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from indexer.opened import ingesting, open_all
from repository import drafts
from repository.database import Sessions
from repository.models.job import Job
from tests.indexer.extraction.pdfs import write_pdf
from tests.indexer.scanning.daemon import HARMFUL, scanning
from tests.live import NewSite
from tests.staff import sign_in_as
from webapp.application import create_app
from webapp.site import Site

LINES = [f"Point {number}: guidance for adults, place {number * 7}." for number in range(12)]


TEXT = "Career guidance for adults in rural areas. " * 40


def scanner_in(folder: Path) -> str:
    """A setting: it listens, or does not, on `socket` in the folder."""
    return f"clamd://{folder / 'socket'}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("viruses")


@pytest.fixture(scope="module")
def site(folder: Path, new_site: NewSite) -> Iterator[Site]:
    with new_site(folder / "data", PUTOKAZ_VIRUS_SCANNER=scanner_in(folder)) as site:
        yield site


@pytest.fixture
def client(site: Site) -> FlaskClient:
    client = create_app(site).test_client()
    sign_in_as(client, site.repository, "ana@example.org")
    return client


def work(site: Site) -> None:
    assert site.jobs is not None
    site.jobs.run()


def draft_names(sessions: Sessions) -> set[str]:
    """Names of the files that became drafts."""
    with sessions() as session:
        return {record.files[0].name for record in drafts.list_drafts(session)}


def test_a_file_waits_for_the_scanner_and_a_harmful_one_is_refused(
    site: Site, client: FlaskClient, folder: Path, tmp_path: Path
) -> None:
    good = write_pdf(tmp_path / "good.pdf", [["Guidance for adults", *LINES]]).read_bytes()
    sent = {"files": [(BytesIO(good), "good.pdf"), (BytesIO(good + HARMFUL), "bad.pdf")]}
    client.post("/en/deposit", data=sent, content_type="multipart/form-data")
    work(site)
    assert told(client).count("Waiting for the virus check") == 2
    with site.repository.sessions.begin() as session:
        for job in session.scalars(select(Job)):
            assert job.tries == 0
            job.not_before = job.created_at
    with scanning(folder / "socket"):
        work(site)
    page = told(client)
    assert ("something harmful" in page, "Draft ready" in page, "Waiting" in page) == (True, True, False)
    assert site.repository.staging.list_ids() == []


def told(client: FlaskClient) -> str:
    return client.get("/en/deposit").text


def test_the_command_line_takes_nothing_that_was_not_looked_at(
    tmp_path: Path, installed: Callable[[Path], Path]
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT)
    bad.write_text(TEXT + HARMFUL.decode())
    data = str(installed(tmp_path / "data"))
    here = open_all({"PUTOKAZ_DATA": data, "PUTOKAZ_VIRUS_SCANNER": scanner_in(tmp_path)})

    def taken() -> list[tuple[str, str | None]]:
        with ingesting(here, None, False, 1, 2) as run:
            return [(report.status, report.error_code) for report in run.run([good, bad])]

    assert taken() == [("failed", "not_scanned")] * 2
    with scanning(tmp_path / "socket"):
        assert taken() == [("added", None), ("failed", "virus")]
    assert draft_names(here.repository.sessions) == {"good.txt"}


def test_a_harmful_file_of_an_archive_is_left_out(site: Site, client: FlaskClient, folder: Path) -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("inside.txt", TEXT)
        packed.writestr("bad.txt", TEXT + HARMFUL.decode())
    form: Any = {"table": (BytesIO(archive.getvalue()), "files.zip")}
    url = client.post("/en/deposit/tables", data=form, content_type="multipart/form-data").location
    with scanning(folder / "socket"):
        work(site)
        client.post(url)
        work(site)
    names = draft_names(site.repository.sessions)
    assert ("inside.txt" in names, "bad.txt" in names) == (True, False)
