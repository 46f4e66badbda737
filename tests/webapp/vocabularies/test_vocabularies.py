"""A term edited here is shown and searched at once, and no start of the program undoes it."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.index.index import Index
from indexer.wiring import engine_factory
from repository.database import transaction
from repository.vocabulary import vocabularies, vocabulary_editing, vocabulary_export, vocabulary_import
from repository.vocabulary.vocabulary_editing import ConceptEdit
from tests.factories import make_record
from tests.reading import Page, read
from tests.webapp.conftest import Publish
from webapp.site import Site

TERM = "/en/vocabularies/target_group"
BAKERS = {"preferred.en": "Bread makers", "preferred.hr": "Pekari", "alternatives.en": "Patissiers\nDough makers"}


def first_keys(site: Site) -> list[str]:
    return [one.key for one in site.index.vocabulary().iter_facet("target_group")]


def test_a_new_name_is_in_the_facets_and_finds_what_is_tagged(
    librarian: FlaskClient, site: Site, publish: Publish
) -> None:
    key = first_keys(site)[0]
    record_id = publish(make_record(["A guide for bread makers."], target_group=[key]))
    assert librarian.post(f"{TERM}/{key}", data=BAKERS).status_code == 303
    assert "Bread makers" in librarian.get("/en/search").text
    assert "Pekari" in librarian.get("/hr/search").text
    answer = librarian.get("/api/v1/search?q=dough+makers").get_json()
    assert [hit["record_id"] for hit in answer["hits"]] == [record_id]


def test_an_edit_by_another_process_is_seen(librarian: FlaskClient, site: Site, tmp_path: Path) -> None:
    other = Index(site.repository, tmp_path / "index", engine_factory("whoosh"))
    key = first_keys(site)[0]
    other.vocabulary()
    librarian.post(f"{TERM}/{key}", data=BAKERS)
    other._look_again = 0.0
    assert other.vocabulary().label("target_group", key, "en") == "Bread makers"


@pytest.mark.parametrize(("form", "said"), [
    ({"preferred.hr": "Pekari"}, "A term needs an English name."),
    ({"preferred.en": "x" * 201}, "A name or a note is too long."),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    librarian: FlaskClient, site: Site, form: dict[str, str], said: str
) -> None:
    response = librarian.post(f"{TERM}/{first_keys(site)[0]}", data=form)
    page = Page(response)
    assert (response.status_code, page.texts("p[@role='alert']")) == (422, [said])
    assert next(iter(form.values())) in [box.get("value") for box in page.all("input[@type='text']")]


def test_a_term_shows_which_stand_below_it(librarian: FlaskClient, site: Site) -> None:
    upper, lower = first_keys(site)[:2]
    name = site.index.vocabulary().label("target_group", lower, "en")
    assert name not in Page(librarian.get(f"{TERM}/{upper}")).texts("section//li/a")
    librarian.post(f"{TERM}/{lower}", data={"preferred.en": name, "broader": upper})
    assert name in Page(librarian.get(f"{TERM}/{upper}")).texts("section//li/a")


def test_a_term_can_not_stand_below_itself(librarian: FlaskClient, site: Site) -> None:
    first, second = first_keys(site)[:2]
    librarian.post(f"{TERM}/{second}", data={"preferred.en": "Second", "broader": first})
    response = librarian.post(f"{TERM}/{first}", data={"preferred.en": "First", "broader": second})
    assert response.status_code == 422
    assert site.index.vocabulary().get("target_group", second).broader == first


def test_the_files_of_the_project_do_not_overwrite_an_edit(librarian: FlaskClient, site: Site) -> None:
    key = first_keys(site)[0]
    librarian.post(f"{TERM}/{key}", data=BAKERS)
    with transaction(site.repository.sessions) as session:
        files = [one for one in vocabulary_import.sources() if one.stem == "target_group"]
        vocabulary_import.load_files(session, files)
        assert vocabularies.load(session).label("target_group", key, "en") == "Bread makers"


def test_what_is_taken_away_can_be_brought_in_again(librarian: FlaskClient, site: Site, tmp_path: Path) -> None:
    file = tmp_path / "target_group.ttl"
    with transaction(site.repository.sessions) as session:
        before = vocabularies.load(session)
        file.write_text(vocabulary_export.turtle(session, "target_group"), encoding="utf-8")
        vocabulary_import.load_files(session, [file])
        session.flush()
        session.expire_all()
        after = vocabularies.load(session)
    assert {key: one.preferred for key, one in after.concepts.items()} == {
        key: one.preferred for key, one in before.concepts.items()
    }


def test_a_moved_term_tells_the_feed_of_its_records(site: Site, librarian: FlaskClient, publish: Publish) -> None:
    first, second = first_keys(site)[:2]
    publish(make_record(target_group=[second]))
    assert site.index.status().pending == 0
    with transaction(site.repository.sessions) as session:
        wanted = ConceptEdit({"en": "Second"}, broader=first)
        vocabulary_editing.edit(session, "target_group", second, wanted, who="ana")
    site.index.forget_vocabulary()
    assert site.index.sync() == 1
    assert read(librarian, "/en/search", target_group=first).total == 1
