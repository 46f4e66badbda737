"""A vocabulary comes back as a file and is looked at first; a term gives way to another one, its records with it."""

from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from repository import records
from tests.factories import make_record
from tests.reading import Page, read
from tests.webapp.conftest import Publish
from webapp.site import Site

SCHEME = "/en/vocabularies/target_group"


def brought(client: FlaskClient, content: bytes) -> str:
    """Address of the page that shows what the file would change."""
    form: Any = {"list": (BytesIO(content), "terms.csv")}
    return client.post("/en/vocabularies/lists/target_group", data=form, content_type="multipart/form-data").location


def test_a_file_is_looked_at_and_then_applied(librarian: FlaskClient, site: Site, keys: list[str]) -> None:
    table = librarian.get(f"{SCHEME}.csv").data.decode("utf-8-sig")
    old = site.index.vocabulary().label("target_group", keys[0], "en")
    url = brought(librarian, table.replace(f",{old},", ",Bakers,", 1).encode())
    page = Page(librarian.get(url))
    assert (page.texts("ol//del"), page.texts("ol//ins")) == ([old], ["Bakers"])
    seen = page.all("input[@name='seen']")[0].get("value")
    assert librarian.post(url, data={"seen": seen}).status_code == 303
    assert site.index.vocabulary().label("target_group", keys[0], "en") == "Bakers"
    assert librarian.post(url, data={"seen": seen}).status_code == 409


def test_what_is_wrong_with_a_file_is_told_by_line_and_nothing_applied(librarian: FlaskClient, keys: list[str]) -> None:
    url = brought(librarian, f"key,prefLabel en\n{keys[0]},\n".encode())
    page = Page(librarian.get(url))
    assert page.texts("div[@role='alert']//li") == [f"Line 2: “{keys[0]}” needs an English name."]
    assert page.all("input[@name='seen']") == []
    assert librarian.post(url, data={"seen": ""}).status_code in (409, 422)


def test_a_term_gives_way_with_its_names_and_its_publications(
    librarian: FlaskClient, site: Site, publish: Publish, keys: list[str]
) -> None:
    old, new = keys[:2]
    name = site.index.vocabulary().label("target_group", old, "en")
    both = publish(make_record(target_group=[old, new]))
    one = publish(make_record(target_group=[old]))
    page = Page(librarian.get(f"/en/vocabularies/replace/target_group/{old}"))
    assert page.texts("dd")[0] == "2"
    answer = librarian.post(f"/en/vocabularies/replace/target_group/{old}", data={"other": new, "retag": "on"})
    site.index.sync()
    assert read(librarian, "/en/search", target_group=new).total == 2
    view = site.index.vocabulary().get("target_group", new)
    assert name in view.alternatives["en"]
    assert old not in [term.key for term in site.index.vocabulary().iter_facet("target_group")]
    shown = Page(librarian.get(answer.location))
    assert "This term is no longer used." in " ".join(shown.texts("p"))
    batch = shown.all("button[@name='batch']")[0].get("value")
    librarian.post("/en/bulk/undo", data={"batch": batch})
    with site.repository.sessions() as session:
        found = {number: set(records.get(session, number).concepts("target_group")) for number in (both, one)}
    assert found == {both: {old, new}, one: {old}}
    librarian.post(f"/en/vocabularies/use-again/target_group/{old}")
    assert old in [term.key for term in site.index.vocabulary().iter_facet("target_group")]


@pytest.mark.parametrize(("locale", "label"), [("hr", "Pekari"), ("de", "Bäckerinnen und Bäcker")])
def test_a_new_label_is_in_the_facet_of_its_locale_at_once(
    librarian: FlaskClient, publish: Publish, keys: list[str], locale: str, label: str
) -> None:
    publish(make_record(target_group=[keys[0]]))
    assert label not in read(librarian, f"/{locale}/search").texts("label/span")
    librarian.post(f"{SCHEME}/{keys[0]}", data={"preferred.en": "Bakers", f"preferred.{locale}": label})
    assert label in read(librarian, f"/{locale}/search").texts("label/span")


def test_a_term_does_not_give_way_to_itself_or_to_what_stands_below(librarian: FlaskClient, keys: list[str]) -> None:
    first, second = keys[:2]
    librarian.post(f"{SCHEME}/{second}", data={"preferred.en": "Second", "broader": first})
    for other in (first, second, "gone"):
        answer = librarian.post(f"/en/vocabularies/replace/target_group/{first}", data={"other": other})
        assert answer.status_code == 422


def test_a_new_name_of_a_tag_finds_a_publication_that_never_says_it(
    librarian: FlaskClient, publish: Publish, keys: list[str]
) -> None:
    record_id = publish(make_record(["Nothing of the kind is said here."], target_group=[keys[0]]))
    librarian.post(f"{SCHEME}/{keys[0]}", data={"preferred.en": "Bakers", "alternatives.hr": "Majstori tijesta"})
    answer = librarian.get("/api/v1/search?q=majstori+tijesta").get_json()
    assert [hit["record_id"] for hit in answer["hits"]] == [record_id]
