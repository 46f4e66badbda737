"""What a record is to others, said in its form and shown to readers."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository import drafts, records, relations, revisions
from repository.database import transaction
from repository.models.record import Record, RelationKind
from tests.factories import make_record, publish
from tests.reading import Page, read
from tests.webapp.editing.test_views import form_fields
from tests.webapp.people import sign_in
from webapp.site import Site

WHO = "librarian@example.org"


@pytest.fixture
def librarian(app: Flask, site: Site) -> FlaskClient:
    return sign_in(app, site)


@pytest.fixture
def pair(site: Site) -> tuple[Record, Record]:
    """A report and its annex, both published."""
    with transaction(site.repository.sessions) as session:
        return publish(session, make_record(title="Report; part one")), publish(session, make_record(title="Annex"))


def say(client: FlaskClient, record: Record, **fields: object) -> Page:
    url = f"/en/records/{record.id}/edit"
    return Page(client.post(url, data=form_fields(read(client, url)) | {"do": "save"} | fields, follow_redirects=True))


def targets(site: Site, record: Record) -> set[relations.Related]:
    with site.repository.sessions() as session:
        return relations.targets(session, record.id)


@pytest.mark.parametrize("text", ["{id}", "#{id}", "report; PART one"])
def test_a_relation_is_said_and_unsaid_without_a_script(
    librarian: FlaskClient, site: Site, pair: tuple[Record, Record], text: str
) -> None:
    report, annex = pair
    page = say(librarian, annex, **{"add.supplement_to": text.format(id=report.id)})
    assert targets(site, annex) == {(RelationKind.SUPPLEMENT_TO, report.id)}
    assert [box.get("value") for box in page.all("input[@name='keep.supplement_to']")] == [str(report.id)]
    say(librarian, annex, **{"keep.supplement_to": []})
    assert targets(site, annex) == set()


def test_both_publications_show_it_to_readers(
    app: Flask, librarian: FlaskClient, pair: tuple[Record, Record], client: FlaskClient
) -> None:
    report, annex = pair
    say(librarian, annex, **{"add.supplement_to": str(report.id)})
    facts = {one.id: read(client, f"/en/records/{one.id}") for one in pair}
    assert "Supplement to" in facts[annex.id].texts("dt")
    assert facts[annex.id].links()["Report; part one"] == f"/en/records/{report.id}"
    assert "Supplements" in facts[report.id].texts("dt")


def test_a_reader_sees_nothing_of_a_draft(
    librarian: FlaskClient, site: Site, pair: tuple[Record, Record], client: FlaskClient
) -> None:
    with transaction(site.repository.sessions) as session:
        draft = records.create(session, make_record(title="Unfinished"), who=WHO)
    say(librarian, draft, **{"add.part_of": str(pair[0].id)})
    assert targets(site, draft) == {(RelationKind.PART_OF, pair[0].id)}
    page = read(client, f"/en/records/{pair[0].id}")
    assert "Parts" not in page.texts("dt")
    assert "Unfinished" not in page.links()


def test_what_leads_nowhere_or_back_is_an_error(
    librarian: FlaskClient, site: Site, pair: tuple[Record, Record]
) -> None:
    report, annex = pair
    say(librarian, annex, **{"add.part_of": str(report.id)})
    for record, text, words in ((report, str(annex.id), "points back to it"), (report, "Atlas", "no publication"),
                                (report, str(report.id), "this publication itself")):  # fmt: skip
        page = say(librarian, record, **{"add.part_of": text})
        assert any(words in link for link in page.links("div[@role='alert']//a")), text
        assert targets(site, report) == set()
        say(librarian, record, do="discard")


def test_a_relation_is_in_the_history_and_can_be_undone(
    librarian: FlaskClient, site: Site, pair: tuple[Record, Record]
) -> None:
    report, annex = pair
    say(librarian, annex, **{"add.version_of": str(report.id)})
    history = read(librarian, f"/en/records/{annex.id}/history")
    assert "Earlier edition" in history.texts("th") + history.texts("dt")
    with transaction(site.repository.sessions) as session:
        record = records.get(session, annex.id)
        revisions.undo(session, record, record.revision, who=WHO)
    assert targets(site, annex) == set()


def test_a_revision_comes_back_without_a_draft_that_is_gone(
    librarian: FlaskClient, site: Site, pair: tuple[Record, Record]
) -> None:
    with transaction(site.repository.sessions) as session:
        draft = records.create(session, make_record(title="Whole"), who=WHO)
    say(librarian, pair[1], **{"add.part_of": str(draft.id)})
    with transaction(site.repository.sessions) as session:
        drafts.delete(session, records.get(session, draft.id))
    with transaction(site.repository.sessions) as session:
        record = records.get(session, pair[1].id)
        revisions.restore(session, record, record.revision, expected_revision=record.revision, who=WHO)
    assert targets(site, pair[1]) == set()


def test_publications_are_completed_by_title_and_number(librarian: FlaskClient, pair: tuple[Record, Record]) -> None:
    answers = {q: librarian.get("/en/publications", query_string={"q": q}).get_json() for q in ("ann", "#1", "zz")}
    assert {q: [one["label"] for one in found] for q, found in answers.items()} == {
        "ann": ["Annex"], "#1": ["Report; part one"], "zz": []
    }  # fmt: skip
    assert (answers["ann"][0]["matched"], answers["ann"][0]["path"]) == ("#2", "2020 · Published")
