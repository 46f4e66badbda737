"""Uploads in pieces, as tus 1.0 says."""

from base64 import b64encode

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from repository.models.job import Job
from repository.models.upload import Upload, UploadState
from tests.staff import sign_in_as
from webapp.application import create_app
from webapp.site import Site

TUS = {"Tus-Resumable": "1.0.0"}
URL = "/hr/deposit/uploads"


def begin(client: FlaskClient, size: int, name: str = "vodič.pdf") -> str:
    metadata = f"filename {b64encode(name.encode()).decode()}, filetype YXBw"
    answer = client.post(URL, headers={**TUS, "Upload-Length": str(size), "Upload-Metadata": metadata})
    assert answer.status_code == 201, answer.text
    return answer.headers["Location"]


def patch(
    client: FlaskClient, url: str, offset: int, piece: bytes, kind: str = "application/offset+octet-stream"
) -> TestResponse:
    headers = {**TUS, "Upload-Offset": str(offset)}
    return client.patch(url, headers=headers, data=piece, content_type=kind)


def test_a_file_arrives_in_pieces_and_is_handed_over_to_be_read(librarian: FlaskClient, site: Site) -> None:
    url = begin(librarian, 6)
    first = patch(librarian, url, 0, b"abc")
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "3")
    with site.repository.sessions() as session:
        assert session.scalars(select(Job)).all() == []
    assert patch(librarian, url, 3, b"def").headers["Upload-Offset"] == "6"
    with site.repository.sessions() as session:
        upload, job = session.scalars(select(Upload)).one(), session.scalars(select(Job)).one()
    assert (upload.name, upload.state, job.about) == ("vodič.pdf", UploadState.CHECKING, {"upload": upload.id})
    assert site.repository.staging.path(upload.id).read_bytes() == b"abcdef"


def test_a_piece_at_the_wrong_place_is_refused_and_head_says_where_to_go_on(librarian: FlaskClient) -> None:
    url = begin(librarian, 6)
    patch(librarian, url, 0, b"abc")
    assert patch(librarian, url, 0, b"abc").status_code == 409
    head = librarian.head(url, headers=TUS)
    assert (head.headers["Upload-Offset"], head.headers["Upload-Length"]) == ("3", "6")
    assert "no-store" in head.headers["Cache-Control"]


def test_the_last_piece_sent_twice_makes_one_job(librarian: FlaskClient, site: Site) -> None:
    url = begin(librarian, 3)
    patch(librarian, url, 0, b"abc")
    assert patch(librarian, url, 3, b"").status_code == 204
    with site.repository.sessions() as session:
        assert len(session.scalars(select(Job)).all()) == 1


def test_a_file_larger_than_allowed_is_refused_in_words(librarian: FlaskClient) -> None:
    answer = librarian.post(URL, headers={**TUS, "Upload-Length": str(1 << 40)})
    assert (answer.status_code, answer.text) == (413, "Datoteka je veća nego što je ovdje dopušteno.")


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 412), ({"Tus-Resumable": "0.2.2"}, 412), ({**TUS, "Upload-Length": "-1"}, 400), (TUS, 400)],
)
def test_what_is_not_the_protocol_is_refused(librarian: FlaskClient, headers: dict[str, str], status: int) -> None:
    assert librarian.post(URL, headers=headers).status_code == status


def test_a_piece_of_another_type_is_refused(librarian: FlaskClient) -> None:
    assert patch(librarian, begin(librarian, 3), 0, b"abc", "text/plain").status_code == 415


def test_an_upload_that_is_given_up_leaves_nothing(librarian: FlaskClient, site: Site) -> None:
    url = begin(librarian, 6)
    assert librarian.delete(url, headers=TUS).status_code == 204
    assert librarian.head(url, headers=TUS).status_code == 404
    assert site.repository.staging.list_ids() == []


def test_nobody_touches_the_upload_of_somebody_else(librarian: FlaskClient, site: Site) -> None:
    url = begin(librarian, 6)
    other = create_app(site).test_client()
    sign_in_as(other, site.repository, "iva@example.org")
    assert other.head(url, headers=TUS).status_code == 404
    assert patch(other, url, 0, b"abc").status_code == 404
    assert other.delete(url, headers=TUS).status_code == 404


def test_what_the_server_can_do_is_said_to_staff(librarian: FlaskClient) -> None:
    headers = librarian.options(URL).headers
    assert (headers["Tus-Version"], headers["Tus-Extension"]) == ("1.0.0", "creation,termination")
