"""A term that is missing is proposed by a librarian and answered by an administrator; one that is not needed goes."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from repository.people.roles import Role
from tests.factories import make_record
from tests.reading import Page
from tests.webapp.conftest import Publish
from tests.webapp.editing.test_views import make_concepts
from tests.webapp.people import sign_in
from webapp.site import Site


@pytest.fixture(autouse=True)
def _concepts(site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        session.add_all(make_concepts())


@pytest.fixture
def librarian(app: Flask, site: Site) -> FlaskClient:
    """Not the shared one, which would be remembered by the requests of somebody else beside it."""
    return sign_in(app, site, Role.LIBRARIAN)


@pytest.fixture
def administrator(app: Flask, site: Site) -> FlaskClient:
    return sign_in(app, site, Role.ADMINISTRATOR)


def propose(client: FlaskClient, locale: str = "hr", **form: str) -> int:
    names = {"name": "North Macedonia", "name_here": "Sjeverna Makedonija", "reason": "Two reports of 2024."}
    return client.post(f"/{locale}/vocabularies/propose/region", data=names | form).status_code


def answer(client: FlaskClient, do: str) -> str:
    return client.post("/hr/vocabularies/answer/region/1", data={"do": do}).location or ""


def test_a_proposed_term_becomes_one_when_an_administrator_takes_it_in(
    librarian: FlaskClient, administrator: FlaskClient, site: Site
) -> None:
    assert propose(librarian) == 303
    assert "1 prijedlog" in administrator.get("/hr/vocabularies").text
    page = administrator.get("/hr/vocabularies/region").text
    assert "Sjeverna Makedonija" in page
    assert "Two reports of 2024." in page
    assert answer(administrator, "accept") == "/hr/vocabularies/region/north-macedonia?saved=1"
    assert [term["key"] for term in offered(librarian, "makedonija")] == ["north-macedonia"]
    assert "1 prijedlog" not in administrator.get("/hr/vocabularies").text


def test_a_refused_proposal_leaves_the_vocabulary_as_it_was_and_is_answered_once(
    librarian: FlaskClient, administrator: FlaskClient, site: Site
) -> None:
    propose(librarian)
    assert answer(administrator, "refuse") == "/hr/vocabularies/region#proposals"
    assert answer(administrator, "accept") == "/hr/vocabularies/region"
    assert [one.key for one in site.index.vocabulary().iter_facet("region")] == ["HR", "SI", "ME", "XK"]


def test_a_librarian_proposes_and_does_not_answer(librarian: FlaskClient) -> None:
    propose(librarian)
    assert librarian.post("/hr/vocabularies/answer/region/1", data={"do": "accept"}).status_code == 403
    assert "vocabularies/answer" not in librarian.get("/hr/vocabularies/region").text


@pytest.mark.parametrize(
    ("form", "told"),
    [({"name": ""}, "engleski naziv"), ({"name_here": "hrvatska"}, "Pojam s tim nazivom već postoji.")],
)
def test_a_proposal_that_can_not_be_is_told_and_what_was_typed_stays(
    librarian: FlaskClient, form: dict[str, str], told: str
) -> None:
    data = {"name": "Croatia", "name_here": "Nova", "reason": "Because."} | form
    answer = librarian.post("/hr/vocabularies/propose/region", data=data)
    assert answer.status_code == 422
    assert told in answer.text
    assert "Because." in answer.text


def test_a_term_that_goes_out_of_use_is_taken_off_its_publications_and_comes_back(
    librarian: FlaskClient, site: Site, publish: Publish
) -> None:
    record_id = publish(make_record(["Guidance."], region=["ME", "HR"]))
    page = Page(librarian.get("/hr/vocabularies/replace/region/ME"))
    assert "Skini ga s 1 publikacije" in " ".join(page.texts("label"))
    location = librarian.post("/hr/vocabularies/retire/region/ME", data={"untag": "on"}).location
    assert regions(site, record_id) == ["HR"]
    term = librarian.get(location)
    assert "se pojam više ne upotrebljava" in term.text
    assert offered(librarian, "crna") == []
    batch = Page(term).all("button[@name='batch']")[0].attrib["value"]
    librarian.post("/hr/vocabularies/use-again/region/ME")
    librarian.post("/hr/bulk/undo", data={"batch": batch})
    assert sorted(regions(site, record_id)) == ["HR", "ME"]
    assert [term["key"] for term in offered(librarian, "crna")] == ["ME"]


def offered(client: FlaskClient, typed: str) -> list[dict[str, str]]:
    terms: list[dict[str, str]] = client.get(f"/hr/terms/region?q={typed}").get_json()
    return terms


def regions(site: Site, record_id: int) -> list[str]:
    with site.repository.sessions() as session:
        return records.get(session, record_id).concepts("region")
