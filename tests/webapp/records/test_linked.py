"""What machines read on a record, and what its licence and its files mean to people."""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image
from rdflib.namespace import SDO

from repository import records
from repository.database import Sessions, transaction
from repository.models.base import now
from repository.models.record import Record, RelationKind
from repository.texts import PageSource, TextState
from tests.factories import make_file, make_record
from tests.webapp.conftest import Publish
from webapp.records.readability import Grade, readability

# Those of a report, in the guidelines for inclusion of Google Scholar and in Zotero's translator of embedded metadata.
HIGHWIRE = {
    *("citation_title", "citation_author", "citation_publication_date", "citation_technical_report_institution"),
    *("citation_language", "citation_doi", "citation_isbn", "citation_pdf_url", "citation_abstract_html_url"),
}


def make_described() -> Record:
    record = make_record(title="Guidance </script> works", year="2019-03", agency=["cedefop"])
    record.creators = [{"name": "Ana Horvat", "kind": "person"}, {"name": "Forum", "kind": "body"}]
    record.abstracts = {"de": "Auf Deutsch.", "en": "In English."}
    record.license = "https://creativecommons.org/licenses/by-nc/3.0/igo/"
    record.identifiers = {"doi": ["10.2801/1"]}
    return record


def json_ld_of(client: FlaskClient, record_id: int) -> dict[str, Any]:
    page = client.get(f"/en/records/{record_id}").text
    return dict(json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1]))


def names_in(value: Any) -> Iterator[str]:
    """Types and properties, those of JSON-LD itself left out."""
    if isinstance(value, list):
        for one in value:
            yield from names_in(one)
    elif isinstance(value, dict):
        yield value["@type"]
        for name, inner in value.items():
            yield from () if name.startswith("@") else (name, *names_in(inner))


def test_structured_facts_speak_in_names_of_schema_org(
    client: FlaskClient, publish: Publish, sessions: Sessions
) -> None:
    record, german = make_described(), make_record(title="Beratung wirkt", language="de")
    record.identifiers |= {"isbn": ["978-92-896-0000-0"]}
    record.tags += make_record(region=["HR", "western-balkans"], objective=["innovative-solutions"]).tags
    publish(record, german)
    with transaction(sessions) as session:
        records.relate(session, session.merge(german), RelationKind.TRANSLATION_OF, session.merge(record))
    original, translation = json_ld_of(client, record.id), json_ld_of(client, german.id)
    names = {*names_in(original), *names_in(translation)}
    assert {"spatialCoverage", "workTranslation", "translationOfWork", "Country", "Place"} <= names
    assert [name for name in sorted(names) if name not in SDO] == []
    assert original["spatialCoverage"][0] == {"@type": "Country", "name": "HR", "identifier": "HR"}
    assert [one["@id"] for one in original["workTranslation"]] == [translation["@id"]]
    assert translation["translationOfWork"]["@id"] == original["@id"]


def test_other_editions_and_former_files_are_named(client: FlaskClient, publish: Publish, sessions: Sessions) -> None:
    first, second = make_record(title="Guidance", year="2012"), make_record(title="Guidance", year="2021")
    former = make_file(["First scan."], name="scan.pdf", superseded_at=now())
    second.files.append(former)
    publish(first, second)
    with transaction(sessions) as session:
        records.relate(session, session.merge(second), RelationKind.TRANSLATION_OF, session.merge(first))
    page = client.get(f"/en/records/{second.id}").text
    assert re.search(rf'<dd>2012 <a href="/en/records/{first.id}"[^>]*>Guidance</a>', page)
    assert '<span dir="ltr">scan.pdf</span>' in page
    assert f"/files/{second.id}/scan.pdf" not in page
    assert "workTranslation" not in json_ld_of(client, first.id)


def test_tags_of_highwire_are_those_that_reference_managers_read(client: FlaskClient, publish: Publish) -> None:
    page = client.get(f"/en/records/{publish(make_described())}").text
    found = re.findall(r'<meta name="(citation_[a-z_]+)" content="([^"]+)">', page)
    assert {name for name, _ in found} <= HIGHWIRE
    assert [value for name, value in found if name == "citation_author"] == ["Horvat, Ana", "Forum"]
    assert ("citation_publication_date", "2019/3") in found
    assert ("citation_doi", "10.2801/1") in found


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


def test_a_person_is_named_by_orcid_to_machines_and_people(client: FlaskClient, publish: Publish) -> None:
    record = make_described()
    record.creators[0]["orcid"] = "0000-0002-1825-0097"
    record_id, address = publish(record), "https://orcid.org/0000-0002-1825-0097"
    answer = client.get(f"/en/records/{record_id}")
    assert f'<a href="{address}" aria-label="ORCID of Ana Horvat"' in answer.text
    assert f'<meta name="citation_author_orcid" content="{address}">' in answer.text
    assert f'<{address}>; rel="author"' in answer.headers["Link"]
    assert json_ld_of(client, record_id)["author"][0]["@id"] == address
