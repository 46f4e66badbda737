"""A file of a record is replaced, and a scan is read by text recognition, both asked for on the page of its files."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from repository import drafts, records
from repository.models.job import Job, JobState
from tests.conftest import need
from tests.indexer.extraction.pdfs import write_pdf
from tests.indexer.ocr.pictures import write_scan
from tests.live import NewSite
from tests.reading import Page, read
from tests.staff import sign_in_as
from webapp.application import create_app
from webapp.site import Site

LINES = [f"Point {number}: guidance for adults in Croatia, place {number * 7}." for number in range(12)]
EN = "/en/records"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, new_site: NewSite) -> Iterator[Site]:
    with new_site(tmp_path_factory.mktemp("versions")) as site:
        yield site


@pytest.fixture(scope="module")
def client(site: Site) -> FlaskClient:
    client = create_app(site).test_client()
    sign_in_as(client, site.repository, "ana@example.org")
    return client


def run_jobs(site: Site) -> None:
    assert site.jobs is not None
    site.jobs.run()
    site.index.sync()


def deposit(client: FlaskClient, site: Site, path: Path) -> int:
    """The id of the draft made of a file."""
    sent = {"files": (BytesIO(path.read_bytes()), path.name)}
    client.post("/en/deposit", data=sent, content_type="multipart/form-data")
    run_jobs(site)
    with site.repository.sessions() as session:
        return drafts.list_drafts(session, who="ana@example.org")[0].id


def test_a_better_file_takes_the_place_and_the_old_one_is_kept(client: FlaskClient, site: Site, tmp_path: Path) -> None:
    old = write_pdf(tmp_path / "old.pdf", [["Guidance for adults", *LINES, "obsoleteword"]])
    record_id = deposit(client, site, old)
    client.post("/en/deposit/drafts", data={"draft": record_id, "do": "apply", "date_issued": "2021"})
    client.post("/en/deposit/drafts", data={"draft": record_id, "do": "publish"})
    form = next(
        one for one in Page(client.get(f"{EN}/{record_id}/files")).all("form") if "files/" in one.get("action", "")
    )
    new = write_pdf(tmp_path / "new.pdf", [["Guidance for grown people", *LINES, "correctedword"]])
    sent = {"file": (BytesIO(new.read_bytes()), "new.pdf")}
    assert client.post(form.get("action", ""), data=sent, content_type="multipart/form-data").status_code == 303
    run_jobs(site)
    page = client.get(f"{EN}/{record_id}/files").text
    assert page.index("new.pdf") < page.index("Earlier versions") < page.index("old.pdf")
    reader = create_app(site).test_client()
    totals = [read(reader, "/en/search", q=word).total for word in ("correctedword", "obsoleteword")]
    assert totals == [1, 0]
    with site.repository.sessions() as session:
        record = records.get(session, record_id)
        assert (record.title, record.date_issued) == ("Guidance for grown people", "2021")
        assert [site.repository.blobs.has(file.sha256) for file in record.former_files] == [True]


def test_choosing_no_file_is_told_and_a_former_file_can_not_be_replaced(client: FlaskClient, site: Site) -> None:
    form = next(one for one in Page(client.get(f"{EN}/1/files")).all("form") if "files/" in one.get("action", ""))
    answers = [client.post(url, data={"file": ""}) for url in (form.get("action", ""), f"{EN}/1/files/1")]
    assert [answer.status_code for answer in answers] == [422, 404]
    assert "No file was chosen" in answers[0].text


def test_a_scan_is_read_by_text_recognition_at_one_press(client: FlaskClient, site: Site, tmp_path: Path) -> None:
    need("ocr")
    record_id = deposit(client, site, write_scan(tmp_path / "scan.pdf", [["Guidance for adults in Croatia"]]))
    assert f"/en/records/{record_id}/files" in client.get("/en/deposit").text
    for _ in range(2):
        assert client.post(f"{EN}/{record_id}/ocr").status_code == 303
    assert "waiting for its turn" in client.get(f"{EN}/{record_id}/files").text
    run_jobs(site)
    with site.repository.sessions() as session:
        assert [job.state for job in session.query(Job).filter(Job.kind == "read_by_ocr")] == [JobState.DONE]
        assert "uidance" in records.get(session, record_id).files[0].pages[0].text
    assert "Every page can be read." in client.get(f"{EN}/{record_id}/files").text
