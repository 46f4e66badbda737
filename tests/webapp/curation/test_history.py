"""What is done with a record after publication, through its history page."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from repository import records
from repository.database import transaction
from repository.people.roles import Role
from repository.reasons import Reason, ReasonKind
from repository.vocabulary import vocabulary_import
from tests.factories import make_record
from tests.reading import Page, read
from tests.webapp.conftest import Publish
from tests.webapp.people import sign_in
from webapp.site import Site


@pytest.fixture
def librarian(app: Flask, site: Site) -> FlaskClient:
    return sign_in(app, site)


def act(client: FlaskClient, record_id: int, do: str, revision: int, **fields: str) -> TestResponse:
    form = {"do": do, "revision": str(revision), **fields}
    return client.post(f"/en/records/{record_id}/history", data=form)


def retitle(site: Site, record_id: int, title: str, why: str = "a misprint") -> None:
    with transaction(site.repository.sessions) as session:
        record = records.get(session, record_id)
        record.titles = {"en": title}
        records.save(session, record, expected_revision=record.revision, who="ivo@example.org", why=why)


def test_history_tells_who_why_and_what_and_restores(librarian: FlaskClient, site: Site, publish: Publish) -> None:
    record_id = publish(make_record(title="Guidence"))
    retitle(site, record_id, "Guidance")
    page = read(librarian, f"/en/records/{record_id}/history")
    assert (page.texts("del")[0], page.texts("ins")[0]) == ("Guidence", "Guidance")
    assert "ivo@example.org" in page.texts("h3")[0]
    assert page.texts("p[@class='why-said']")[0] == "a misprint"
    assert act(librarian, record_id, "restore", 3, number="1").status_code == 303
    assert read(librarian, f"/en/records/{record_id}/history").heading == "Guidence"


def test_what_was_done_is_undone_from_the_status_line(librarian: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record())
    done = act(librarian, record_id, "withdraw", 2, reason="rights", why="no licence")
    tombstone = Page(librarian.get(f"/en/records/{record_id}"))
    assert tombstone.status == 410
    assert {"The rights do not allow it", "no licence"} <= set(tombstone.texts("dd"))
    form = Page(librarian.get(done.location)).all("form[@role='status']")[0]
    number = next(box.get("value", "") for box in form.findall("input[@name='number']"))
    act(librarian, record_id, "undo", 3, number=number)
    assert librarian.get(f"/en/records/{record_id}").status_code == 200


def test_a_page_that_is_out_of_date_does_nothing_and_shows_what_others_did(
    librarian: FlaskClient, site: Site, publish: Publish
) -> None:
    record_id = publish(make_record(title="First"))
    retitle(site, record_id, "Second")
    response = act(librarian, record_id, "withdraw", 2, reason="rights")
    assert response.status_code == 409
    assert Page(response).texts("ins")[0] == "Second"
    assert librarian.get(f"/en/records/{record_id}").status_code == 200


def test_an_embargo_hides_a_published_record(app: Flask, librarian: FlaskClient, publish: Publish) -> None:
    client = app.test_client()
    record_id = publish(make_record())
    act(librarian, record_id, "embargo", 2, until="2999-01-01")
    assert client.get(f"/en/records/{record_id}").status_code == 404
    assert librarian.get(f"/en/records/{record_id}").status_code == 200
    act(librarian, record_id, "embargo", 3, until="")
    assert client.get(f"/en/records/{record_id}").status_code == 200


def test_versions_are_joined_and_duplicates_merged(librarian: FlaskClient, publish: Publish) -> None:
    first, second = publish(make_record()), publish(make_record(language="hr"))
    act(librarian, second, "join", 2, other=str(first))
    assert "Croatian" in read(librarian, f"/en/records/{first}/history").texts("li/a")
    act(librarian, second, "merge", 3, other=str(first))
    assert librarian.get(f"/en/records/{second}").location == f"/en/records/{first}"


def test_a_librarian_of_another_agency_may_look_and_not_act(app: Flask, site: Site, publish: Publish) -> None:
    record_id = publish(make_record(agency=["etf"]))
    stranger = sign_in(app, site, Role.LIBRARIAN, "ilo@example.org", scope="ilo")
    assert stranger.get(f"/en/records/{record_id}/history").status_code == 200
    assert act(stranger, record_id, "withdraw", 2, reason="rights").status_code == 403


def test_reasons_of_the_program_are_told_in_the_readers_language(
    librarian: FlaskClient, site: Site, publish: Publish
) -> None:
    concept = {"facet": "technology", "name": "uxp/6261"}
    parts = ["uxp/det_66", "gone"]
    told = {
        Reason(ReasonKind.EMBARGO_ENDED): "Odgoda objave je istekla",
        Reason(ReasonKind.CONCEPT_REPLACED, **concept, other="uxp/det_66"): (
            "„Virtualna stvarnost” zamijenjeno pojmom „Proširena stvarnost”"
        ),
        Reason(ReasonKind.CONCEPT_RETIRED, **concept): "„Virtualna stvarnost” više se ne upotrebljava",
        Reason(ReasonKind.CONCEPT_SPLIT, **concept, parts=parts): (
            "„Virtualna stvarnost” podijeljeno na pojmove: Proširena stvarnost i gone"
        ),
        "the embargo has ended, says Ivo": "the embargo has ended, says Ivo",
    }
    with transaction(site.repository.sessions) as session:
        vocabulary_import.load_files(session, [vocabulary_import.FOLDER / "technology.ttl"])
    record_id = publish(make_record())
    for number, why in enumerate(told):
        retitle(site, record_id, f"Guidance {number}", why)
    reasons = read(librarian, f"/hr/records/{record_id}/history").texts("p[@class='why-said']")
    assert reasons == list(told.values())[::-1]
