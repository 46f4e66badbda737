"""The form of a record through HTTP: nothing typed is lost, whatever comes of it."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from repository import editing, records, unsaved
from repository.database import transaction
from repository.editing import Edit
from repository.models.record import Record, RelationKind, State, Tag, TagSource
from repository.models.vocabulary import Concept, Label, LabelKind
from repository.people.roles import Role
from tests.factories import make_record
from tests.reading import Page
from tests.staff import PASSWORD, sign_in_as
from tests.webapp.fakes import FakePages
from webapp.application import create_app
from webapp.site import Site

LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def record(site: Site) -> Record:
    """A draft with a proposal for its year and two suggestions."""
    record = make_record(["Guide for Croatia, 2021"], title="Guide", year="")
    evidence = [{"page": 1, "quote": "Guide for Croatia, 2021", "why": "cover"}]
    record.proposals = {"date_issued": {"value": "2021", "score": 0.83, "evidence": evidence}}
    record.tags = [
        Tag(facet="region", concept="HR", source=TagSource.MACHINE, score=0.92, evidence=evidence),
        Tag(facet="region", concept="SI", source=TagSource.MACHINE, score=0.5, evidence=evidence),
    ]
    with transaction(site.repository.sessions) as session:
        session.add_all(make_concepts())
        return records.create(session, record, who="ana@example.org")


def make_concepts() -> list[Concept]:
    names = (("region", "HR", "Hrvatska"), ("region", "SI", "Slovenija"), ("region", "ME", "Crna Gora"),
             ("region", "XK", "Kosovo"), ("agency", "oecd", "OECD"))  # fmt: skip
    return [
        Concept(
            facet=facet,
            key=key,
            uri=f"x:{facet}:{key}",
            position=place,
            labels=[Label(language="hr", kind=LabelKind.PREFERRED, text=name)],
        )
        for place, (facet, key, name) in enumerate(names)
    ]


def form_fields(page: Page) -> dict[str, Any]:
    """What a browser would send of the form."""
    fields: dict[str, Any] = {}
    for control in page.all("form[@id='edit']//*"):
        name, kind = control.get("name"), control.get("type")
        if not name or control.tag == "button" or (kind in ("checkbox", "radio") and control.get("checked") is None):
            continue
        chosen = [one for one in control.iter("option") if one.get("selected") is not None]
        value = "".join(control.itertext()) if control.tag == "textarea" else control.get("value", "")
        if control.tag == "select":
            value = (chosen or list(control.iter("option")))[0].get("value", "")
        fields.setdefault(name, []).append(value)
    return fields


def opened(client: FlaskClient, record: Record, locale: str = "en") -> dict[str, Any]:
    return form_fields(Page(client.get(f"/{locale}/records/{record.id}/edit")))


def send(client: FlaskClient, record: Record, fields: dict[str, Any], do: str = "save", **headers: str) -> Page:
    answer = client.post(f"/en/records/{record.id}/edit", data={**fields, "do": do}, headers=headers)
    page = Page(answer) if answer.mimetype == "text/html" and answer.status_code != 303 else Page.__new__(Page)
    page.status = answer.status_code
    return page


def saved(site: Site, record: Record) -> Record:
    with site.repository.sessions() as session:
        found = records.get(session, record.id)
        _ = found.tags, found.files
        return found


def test_a_form_that_is_sent_as_it_was_changes_nothing(librarian: FlaskClient, site: Site, record: Record) -> None:
    assert send(librarian, record, opened(librarian, record)).status == 303
    assert saved(site, record).revision == record.revision


def test_an_orcid_is_saved_with_its_person_and_a_wrong_one_told(
    librarian: FlaskClient, site: Site, record: Record
) -> None:
    ana = {"creators.0.name": "Ana Horvat", "creators.0.kind": "person"}
    refused = send(librarian, record, opened(librarian, record) | ana | {"creators.0.orcid": "0000-0002-1825-0098"})
    (told,) = refused.texts("p[@class='field-error']")
    assert "“0000-0002-1825-0098” is not the ORCID of a person." in told
    fields = opened(librarian, record) | ana | {"creators.0.orcid": "https://orcid.org/0000-0002-1825-0097"}
    assert send(librarian, record, fields).status == 303
    assert saved(site, record).creators == [{"name": "Ana Horvat", "kind": "person", "orcid": "0000-0002-1825-0097"}]
    assert opened(librarian, record)["creators.0.orcid"] == ["0000-0002-1825-0097"]


def test_what_was_typed_is_saved_in_the_name_of_the_person(librarian: FlaskClient, site: Site, record: Record) -> None:
    fields = opened(librarian, record)
    fields |= {
        "title.0.text": "Guide", "title.1.language": "hr", "title.1.text": "Vodič", "license": LICENSE,
        "creators.0.name": "OECD", "creators.0.kind": "body", "isbn": "978-92-896-2860-0", "judge.region.HR": "yes",
        "judge.region.SI": "no", "add.region": "Crna Gora; Kosovo", "one.agency": "oecd",
    }  # fmt: skip
    assert send(librarian, record, fields).status == 303
    now = saved(site, record)
    assert (now.titles, now.license) == ({"en": "Guide", "hr": "Vodič"}, LICENSE)
    assert (now.creators, now.identifiers) == ([{"name": "OECD", "kind": "body"}], {"isbn": ["9789289628600"]})
    assert {(tag.concept, tag.is_rejected, tag.decided_by) for tag in now.tags} == {
        ("HR", False, "ana@example.org"),
        ("SI", True, "ana@example.org"),
        ("ME", False, "ana@example.org"),
        ("XK", False, "ana@example.org"),
        ("oecd", False, "ana@example.org"),
    }


def test_errors_are_summed_up_and_what_was_typed_stays(librarian: FlaskClient, site: Site, record: Record) -> None:
    fields = opened(librarian, record) | {"date_issued": "soon", "add.region": "Atlantis", "title.0.text": "New title"}
    page = send(librarian, record, fields)
    assert page.status == 422
    links = page.links("div[@role='alert']//a")
    assert list(links.values()) == ["#region", "#date_issued"]
    assert "“soon” is not a date" in list(links)[1]
    again = form_fields(page)
    assert (again["date_issued"], again["add.region"], again["title.0.text"]) == (["soon"], ["Atlantis"], ["New title"])
    assert page.texts("title")[0].startswith("Error: ")
    assert saved(site, record).title == "Guide"


def test_what_could_not_be_saved_is_there_again_later(librarian: FlaskClient, site: Site, record: Record) -> None:
    send(librarian, record, opened(librarian, record) | {"date_issued": "soon"})
    again = Page(librarian.get(f"/en/records/{record.id}/edit"))
    assert form_fields(again)["date_issued"] == ["soon"]
    assert any("had typed and not saved" in text for text in again.texts("div[@role='status']"))
    send(librarian, record, form_fields(again), "discard")
    assert opened(librarian, record)["date_issued"] == [""]


def test_a_draft_saves_itself_and_a_published_record_keeps_the_form(
    librarian: FlaskClient, site: Site, record: Record
) -> None:
    url, headers = f"/en/records/{record.id}/edit", {"X-Autosave": "1"}
    answer = librarian.post(url, data=opened(librarian, record) | {"date_issued": "2020"}, headers=headers).get_json()
    assert (answer["is_saved"], answer["errors"], answer["revision"]) == (True, 0, record.revision + 1)
    with transaction(site.repository.sessions) as session:
        records.publish(session, records.get(session, record.id), who="test")
    fields = opened(librarian, record) | {"date_issued": "2019"}
    assert librarian.post(url, data=fields, headers=headers).get_json()["is_saved"] is False
    assert saved(site, record).date_issued == "2020"
    assert opened(librarian, record)["date_issued"] == ["2019"]


def test_two_people_on_different_fields_both_keep_their_work(
    librarian: FlaskClient, site: Site, record: Record
) -> None:
    mine = opened(librarian, record)
    change(site, record, {"license": LICENSE})
    page = send(librarian, record, mine | {"date_issued": "2020"})
    assert any("is kept too: Licence" in text for text in page.texts("p[@role='status']"))
    now = saved(site, record)
    assert (now.license, now.date_issued) == (LICENSE, "2020")


def test_two_people_on_one_field_are_shown_both_and_choose(librarian: FlaskClient, site: Site, record: Record) -> None:
    mine = opened(librarian, record)
    change(site, record, {"date_issued": "2019"})
    page = send(librarian, record, mine | {"date_issued": "2020"})
    assert page.status == 409
    assert page.texts("table//td")[1:] == ["2019 Take this Date of issue", "2020"]
    assert saved(site, record).date_issued == "2019"
    taken = send(librarian, record, form_fields(page), "theirs:date_issued")
    assert form_fields(taken)["date_issued"] == ["2019"]
    assert send(librarian, record, form_fields(page)).status == 303
    assert saved(site, record).date_issued == "2020"


def change(site: Site, record: Record, values: dict[str, Any]) -> None:
    with transaction(site.repository.sessions) as session:
        found, vocabulary = records.get(session, record.id), site.index.vocabulary()
        editing.apply(session, found, Edit(values), vocabulary, expected_revision=found.revision, who="iva")


def test_rows_move_without_being_saved(librarian: FlaskClient, site: Site, record: Record) -> None:
    fields = opened(librarian, record) | {
        "creators.0.name": "Ana", "creators.0.kind": "person", "creators.1.name": "OECD", "creators.1.kind": "body"
    }  # fmt: skip
    page = send(librarian, record, fields, "row:creators:up:1")
    moved = form_fields(page)
    assert [moved["creators.0.name"], moved["creators.1.name"]] == [["OECD"], ["Ana"]]
    assert [one.get("id") for one in page.all("input[@autofocus]")] == ["creators-0"]
    assert "creators.1.name" not in form_fields(send(librarian, record, moved, "row:creators:remove:1"))
    assert "title.1.text" in form_fields(send(librarian, record, moved, "row:title:add"))
    assert saved(site, record).creators == []


def test_a_proposal_is_taken_into_the_form_with_its_passage(librarian: FlaskClient, record: Record) -> None:
    page = Page(librarian.get(f"/en/records/{record.id}/edit"))
    assert page.texts("p[@class='proposal-value']") == ["2021"]
    taken = send(librarian, record, form_fields(page), "take:date_issued")
    assert form_fields(taken)["date_issued"] == ["2021"]
    assert taken.texts("p[@class='proposal-value']") == []


def test_the_passage_is_boxed_in_the_picture_of_its_page(
    librarian: FlaskClient, record: Record, pages: FakePages
) -> None:
    pages.texts = {1: "Guide for Croatia, 2021"}
    page = Page(librarian.get(f"/en/records/{record.id}/passage?page=1&quote=for+Croatia", headers={"X-Fragment": "x"}))
    assert len(page.all("rect")) == 2


def test_sure_suggestions_are_accepted_at_once(librarian: FlaskClient, site: Site, record: Record) -> None:
    assert send(librarian, record, opened(librarian, record), "accept_sure").status == 303
    assert {tag.concept: tag.decided_by for tag in saved(site, record).tags} == {"HR": "ana@example.org", "SI": None}


def test_a_proposed_language_version_is_confirmed_with_one_press(
    librarian: FlaskClient, site: Site, record: Record
) -> None:
    with transaction(site.repository.sessions) as session:
        original = records.create(session, make_record(title="Vodič", language="hr"), who="test")
        found = records.get(session, record.id)
        found.proposals = found.proposals | {"translation_of": {"value": original.id, "score": 0.9, "evidence": []}}
    page = Page(librarian.get(f"/en/records/{record.id}/edit"))
    assert "Vodič" in page.links()
    assert send(librarian, record, form_fields(page), "join").status == 303
    with site.repository.sessions() as session:
        assert records.is_related(session, records.get(session, record.id), RelationKind.TRANSLATION_OF)
    assert "Vodič" not in Page(librarian.get(f"/en/records/{record.id}/edit")).links()


def test_publishing_asks_for_what_is_needed_first(librarian: FlaskClient, site: Site, record: Record) -> None:
    page = send(librarian, record, opened(librarian, record), "publish")
    assert (page.status, list(page.links("div[@role='alert']//a").values())) == (422, ["#date_issued"])
    assert send(librarian, record, form_fields(page) | {"date_issued": "2021"}, "publish").status == 303
    assert saved(site, record).state == State.PUBLISHED


def test_a_form_sent_after_the_sign_in_ended_is_carried_behind_it(
    client: FlaskClient, site: Site, record: Record
) -> None:
    sign_in_as(client, site.repository, "ana@example.org")
    fields = opened(client, record) | {"title.0.text": "Typed “late”"}
    client.delete_cookie("session")
    url = f"/en/records/{record.id}/edit"
    asked = client.post(url, data={**fields, "do": "save"})
    assert asked.status_code == 401
    kept = {one.get("name", ""): one.get("value", "") for one in Page(asked).all("input")}
    wrong = client.post("/en/sign-in", data=kept | {"email": "ana@example.org", "password": "not this one at all"})
    kept = {one.get("name", ""): one.get("value", "") for one in Page(wrong).all("input")}
    on = Page(client.post("/en/sign-in", data=kept | {"email": "ana@example.org", "password": PASSWORD}))
    form = next(one for one in on.all("form") if one.get("action") == url)
    sent = {one.get("name", ""): one.get("value", "") for one in form.iter("input")}
    assert client.post(url, data=sent).status_code == 303
    assert saved(site, record).title == "Typed “late”"


@pytest.mark.parametrize("path", ["deposit", "deposit/drafts", "records/1/edit", "records/1/passage", "terms/region"])
def test_a_reader_is_sent_to_sign_in_and_sees_nothing(client: FlaskClient, record: Record, path: str) -> None:
    answer = client.get(f"/en/{path}")
    assert (answer.status_code, answer.location) == (303, f"/en/sign-in?next=/en/{path}")
    assert "Deposit" not in client.get("/en/").text


def test_a_translator_may_not_edit(site: Site, record: Record) -> None:
    client = create_app(site).test_client()
    sign_in_as(client, site.repository, "tea@example.org", Role.TRANSLATOR)
    assert client.get(f"/en/records/{record.id}/edit").status_code == 403


def test_a_write_from_another_site_is_refused(librarian: FlaskClient, site: Site, record: Record) -> None:
    fields = opened(librarian, record) | {"title.0.text": "Stolen"}
    assert send(librarian, record, fields, "save", **{"Sec-Fetch-Site": "cross-site"}).status == 403
    assert saved(site, record).title == "Guide"


def test_nothing_unsaved_is_left_of_a_record_that_was_saved(librarian: FlaskClient, site: Site, record: Record) -> None:
    send(librarian, record, opened(librarian, record) | {"date_issued": "soon"})
    send(librarian, record, opened(librarian, record) | {"date_issued": "2021"})
    with site.repository.sessions() as session:
        assert unsaved.find_among(session, [record.id]) == frozenset()


def test_a_save_between_our_reading_and_our_writing_is_merged(
    librarian: FlaskClient, site: Site, record: Record
) -> None:
    fields = opened(librarian, record) | {"title.0.text": "Mine"}
    meanwhile = iter([True])

    def save_meanwhile(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("UPDATE records") and next(meanwhile, False):
            with transaction(site.repository.sessions) as session:
                found = records.get(session, record.id)
                found.date_issued = "2021"
                records.save(session, found, expected_revision=found.revision, who="ivo@example.org")

    event.listen(site.repository.sessions.kw["bind"], "before_cursor_execute", save_meanwhile)
    assert send(librarian, record, fields).status < 400
    assert (saved(site, record).title, saved(site, record).date_issued) == ("Mine", "2021")
