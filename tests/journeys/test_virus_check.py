"""Nothing passes that the virus check has not seen: a harmful file is refused, and while it is away files wait."""

from io import BytesIO
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import select

from repository.models.job import Job
from tests.indexer.extraction.pdfs import write_pdf
from tests.indexer.scanning.daemon import HARMFUL, scanning
from tests.staff import sign_in_as
from webapp.application import create_app
from webapp.wiring import open_site

LINES = [f"Point {number}: guidance for adults, place {number * 7}." for number in range(12)]


def test_a_file_waits_for_the_scanner_and_a_harmful_one_is_refused(tmp_path: Path) -> None:
    address = f"clamd://{tmp_path / 'socket'}"
    environ = {"PUTOKAZ_DATA": str(tmp_path / "data"), "PUTOKAZ_EMBEDDING": "none", "PUTOKAZ_VIRUS_SCANNER": address}
    good = write_pdf(tmp_path / "good.pdf", [["Guidance for adults", *LINES]]).read_bytes()
    with open_site(environ) as site:
        client = create_app(site).test_client()
        sign_in_as(client, site.repository, "ana@example.org")
        sent = {"files": [(BytesIO(good), "good.pdf"), (BytesIO(good + HARMFUL), "bad.pdf")]}
        client.post("/en/deposit", data=sent, content_type="multipart/form-data")
        assert site.jobs is not None
        site.jobs.run()
        assert told(client).count("Waiting for the virus check") == 2
        with site.repository.sessions.begin() as session:
            for job in session.scalars(select(Job)):
                assert job.tries == 0
                job.not_before = job.created_at
        with scanning(tmp_path / "socket"):
            site.jobs.run()
        page = told(client)
        assert ("something harmful" in page, "Draft ready" in page, "Waiting" in page) == (True, True, False)
        assert site.repository.staging.list_ids() == []


def told(client: FlaskClient) -> str:
    return client.get("/en/deposit").text
