import gzip

from flask.testing import FlaskClient

from tests.factories import make_record
from tests.webapp.conftest import Publish


def test_page_is_compressed_for_those_who_ask(client: FlaskClient) -> None:
    plain = client.get("/en/")
    packed = client.get("/en/", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert {"Accept-Encoding"} <= set(packed.vary) & set(plain.vary)


def test_refusal_is_respected(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/en/", headers={"Accept-Encoding": "gzip;q=0"}).headers


def test_pictures_and_files_go_out_as_they_are(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record())
    answer = client.get(f"/files/{record_id}/pages/1.webp", headers={"Accept-Encoding": "gzip"}, buffered=True)
    assert "Content-Encoding" not in answer.headers
