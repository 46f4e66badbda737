"""Authors by the alphabet: each once, under a letter, with the number of works that a search for them finds."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from repository.models.record import Record, RelationKind
from tests import factories
from tests.factories import make_record
from tests.reading import Page, read, text_of
from tests.webapp.conftest import Publish
from webapp.browse.people import ON_A_PAGE, people_page
from webapp.site import Site


def by(*names: str, kind: str = "person", language: str = "en") -> Record:
    record = make_record(language=language)
    record.creators = [{"name": name, "kind": kind} for name in names]
    return record


def listed(page: Page) -> dict[str, int]:
    rows = page.all("section/ul[@class='ways']/li")
    return {text_of(row[0]): int(text_of(row[1])) for row in rows}


def test_authors_stand_by_family_name_in_the_readers_alphabet(client: FlaskClient, publish: Publish) -> None:
    publish(by("Ana Šarić", "Daniel Okoro"), by("Sanja Soldo"), by("Cedefop", kind="body"))
    page = read(client, "/hr/browse/people")
    assert list(listed(page)) == ["Cedefop", "Okoro, Daniel", "Soldo, Sanja", "Šarić, Ana"]
    assert page.texts("ul[@class='letters']//a") == page.texts("section/h2") == ["C", "O", "S", "Š"]


def test_count_of_an_author_is_the_total_of_the_search(client: FlaskClient, publish: Publish) -> None:
    publish(
        by("Ana Horvat", "Ivo Kos"),
        by("Horvat, Ana"),
        by("Ana Horvat Kos"),
        by("Iva Ana", "Horvat Ivo"),
        by("Ivan O'Neill"),
    )
    page = read(client, "/en/browse/people")
    counts = listed(page)
    assert counts["Horvat, Ana"] == 4
    for link in page.all("section/ul[@class='ways']/li/a"):
        assert read(client, link.get("href", "")).total == counts[text_of(link)]


def test_language_versions_of_a_work_count_once(site: Site, client: FlaskClient) -> None:
    with transaction(site.repository.sessions) as session:
        first = factories.publish(session, by("Ana Horvat"))
        records.relate(
            session, factories.publish(session, by("Ana Horvat", language="hr")), RelationKind.TRANSLATION_OF, first
        )
    site.index.sync()
    assert listed(read(client, "/en/browse/people")) == {"Horvat, Ana": 1}
    assert read(client, "/en/search", q='creator:"Ana Horvat"').total == 1


def test_authors_of_what_readers_do_not_see_are_not_told(site: Site, client: FlaskClient, publish: Publish) -> None:
    withdrawn = publish(by("Ana Horvat"))
    with transaction(site.repository.sessions) as session:
        records.create(session, by("Ivo Kos"), who="test")
        records.withdraw(session, records.get(session, withdrawn), who="test", why="Wrong.")
    assert listed(read(client, "/en/browse/people")) == {}


def test_author_is_found_by_a_part_of_the_name_whatever_its_accents(client: FlaskClient, publish: Publish) -> None:
    publish(by("Ana Šarić"), by("Ivo Kos"))
    assert listed(read(client, "/en/browse/people", find="sari")) == {"Šarić, Ana": 1}
    assert listed(read(client, "/en/browse/people", find="xq")) == {}


@pytest.fixture
def many() -> list[list[dict[str, str]]]:
    """Two letters, more names than a page has room for."""
    return [[{"name": f"{first}{number:03}", "kind": "body"}] for first in "AB" for number in range(ON_A_PAGE - 100)]


@pytest.mark.parametrize(("letter", "shown"), [("", "A"), ("B", "B"), ("Q", "A")])
def test_many_authors_are_a_page_a_letter(
    app: Flask, many: list[list[dict[str, str]]], letter: str, shown: str
) -> None:
    with app.test_request_context("/en/browse/people"):
        page = people_page(many, "", letter)
    assert [one.letter for one in page.letters if one.people] == [shown]
    (other,) = [one for one in page.letters if not one.people]
    assert other.url == f"/en/browse/people?letter={other.letter}"
