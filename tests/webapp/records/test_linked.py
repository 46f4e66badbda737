"""What machines read on a record, and what its licence and its files mean to people."""

import io
import json
import re

import pytest
from flask.testing import FlaskClient
from PIL import Image

from repository.models.file import PageSource, TextState
from repository.models.record import Record
from tests.factories import make_record
from tests.webapp.conftest import Publish
from webapp.records.readability import Grade, readability


def make_described() -> Record:
    record = make_record(title="Guidance </script> works", year="2019-03", agency=["cedefop"])
    record.creators = [{"name": "Ana Horvat", "kind": "person"}, {"name": "Forum", "kind": "body"}]
    record.abstracts = {"de": "Auf Deutsch.", "en": "In English."}
    record.license = "https://creativecommons.org/licenses/by-nc/3.0/igo/"
    record.identifiers = {"doi": ["10.2801/1"]}
    return record


def test_structured_facts_are_data_and_never_a_script(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_described())
    page = client.get(f"/en/records/{record_id}").text
    found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert found["name"] == "Guidance </script> works"
    assert found["author"][0] == {"@type": "Person", "name": "Ana Horvat"}
    assert found["datePublished"] == "2019-03"
    assert '<meta name="citation_author" content="Horvat, Ana">' in page
    assert f'<meta name="citation_pdf_url" content="http://localhost/files/{record_id}/report.pdf">' in page
    assert '<meta name="DC.date" content="2019-03">' in page


def test_typed_links_lead_to_citation_files_and_licence(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_described())
    links = client.get(f"/en/records/{record_id}").headers["Link"]
    assert f'<http://localhost/r/{record_id}>; rel="cite-as"' in links
    assert f'<http://localhost/files/{record_id}/report.pdf>; rel="item"; type="application/pdf"' in links
    assert 'rel="describedby"; type="application/x-bibtex"' in links
    assert '<https://creativecommons.org/licenses/by-nc/3.0/igo/>; rel="license"' in links


def test_preview_is_a_picture_of_the_size_that_networks_want(client: FlaskClient, publish: Publish) -> None:
    answer = client.get(f"/r/{publish(make_record())}/preview.jpg")
    assert Image.open(io.BytesIO(answer.data)).size == (1200, 630)


def test_licence_is_said_in_words(client: FlaskClient, publish: Publish) -> None:
    page = client.get(f"/hr/records/{publish(make_described())}").text
    assert ">CC BY-NC 3.0 IGO</a>" in page
    assert "u nekomercijalne svrhe ako navedete izvor" in page


def test_abstract_in_the_language_of_the_reader_comes_first(client: FlaskClient, publish: Publish) -> None:
    page = client.get(f"/en/records/{publish(make_described())}").text
    assert re.findall(r'<p class="abstract"[^>]*>([^<]*)', page) == ["In English.", "Auf Deutsch."]


@pytest.mark.parametrize(
    ("facts", "state", "sources", "grade"),
    [
        ({"is_tagged": True}, TextState.COMPLETE, {PageSource.TEXT_LAYER: 3}, Grade.GOOD),
        ({}, TextState.COMPLETE, {PageSource.TEXT_LAYER: 3}, Grade.FAIR),
        ({"is_tagged": True}, TextState.COMPLETE, {PageSource.OCR: 3}, Grade.FAIR),
        ({}, TextState.NO_TEXT_LAYER, {PageSource.NONE: 3}, Grade.POOR),
    ],
)
def test_badge_says_how_a_file_can_be_read_aloud(
    app: object, facts: dict[str, bool], state: str, sources: dict[str, int], grade: Grade
) -> None:
    file = make_record().files[0]
    file.facts, file.text_state = facts, state
    with app.test_request_context("/en/"):
        assert readability(file, sources).grade == grade


def test_problem_is_reported_by_mail_where_there_is_an_address(client: FlaskClient, publish: Publish) -> None:
    assert "mailto:" not in client.get(f"/en/records/{publish(make_record())}").text
