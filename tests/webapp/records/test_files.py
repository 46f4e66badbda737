from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.factories import make_record
from tests.webapp.conftest import Publish
from tests.webapp.fakes import FakePages
from webapp.site import Site


@pytest.fixture
def record_id(site: Site, publish: Publish, tmp_path: Path) -> int:
    source = tmp_path / "source.pdf"
    source.write_bytes(b"%PDF-1.7 0123456789")
    record = make_record()
    record.files[0].sha256 = site.repository.blobs.put(source)
    record.files[0].name = "Izvješće o “stanju”.pdf"
    return publish(record)


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


def test_a_file_the_browser_has_is_not_sent_again(client: FlaskClient, record_id: int) -> None:
    address = f"/files/{record_id}/Izvješće o “stanju”.pdf"
    tag = client.get(address, buffered=True).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}, buffered=True).status_code == 304


@pytest.mark.parametrize("name", ["other.pdf", "../source.pdf", "%2e%2e/source.pdf"])
def test_only_files_of_the_record_are_sent(client: FlaskClient, record_id: int, name: str) -> None:
    assert client.get(f"/files/{record_id}/{name}").status_code == 404


def test_a_picture_comes_in_the_widths_there_are(client: FlaskClient, record_id: int, pages: FakePages) -> None:
    assert client.get(f"/files/{record_id}/pages/1.webp?width=1600", buffered=True).mimetype == "image/webp"
    assert client.get(f"/files/{record_id}/pages/1.webp?width=99999").status_code == 404
    assert [(number, width) for _, number, width in pages.asked] == [(1, 1600)]
