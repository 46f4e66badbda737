"""Files as a reader's browser asks for them: whole, in parts, and again."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.live import Collection
from tests.reading import read

NAME = "cedefop-lifelong-2019.hr.pdf"


@pytest.fixture
def url(client: FlaskClient) -> str:
    hits = client.get("/api/v1/search?q=savjetovanje&language=hr&agency=cedefop").get_json()["hits"]
    return next(f"/files/{hit['record_id']}/{NAME}" for hit in hits if hit["files"] == [NAME])


@pytest.fixture
def built(collection: Collection) -> bytes:
    return Path(collection.folder / NAME).read_bytes()


def get(client: FlaskClient, url: str, **headers: str) -> TestResponse:
    """The answer, read to its end, so that the file is closed."""
    return client.get(url, headers={name.replace("_", "-"): value for name, value in headers.items()}, buffered=True)


def test_file_is_sent_as_it_was_put_in(client: FlaskClient, url: str, built: bytes) -> None:
    response = get(client, url)
    assert (response.status_code, response.mimetype) == (200, "application/pdf")
    assert response.data == built


def test_file_can_do_nothing_on_our_address(client: FlaskClient, url: str) -> None:
    headers = get(client, url).headers
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("wanted", "part"), [("0-99", slice(0, 100)), ("500-", slice(500, None)), ("-7", slice(-7, None))]
)
def test_part_of_a_file_is_sent(client: FlaskClient, url: str, built: bytes, wanted: str, part: slice) -> None:
    response = get(client, url, Range=f"bytes={wanted}")
    assert response.status_code == 206
    assert response.data == built[part]
    assert response.headers["Content-Range"].endswith(f"/{len(built)}")


def test_part_after_the_end_is_refused_with_the_length(client: FlaskClient, url: str, built: bytes) -> None:
    response = get(client, url, Range="bytes=99999999-")
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{len(built)}"


def test_file_that_the_reader_has_is_not_sent_again(client: FlaskClient, url: str) -> None:
    etag = get(client, url).headers["ETag"]
    response = get(client, url, If_None_Match=etag)
    assert (response.status_code, response.data) == (304, b"")
    assert get(client, url, If_None_Match='"other"').status_code == 200


@pytest.mark.parametrize("name", ["other.pdf", "..%2f..%2fputokaz.sqlite", "../../putokaz.sqlite"])
def test_only_the_files_of_a_record_are_under_its_address(client: FlaskClient, url: str, name: str) -> None:
    assert get(client, f"{url.rpartition('/')[0]}/{name}").status_code == 404


def test_picture_of_a_page_is_made_in_known_widths_only(client: FlaskClient, url: str) -> None:
    pages = f"{url.rpartition('/')[0]}/pages"
    picture = get(client, f"{pages}/1.webp?width=700")
    assert (picture.status_code, picture.mimetype, picture.data[8:12]) == (200, "image/webp", b"WEBP")
    assert get(client, f"{pages}/1.webp?width=5000").status_code == 404


@pytest.mark.parametrize("number", [0, 999])
def test_picture_of_a_page_that_is_not_there_is_not_found(client: FlaskClient, url: str, number: int) -> None:
    assert get(client, f"{url.rpartition('/')[0]}/pages/{number}.webp").status_code == 404


def test_record_links_to_its_file_and_back(client: FlaskClient, url: str) -> None:
    record = f"/r/{url.split('/')[2]}"
    page = read(client, client.get(record).location)
    assert url in page.links().values()
