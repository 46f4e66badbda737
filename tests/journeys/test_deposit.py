"""Files through the browser's form to drafts and on to the public page, with the real reader behind."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from repository import drafts, records
from tests.indexer.extraction.pdfs import write_encrypted, write_image_pdf, write_pdf
from tests.live import NewSite
from tests.reading import Page, read
from tests.staff import sign_in_as
from webapp.application import create_app
from webapp.site import Site

LINES = [f"Point {number}: guidance for adults in Croatia differs in place {number * 7}." for number in range(30)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, new_site: NewSite) -> Iterator[Site]:
    with new_site(tmp_path_factory.mktemp("deposit")) as site:
        yield site


@pytest.fixture(scope="module")
def client(site: Site) -> FlaskClient:
    client = create_app(site).test_client()
    sign_in_as(client, site.repository, "ana@example.org")
    return client


def deposit(client: FlaskClient, site: Site, **files: bytes) -> dict[str, str]:
    """Send files as a browser without scripts, have them read; file name -> what is said of it."""
    sent: Any = {"files": [(BytesIO(content), f"{name}.pdf") for name, content in files.items()]}
    assert client.post("/en/deposit", data=sent, content_type="multipart/form-data").status_code == 303
    assert site.jobs is not None
    site.jobs.run()
    page = Page(client.get("/en/deposit"))
    told = {}
    for row in page.all("section//li[@class='upload']"):
        words = " ".join(" ".join(row.itertext()).split())
        name = next(name for name in words.split() if name.endswith(".pdf"))
        told.setdefault(name.removesuffix(".pdf"), words)
    return told


def batch_of(page: TestResponse) -> str:
    """What the button for undoing sends."""
    return Page(page).all("button[@name='undo']")[0].attrib["value"]


def test_each_file_is_told_what_is_wrong_with_it_and_none_stops_another(
    client: FlaskClient, site: Site, tmp_path: Path
) -> None:
    good = write_pdf(tmp_path / "good.pdf", [["Guidance for adults", *LINES]])
    told = deposit(
        client,
        site,
        good=good.read_bytes(),
        again=good.read_bytes(),
        empty=b"",
        letter=b"PK\x03\x04 a letter in another program",
        locked=write_encrypted(tmp_path / "locked.pdf", good, user_password="secret").read_bytes(),
        scan=write_image_pdf(tmp_path / "scan.pdf").read_bytes(),
        reprint=write_pdf(tmp_path / "reprint.pdf", [["Guidance for adults", *LINES, "Corrected."]]).read_bytes(),
    )
    expected = {
        "good": "Draft ready",
        "again": "This file is in the collection already. Guidance for adults",
        "empty": "The file is empty.",
        "letter": "This is not a PDF",
        "locked": "opens only with a password. Its text is not searched. Give its password",
        "scan": "pictures without text. Text recognition (OCR) can read them.",
        "reprint": "The text is nearly the same as in: Guidance for adults",
    }
    assert {name: words for name, words in expected.items() if words not in told[name]} == {}
    assert site.repository.staging.list_ids() == []


def test_a_locked_file_waits_for_its_password_which_is_kept_nowhere(
    client: FlaskClient, site: Site, tmp_path: Path
) -> None:
    password = "gatekeeper of the harbour"
    plain = write_pdf(tmp_path / "plain.pdf", [["Guidance at harbours", *(f"Harbour {line}" for line in LINES)]])
    locked = write_encrypted(tmp_path / "closed.pdf", plain, user_password=password).read_bytes()
    deposit(client, site, closed=locked)
    with site.repository.sessions() as session:
        record = drafts.list_drafts(session, who="ana@example.org")[0]
    files = f"/en/records/{record.id}/files"
    address = f"{files}/{record.files[0].id}/password"
    assert client.get(f"/en/records/{record.id}/pages/1").status_code == 404
    assert "nothing of it was read" in client.get(files).text
    refused = client.post(address, data={"password": "open sesame"})
    assert (refused.status_code, "This password does not open the file." in refused.text) == (422, True)
    told = client.post(address, data={"password": password}, follow_redirects=True)
    assert "Every page can be read." in told.text
    assert "Harbour" in client.get(f"/en/records/{record.id}/pages/1").text
    assert "Its text can be read and searched here." in client.get(f"/en/records/{record.id}").text
    assert "Pročitano s lozinkom" in client.get(f"/hr/records/{record.id}/history").text
    with site.repository.sessions() as session:
        assert records.get(session, record.id).title == "Guidance at harbours"
    assert client.post(address, data={"password": password}).status_code == 404
    with client.get(f"/files/{record.id}/closed.pdf") as download:
        assert download.data == locked
    assert [path for path in kept_files(site) if password.encode() in path.read_bytes()] == []


def kept_files(site: Site) -> Iterator[Path]:
    return (path for path in site.repository.settings.data.rglob("*") if path.is_file())


def test_a_locked_file_takes_no_other_files_place(client: FlaskClient, site: Site, tmp_path: Path) -> None:
    plain = write_pdf(tmp_path / "plain.pdf", [["Guidance on islands", *LINES]])
    deposit(client, site, islands=plain.read_bytes())
    with site.repository.sessions() as session:
        record = drafts.list_drafts(session, who="ana@example.org")[0]
    locked = write_encrypted(tmp_path / "locked.pdf", plain, user_password="secret").read_bytes()
    sent: Any = {"file": (BytesIO(locked), "islands.pdf")}
    files = f"/en/records/{record.id}/files"
    client.post(f"{files}/{record.files[0].id}", data=sent, content_type="multipart/form-data")
    assert site.jobs is not None
    site.jobs.run()
    assert "The file is locked with a password. Send a copy without one." in client.get(files).text
    assert "Every page can be read." in client.get(files).text


def test_drafts_get_a_shared_value_and_the_ready_ones_are_published(
    client: FlaskClient, site: Site, tmp_path: Path
) -> None:
    for number, title in enumerate(("First steps", "Second steps", "Third steps")):
        lines = [f"{title} {number} {line}" for line in LINES]
        deposit(client, site, **{f"n{number}": write_pdf(tmp_path / "x.pdf", [[title, *lines]]).read_bytes()})
    with site.repository.sessions() as session:
        mine = [record.id for record in drafts.list_drafts(session, who="ana@example.org")][:3]
    chosen = {"draft": [str(record_id) for record_id in mine]}
    shared = {**chosen, "do": "apply", "date_issued": "2021", "agency": "oecd", "facet": "region", "terms": "Hrvatska"}
    changed = client.post("/en/deposit/drafts", data=shared, follow_redirects=True)
    assert "3 drafts were changed." in changed.text
    wrong = client.post("/en/deposit/drafts", data={**shared, "date_issued": "soon"})
    assert (wrong.status_code, "“soon” is not a date" in wrong.text) == (422, True)
    published = client.post("/en/deposit/drafts", data={**chosen, "do": "publish"}, follow_redirects=True)
    assert "3 publications are published." in published.text
    site.index.sync()
    reader = create_app(site).test_client()
    found = read(reader, "/en/search", q="steps", year="2021-2021", region="HR")
    assert found.total == 3, found.heading
    back = client.post("/en/deposit/drafts", data={"undo": batch_of(published)}, follow_redirects=True)
    assert "Undone in 3 publications." in back.text
    site.index.sync()
    assert read(reader, "/en/search", q="steps").total == 0


def test_drafts_that_lack_something_stay_and_can_be_deleted(client: FlaskClient, site: Site, tmp_path: Path) -> None:
    deposit(client, site, bare=write_pdf(tmp_path / "bare.pdf", [["2468", "13579 24680"]]).read_bytes())
    with site.repository.sessions() as session:
        newest = drafts.list_drafts(session, who="ana@example.org")[0].id
    sent = client.post("/en/deposit/drafts", data={"draft": newest, "do": "publish"}, follow_redirects=True)
    assert "1 draft stays: something is missing." in sent.text
    assert f"/en/records/{newest}/edit" in sent.text
    gone = client.post("/en/deposit/drafts", data={"draft": newest, "do": "delete"}, follow_redirects=True)
    assert "1 draft is deleted." in gone.text
    assert client.get(f"/en/records/{newest}").status_code == 404


def test_a_draft_is_begun_without_a_file_and_deleted_from_its_form(client: FlaskClient) -> None:
    begun = client.post("/en/deposit/start")
    assert "Delete this draft" in client.get(begun.location).text
    number = begun.location.split("/")[-2]
    told = client.post("/en/deposit/drafts", data={"do": "delete", "draft": number}, follow_redirects=True)
    assert "1 draft is deleted." in told.text
    assert client.get(begun.location).status_code == 404


def test_choosing_nothing_is_told(client: FlaskClient) -> None:
    sent: Any = {"files": (BytesIO(b""), "")}
    answer = client.post("/hr/deposit", data=sent, content_type="multipart/form-data", follow_redirects=True)
    assert "Niste odabrali nijednu datoteku." in answer.text
