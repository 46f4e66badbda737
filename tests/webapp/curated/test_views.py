"""What librarians choose for home, and what readers then see there."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository import curated
from repository.people.roles import Role
from tests.factories import make_record
from tests.reading import Page, read, text_of
from tests.webapp.conftest import Publish
from tests.webapp.people import sign_in
from webapp.site import Site

ADDRESS = "http://localhost/en/search?q=schools&language=en&sort=title&page=2"


def save(client: FlaskClient, site: Site, **form: str) -> int:
    with site.repository.sessions() as session:
        seen = curated.last_change(session)
    return client.post("/en/collections/entry", data={"address": ADDRESS, "seen": seen} | form).status_code


def arrange(client: FlaskClient, site: Site, do: str) -> int:
    with site.repository.sessions() as session:
        seen = curated.last_change(session)
    return client.post("/en/collections", data={"do": do, "seen": seen}).status_code


def at_home(client: FlaskClient, locale: str = "en") -> list[str]:
    return [text_of(link) for link in read(client, f"/{locale}/").all("ul[@class='collections']//a")]


def test_home_shows_what_librarians_chose_in_the_language_of_the_reader(
    librarian: FlaskClient, site: Site, publish: Publish
) -> None:
    publish(make_record(["Schools."]))
    assert at_home(librarian) == []
    form = {"title.en": "What works in schools", "title.hr": "Što djeluje u školama"}
    assert save(librarian, site, **form) == 303
    assert (at_home(librarian, "hr"), at_home(librarian, "de")) == ([form["title.hr"]], [form["title.en"]])
    (link,) = read(librarian, "/de/").all("ul[@class='collections']//a")
    assert (link.get("href"), link[0].get("lang")) == ("/de/search?q=schools&language=en", "en")


def test_librarian_changes_the_order_and_takes_it_back(librarian: FlaskClient, site: Site, publish: Publish) -> None:
    publish(make_record(["Schools."]))
    for title in ("One", "Two"):
        save(librarian, site, **{"title.en": title})
    assert arrange(librarian, site, "up:1") == 303
    assert at_home(librarian) == ["Two", "One"]
    (undo,) = Page(librarian.get("/en/collections")).all("button[@value]/..//button[.='Undo this change']")[:1]
    assert arrange(librarian, site, undo.get("value", "")) == 303
    assert at_home(librarian) == ["One", "Two"]
    assert arrange(librarian, site, "remove:0") == 303
    assert at_home(librarian) == ["Two"]


@pytest.mark.parametrize(
    "address", ["", "/en/search", "http://elsewhere.example/en/search?q=a", "/en/records/1?q=a", "http://[", "?q=a"]
)
def test_address_that_is_no_search_of_this_site_is_refused_and_nothing_typed_is_lost(
    librarian: FlaskClient, address: str
) -> None:
    form = {"address": address, "title.en": "One", "title.hr": "Jedan", "seen": 0}
    answer = librarian.post("/hr/collections/entry", data=form)
    page = Page(answer)
    assert answer.status_code == 422
    typed = {field.get("name"): field.get("value") for field in page.all("input")}
    assert (typed["address"], typed["title.en"], typed["title.hr"]) == (address, "One", "Jedan")


def test_search_is_offered_to_home_above_its_results(librarian: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Schools."]))
    link = read(librarian, "/en/search", q="schools").links("a")["Show at home"]
    typed = {field.get("name"): field.get("value") for field in Page(librarian.get(link)).all("input")}
    assert typed["address"] == "http://localhost/en/search?q=schools"


@pytest.mark.parametrize(("path", "status"), [("entry?place=7", 404), ("entry?place=-1", 404)])
def test_collection_that_is_not_there_is_not_found(librarian: FlaskClient, path: str, status: int) -> None:
    assert librarian.get(f"/en/collections/{path}").status_code == status


@pytest.mark.parametrize("do", ["", "up", "up:x", "burn:1"])
def test_deed_that_is_none_is_not_understood(librarian: FlaskClient, do: str) -> None:
    assert librarian.post("/en/collections", data={"do": do}).status_code == 400


def test_readers_are_not_offered_to_change_home(app: Flask, site: Site, publish: Publish) -> None:
    publish(make_record(["Schools."]))
    reader = sign_in(app, site, Role.READER)
    assert "Show at home" not in reader.get("/en/search?q=schools").text
