"""The queue: list, decisions, and the way back."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from repository import records
from repository.database import transaction
from repository.errors import ApprovesOwn
from repository.models.record import Record, Tag
from repository.reviewing import review
from tests.factories import make_record
from tests.reading import Page, read
from tests.webapp.people import sign_in
from webapp.site import Site


@pytest.fixture
def librarian(app: Flask, site: Site) -> FlaskClient:
    return sign_in(app, site)


def hand_over(site: Site, *given: Record, who: str = "ivo@example.org") -> list[int]:
    with transaction(site.repository.sessions) as session:
        for record in given:
            records.create(session, record, who=who)
            records.submit(session, record, who=who)
    return [record.id for record in given]


def decide(client: FlaskClient, record_id: int, do: str, revision: int = 2, **fields: str) -> TestResponse:
    return client.post(f"/en/review/{record_id}", data={"do": do, "revision": str(revision), **fields})


def test_approving_publishes_leads_on_and_can_be_undone(app: Flask, librarian: FlaskClient, site: Site) -> None:
    client = app.test_client()
    first, second = hand_over(site, make_record(title="One"), make_record(title="Two"))
    response = decide(librarian, first, "approve")
    assert response.location.startswith(f"/en/review/{second}?done={first}")
    assert client.get(f"/en/records/{first}").status_code == 200
    told = Page(librarian.get(response.location)).all("form[@role='status']")
    assert "Published: One" in "".join(told[0].itertext())
    decide(librarian, first, "undo", 3, number="3")
    assert client.get(f"/en/records/{first}").status_code == 404
    assert read(librarian, "/en/review").links()["One"] == f"/en/review/{first}"


def test_giving_back_makes_a_draft_with_the_comment(librarian: FlaskClient, site: Site) -> None:
    (record_id,) = hand_over(site, make_record())
    decide(librarian, record_id, "give_back", text="The abstract is missing.")
    page = read(librarian, f"/en/review/{record_id}")
    assert "Draft" in page.texts("p[@class='lead']")[0]
    assert "The abstract is missing." in page.texts("p")


def test_the_depositor_reads_why_it_was_given_back(app: Flask, librarian: FlaskClient, site: Site) -> None:
    ivo = sign_in(app, site, email="ivo@example.org")
    (record_id,) = hand_over(site, make_record())
    decide(librarian, record_id, "give_back", text="The abstract is missing.")
    assert "The abstract is missing." in ivo.get("/en/deposit/drafts").text
    assert "The abstract is missing." in read(ivo, f"/en/records/{record_id}/edit").texts("p")


def test_ready_made_sentences_come_before_what_is_typed(librarian: FlaskClient, site: Site) -> None:
    (record_id,) = hand_over(site, make_record())
    offered = {box.get("value", "") for box in read(librarian, f"/en/review/{record_id}").all("input[@name='ready']")}
    assert offered == {"no_license", "no_country"}
    decide(librarian, record_id, "give_back", ready="no_license", text="And the series.")
    told = read(librarian, f"/en/review/{record_id}").texts("p[@class='said']")
    assert told == ["Please say under which licence it was published. And the series."]


def test_an_empty_queue_tells_what_one_did_last(librarian: FlaskClient, site: Site) -> None:
    assert "Nothing yet." in read(librarian, "/en/review").texts("p")
    (record_id,) = hand_over(site, make_record())
    decide(librarian, record_id, "approve")
    assert f"Publication {record_id}, revision 3" in read(librarian, "/en/review").links()


def test_checks_are_told_and_filter_the_list(librarian: FlaskClient, site: Site) -> None:
    german = make_record(["Die Beratung."], language="de", title="Wrong language", region=["DE"])
    german.languages, german.license = ["en"], "https://creativecommons.org/licenses/by/4.0/"
    sound = make_record(title="Sound", region=["HR"])
    sound.license = german.license
    hand_over(site, german, sound)
    page = read(librarian, "/en/review", check="other_language")
    assert [title for title in ("Wrong language", "Sound") if title in page.links()] == ["Wrong language"]
    detail = read(librarian, page.links()["Wrong language"].split("?")[0])
    assert any("another language than the record says" in text for text in detail.texts("li"))


def test_a_stale_approval_is_refused(app: Flask, librarian: FlaskClient, site: Site) -> None:
    (record_id,) = hand_over(site, make_record())
    assert decide(librarian, record_id, "approve", revision=1).status_code == 409
    assert app.test_client().get(f"/en/records/{record_id}").status_code == 404


def test_a_stale_decision_names_who_was_faster_and_keeps_the_comment(librarian: FlaskClient, site: Site) -> None:
    (record_id,) = hand_over(site, make_record())
    page = Page(decide(librarian, record_id, "give_back", revision=1, text="The abstract is missing."))
    assert "ivo@example.org" in "".join(page.all("p[@role='alert']")[0].itertext())
    assert page.texts("textarea") == ["The abstract is missing."]


def test_what_lacks_a_required_field_is_not_approved(librarian: FlaskClient, site: Site) -> None:
    record = make_record()
    record.titles = {}
    (record_id,) = hand_over(site, record)
    assert decide(librarian, record_id, "approve").status_code == 422


def test_with_four_eyes_nobody_approves_their_own(site: Site) -> None:
    (record_id,) = hand_over(site, make_record(), who="ana")
    with transaction(site.repository.sessions) as session:
        record = records.get(session, record_id)
        with pytest.raises(ApprovesOwn):
            review.approve(session, record, who="ana", eyes=4)
        review.approve(session, record, who="ivo", eyes=4)
        assert record.state == "published"


def test_taking_it_on_shows_it_among_mine(librarian: FlaskClient, site: Site) -> None:
    first, _ = hand_over(site, make_record(title="One"), make_record(title="Two"))
    decide(librarian, first, "assign", to="librarian@example.org")
    links = read(librarian, "/en/review", mine="1").links()
    assert ("One" in links, "Two" in links) == (True, False)


def suggested(concept: str) -> Tag:
    evidence = [{"page": 1, "quote": "guidance in Georgia", "why": "name"}]
    return Tag(facet="region", concept=concept, source="machine", score=0.8, evidence=evidence)


def test_a_suggestion_is_judged_on_the_record(librarian: FlaskClient, site: Site) -> None:
    record = make_record()
    record.tags.append(suggested("GE"))
    (record_id,) = hand_over(site, record)
    assert "guidance in Georgia" in librarian.get(f"/en/review/{record_id}").text
    decide(librarian, record_id, "tag", tag="region GE", is_right="0")
    with site.repository.sessions() as session:
        tag = records.get(session, record_id).tags[0]
        assert (tag.is_rejected, tag.decided_by) == (True, "librarian@example.org")


def test_a_suggestion_is_judged_for_many_and_taken_back_at_once(librarian: FlaskClient, site: Site) -> None:
    given = [make_record(title=f"Report {number}") for number in range(3)]
    for record in given:
        record.tags.append(suggested("GE"))
    ids = hand_over(site, *given)
    path = "/en/review/tags/region/GE"
    assert len(read(librarian, path).all("input[@name='record']")) == 3
    form = {"record": [str(one) for one in ids[:2]], "is_right": "1"}
    done = librarian.post(path, data=form)
    page = Page(librarian.get(done.location))
    assert len(page.all("input[@name='record']")) == 1
    batch = next(button.get("value", "") for button in page.all("button[@name='undo']"))
    librarian.post(path, data={"undo": batch})
    assert len(read(librarian, path).all("input[@name='record']")) == 3


def test_a_duplicate_is_merged_where_it_is_reviewed(librarian: FlaskClient, site: Site) -> None:
    first, second = hand_over(site, make_record(title="Known"), make_record(title="Again"))
    with transaction(site.repository.sessions) as session:
        records.get(session, second).proposals = {"looks_like": {"value": first, "score": 0.9, "evidence": []}}
    page = read(librarian, f"/en/review/{second}")
    assert page.links("form[@class='notice stack']//a") == {"Known": f"/en/records/{first}"}
    form = {box.get("name", ""): box.get("value", "") for box in page.all("form[@class='notice stack']//input")}
    librarian.post(f"/en/records/{second}/history", data=form | {"do": "merge"})
    with site.repository.sessions() as session:
        assert records.get(session, second).merged_into == first
