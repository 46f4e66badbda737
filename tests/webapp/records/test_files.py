from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.http import parse_options_header

from repository.models.record import Record
from repository.storage.staging import safe_name
from tests.factories import make_file, make_record
from tests.webapp.conftest import Publish
from tests.webapp.fakes import FakePages
from webapp.site import Site


def with_file(site: Site, folder: Path, content: bytes, **values: str) -> Record:
    """A record, kept nowhere yet, with one file of these bytes."""
    source = folder / "source"
    source.write_bytes(content)
    record = make_record()
    record.files = [make_file(["Some text."], sha256=site.repository.blobs.put(source), **values)]
    return record


@pytest.fixture
def record_id(site: Site, publish: Publish, tmp_path: Path) -> int:
    return publish(with_file(site, tmp_path, b"%PDF-1.7 0123456789", name="Izvješće o “stanju”.pdf"))


def test_a_file_comes_under_its_own_name(client: FlaskClient, record_id: int) -> None:
    answer = client.get(f"/files/{record_id}/Izvješće o “stanju”.pdf", buffered=True)
    assert answer.data == b"%PDF-1.7 0123456789"
    assert answer.headers["Content-Disposition"].startswith("inline;")
    assert "filename*=UTF-8''Izvje%C5%A1%C4%87e" in answer.headers["Content-Disposition"]


def test_a_file_can_do_nothing_on_our_address(client: FlaskClient, record_id: int) -> None:
    headers = client.get(f"/files/{record_id}/Izvješće o “stanju”.pdf", buffered=True).headers
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_part_of_a_file_is_sent_alone(client: FlaskClient, record_id: int) -> None:
    answer = client.get(f"/files/{record_id}/Izvješće o “stanju”.pdf", headers={"Range": "bytes=0-3"}, buffered=True)
    assert (answer.status_code, answer.data) == (206, b"%PDF")


def test_the_head_of_a_file_is_that_of_its_answer_without_the_bytes(client: FlaskClient, record_id: int) -> None:
    address = f"/files/{record_id}/Izvješće o “stanju”.pdf"
    whole, head = client.get(address, buffered=True), client.head(address, buffered=True)
    assert (head.status_code, head.data) == (200, b"")
    named = ("Content-Length", "Content-Type", "Content-Disposition", "Content-Security-Policy", "ETag")
    assert [head.headers[name] for name in named] == [whole.headers[name] for name in named]


def test_a_part_of_a_file_that_has_changed_is_the_whole_file(client: FlaskClient, record_id: int) -> None:
    headers = {"Range": "bytes=0-3", "If-Range": '"another"'}
    answer = client.get(f"/files/{record_id}/Izvješće o “stanju”.pdf", headers=headers, buffered=True)
    assert (answer.status_code, answer.data) == (200, b"%PDF-1.7 0123456789")


def test_a_thousand_parts_at_once_are_not_sent(client: FlaskClient, record_id: int) -> None:
    wanted = "bytes=" + ",".join(f"{place}-{place}" for place in range(1000))
    answer = client.get(f"/files/{record_id}/Izvješće o “stanju”.pdf", headers={"Range": wanted}, buffered=True)
    assert answer.status_code == 416
    assert len(answer.data) < 10_000


@pytest.mark.parametrize(
    "name",
    [
        "a\r\nSet-Cookie: x=1.pdf",
        'a".pdf',
        "a\0.pdf",
        "invoice\u202efdp.exe",
        "Отчёт.pdf",
        "報告.pdf",
        "x" * 300 + ".pdf",
    ],
    ids=["lines", "quote", "zero", "right to left", "Cyrillic", "Chinese", "long"],
)
def test_a_file_of_any_name_is_one_header_that_says_it(
    client: FlaskClient, site: Site, publish: Publish, tmp_path: Path, name: str
) -> None:
    """As a name comes out of the form, which is where it comes in."""
    kept = safe_name(name)
    record = with_file(site, tmp_path, b"%PDF-1.7 named", name=kept)
    answer = client.get(f"/files/{publish(record)}/{quote(kept)}", buffered=True)
    assert answer.data == b"%PDF-1.7 named"
    assert "Set-Cookie" not in answer.headers
    said = parse_options_header(answer.headers["Content-Disposition"])[1]["filename"]
    assert said == kept
    assert said.isprintable()


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "text/plain", "application/zip"])
def test_what_is_no_pdf_is_never_opened_on_our_address(
    client: FlaskClient, site: Site, publish: Publish, tmp_path: Path, media_type: str
) -> None:
    record = with_file(site, tmp_path, b"<script>alert(1)</script>", name="page.html", media_type=media_type)
    headers = client.get(f"/files/{publish(record)}/page.html", buffered=True).headers
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_file_the_browser_has_is_not_sent_again(client: FlaskClient, record_id: int) -> None:
    address = f"/files/{record_id}/Izvješće o “stanju”.pdf"
    tag = client.get(address, buffered=True).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}, buffered=True).status_code == 304


@pytest.mark.parametrize("name", ["other.pdf", "../source.pdf", "%2e%2e/source.pdf"])
def test_only_files_of_the_record_are_sent(client: FlaskClient, record_id: int, name: str) -> None:
    assert client.get(f"/files/{record_id}/{name}").status_code == 404


def test_a_picture_comes_in_the_widths_there_are(client: FlaskClient, record_id: int, pages: FakePages) -> None:
    assert client.get(f"/files/{record_id}/pages/1.webp?width=1500", buffered=True).mimetype == "image/webp"
    assert client.get(f"/files/{record_id}/pages/1.webp?width=99999").status_code == 404
    assert [(number, width) for _, number, width in pages.asked] == [(1, 1500)]


def test_a_page_comes_alone_named_after_its_printed_number(
    client: FlaskClient, publish: Publish, pages: FakePages
) -> None:
    pages.texts = {1: "Preface."}
    record = make_record(["Preface."])
    record.files[0].pages[0].label = "iv"
    answer = client.get(f"/files/{publish(record)}/pages/1.pdf", buffered=True)
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")
    assert answer.headers["Content-Disposition"] == "attachment; filename=report-piv.pdf"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_page_of_a_protected_file_is_refused_in_words(
    client: FlaskClient, publish: Publish, pages: FakePages
) -> None:
    pages.texts = {1: "Some text."}
    record = make_record()
    record.files[0].facts = {"is_encrypted": True}
    record_id = publish(record)
    answer = client.get(f"/files/{record_id}/pages/1.pdf")
    assert answer.status_code == 422
    assert "Single pages can&#39;t be taken out of this file." in answer.text
    assert "Page as a PDF" not in client.get(f"/en/records/{record_id}/pages/1").text


def test_a_page_that_cannot_be_had_alone_says_so(client: FlaskClient, publish: Publish) -> None:
    assert client.get(f"/files/{publish(make_record())}/pages/1.pdf").status_code == 422


def test_a_page_that_is_not_there_does_not_come_alone(client: FlaskClient, record_id: int) -> None:
    assert client.get(f"/files/{record_id}/pages/9.pdf").status_code == 404
