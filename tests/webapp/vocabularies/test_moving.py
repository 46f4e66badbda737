"""A term is moved below another one, found by a name, and moved back."""

from flask.testing import FlaskClient

from tests.factories import make_record
from tests.reading import Page, read
from tests.webapp.conftest import Publish
from webapp.site import Site

MOVE = "/en/vocabularies/move/target_group"


def move(client: FlaskClient, key: str, broader: str, seen: str = "") -> Page:
    form = {"broader": broader, "seen": seen}
    return Page(client.post(f"{MOVE}/{key}", data=form, follow_redirects=True))


def broader_of(site: Site, key: str) -> str:
    return site.index.vocabulary().get("target_group", key).broader or ""


def test_a_term_is_found_moved_and_moved_back(librarian: FlaskClient, site: Site, keys: list[str]) -> None:
    first, second = keys[:2]
    name = site.index.vocabulary().label("target_group", first, "de")
    page = read(librarian, f"{MOVE}/{second}", name=name)
    assert first in [button.get("value") for button in page.all("button[@name='broader']")]
    told = move(librarian, second, first)
    assert broader_of(site, second) == first
    undo = {"broader": told.all("form[@role='status']/button")[0].get("value", ""),
            "seen": told.all("form[@role='status']/input[@name='seen']")[0].get("value", "")}  # fmt: skip
    assert undo == {"broader": "", "seen": first}
    move(librarian, second, **undo)
    assert broader_of(site, second) == ""


def test_publications_are_counted_under_the_new_place(
    librarian: FlaskClient, site: Site, keys: list[str], publish: Publish
) -> None:
    first, second = keys[:2]
    record_id = publish(make_record(["A guide."], target_group=[second]))
    move(librarian, second, first)
    site.index.sync()
    answer = librarian.get(f"/api/v1/search?target_group={first}").get_json()
    assert [hit["record_id"] for hit in answer["hits"]] == [record_id]


def test_a_circle_is_refused_and_not_offered(librarian: FlaskClient, site: Site, keys: list[str]) -> None:
    first, second = keys[:2]
    move(librarian, second, first)
    assert move(librarian, first, second).texts("p[@role='alert']") == ["A term can't be below itself."]
    assert broader_of(site, first) == ""
    name = site.index.vocabulary().label("target_group", second, "en")
    assert second not in [one.get("value") for one in read(librarian, f"{MOVE}/{first}", name=name).all("button")]


def test_a_term_that_was_moved_meanwhile_stays(librarian: FlaskClient, site: Site, keys: list[str]) -> None:
    first, second, third = keys[:3]
    move(librarian, third, second)
    page = move(librarian, third, first, seen="")
    assert page.texts("p[@role='alert']") == ["Somebody has moved the term meanwhile. Look where it stands now."]
    assert broader_of(site, third) == second


def test_a_move_is_in_the_history_and_in_the_next_version(librarian: FlaskClient, site: Site, keys: list[str]) -> None:
    versions = "/en/vocabularies/versions/target_group"
    librarian.post(versions, data={"seen": "0"})
    first, second = keys[:2]
    label = site.index.vocabulary().label("target_group", first, "en")
    move(librarian, second, first)
    assert label in read(librarian, f"/en/vocabularies/target_group/{second}").texts("ol//ins")
    assert f"Is below “{label}” from now on." in read(librarian, versions).texts("ol[@class='term-diffs']//p")


def test_the_tree_stands_beside_the_form_with_the_term_marked(librarian: FlaskClient, keys: list[str]) -> None:
    page = read(librarian, f"/en/vocabularies/target_group/{keys[1]}")
    here = [one.get("href", "") for one in page.all("nav[@class='tree-pane']//a[@aria-current='page']")]
    assert here == [f"/en/vocabularies/target_group/{keys[1]}"]
    assert page.all("nav[@class='tree-pane']//input[@type='search']")
