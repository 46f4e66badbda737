"""A term becomes several, and each publication gets those that fit it; all of it can be taken back."""

import pytest
from flask.testing import FlaskClient

from repository import records
from tests.factories import make_record
from tests.reading import Page, read
from tests.webapp.conftest import Publish
from webapp.site import Site


def groups(site: Site, record_id: int) -> set[str]:
    with site.repository.sessions() as session:
        return set(records.get(session, record_id).concepts("target_group"))


def test_publications_get_the_parts_that_are_chosen_for_them(
    librarian: FlaskClient, site: Site, publish: Publish, keys: list[str]
) -> None:
    old, there = keys[:2]
    many, one, both = (publish(make_record(target_group=[old])) for _ in range(3))
    url = f"/en/vocabularies/split/target_group/{old}"
    librarian.post(f"/en/vocabularies/target_group/{keys[2]}", data={"preferred.en": "Lower", "broader": old})
    second = Page(librarian.get(f"{url}?look=1&into={there}&name.0=Bakers"))
    assert second.texts("thead//th")[2:] == ["Bakers"]
    form = {"into": there, "name.0": "Bakers", "usual": "1", "heir": "1", "record": [one, both]}
    choices = {f"record.{one}": "0", f"record.{both}": ["0", "1"]}
    answer = librarian.post(url, data=form | choices)
    assert answer.status_code == 303
    assert [groups(site, number) for number in (many, one, both)] == [{"bakers"}, {there}, {there, "bakers"}]
    vocabulary = site.index.vocabulary()
    assert vocabulary.get("target_group", keys[2]).broader == "bakers"
    assert vocabulary.get("target_group", old).split_into == (there, "bakers")
    assert old not in [term.key for term in vocabulary.iter_facet("target_group")]
    site.index.sync()
    assert read(librarian, "/en/search", target_group="bakers").total == 2
    shown = Page(librarian.get(answer.location))
    assert "Bakers" in shown.texts("div//li/a")
    batch = shown.all("button[@name='batch']")[0].get("value")
    librarian.post("/en/bulk/undo", data={"batch": batch})
    librarian.post(f"/en/vocabularies/use-again/target_group/{old}")
    assert [groups(site, number) for number in (many, one, both)] == [{old}] * 3
    assert old in [term.key for term in site.index.vocabulary().iter_facet("target_group")]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"name.0": "Bakers"}, "at least two terms"),
        ({"name.0": "Bakers", "name.1": "bakers", "usual": "0"}, "There is a term of this name."),
        ({"name.0": "Bakers", "add.into": "Atlantis"}, "There is no term of this name"),
        ({"name.0": "Bakers", "name.1": "Millers"}, "Choose which of the new terms"),
        ({"name.0": "Bakers", "name.1": "Millers", "usual": "7"}, "Choose which of the new terms"),
        ({"name.0": "Bakers", "into": "SELF", "usual": "0"}, "Choose another term"),
    ],
)
def test_a_split_that_can_not_be_is_told_and_changes_nothing(
    librarian: FlaskClient, site: Site, publish: Publish, keys: list[str], form: dict[str, str], told: str
) -> None:
    record_id = publish(make_record(target_group=[keys[0]]))
    url = f"/en/vocabularies/split/target_group/{keys[0]}"
    answer = librarian.post(url, data={name: keys[0] if text == "SELF" else text for name, text in form.items()})
    assert answer.status_code == 422
    assert told in answer.text
    assert groups(site, record_id) == {keys[0]}
    assert [term.key for term in site.index.vocabulary().iter_facet("target_group")] == keys
