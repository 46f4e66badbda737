"""A draft without a file, begun with what names the publication."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from tests.factories import make_record
from tests.reading import Page, read
from tests.webapp.people import sign_in
from webapp.site import Site


@pytest.fixture
def librarian(app: Flask, site: Site) -> FlaskClient:
    return sign_in(app, site)


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("https://doi.org/10.2801/ABC", "doi", "10.2801/abc"),
        ("978-92-896-3336-9", "isbn", "9789289633369"),
        ("https://example.org/report", "source_url", "https://example.org/report"),
        ("", "doi", ""),
    ],
)
def test_a_draft_begins_with_what_was_typed(librarian: FlaskClient, typed: str, field: str, value: str) -> None:
    begun = librarian.post("/en/deposit/start", data={"identifier": typed})
    form = read(librarian, begun.location)
    assert [one.get("value") for one in form.all(f"input[@name='{field}']")] == [value]


def test_what_names_nothing_is_said_and_kept_in_the_field(librarian: FlaskClient) -> None:
    response = librarian.post("/en/deposit/start", data={"identifier": "978-92-896-3336-8"})
    page = Page(response)
    assert response.status_code == 422
    assert [one.get("value") for one in page.all("input[@name='identifier']")] == ["978-92-896-3336-8"]
    assert "neither a DOI nor an ISBN" in "".join(page.all("p[@role='alert']")[0].itertext())


def test_a_publication_that_is_here_is_named_instead(librarian: FlaskClient, site: Site) -> None:
    record = make_record(title="Known")
    record.identifiers = {"doi": ["10.2801/abc"]}
    with transaction(site.repository.sessions) as session:
        records.create(session, record, who="ivo@example.org")
    page = Page(librarian.post("/en/deposit/start", data={"identifier": "10.2801/abc"}))
    assert page.links()["Known"] == f"/en/records/{record.id}/edit"
    with site.repository.sessions() as session:
        assert records.count_by_state(session) == {"draft": 1}
