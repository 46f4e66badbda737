"""Titles and abstracts of records at the desk, through HTTP."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from repository import records
from repository.database import transaction
from repository.models.record import Record
from repository.people.roles import Role
from tests.factories import make_record
from tests.reading import Page
from tests.webapp.conftest import Publish
from tests.webapp.localization.conftest import HERE, SignInAs
from webapp.site import Site

LIST = "/en/translate/hr/records"


@pytest.fixture
def record_id(publish: Publish) -> int:
    record = make_record(title="Career guidance")
    record.abstracts = {"en": "What works."}
    return publish(record)


def seen_by(client: FlaskClient, record_id: int) -> dict[str, str]:
    page = Page(client.get(f"{LIST}/{record_id}"))
    return {one.get("name", ""): one.get("value", "") for one in page.all("input[@type='hidden']")}


def save(client: FlaskClient, record_id: int, seen: dict[str, str], **fields: str) -> TestResponse:
    return client.post(f"{LIST}/{record_id}", data=seen | fields, headers=HERE)


def title(site: Site, record_id: int, language: str) -> str | None:
    with site.repository.sessions() as session:
        return records.get(session, record_id).titles.get(language)


def change(site: Site, record_id: int, **titles: str) -> None:
    with transaction(site.repository.sessions) as session:
        record: Record = records.get(session, record_id)
        record.titles = record.titles | titles
        records.save(session, record, expected_revision=record.revision, who="iva")


def test_the_list_is_filtered_searched_and_counted_on_the_dashboard(
    signed_in: SignInAs, record_id: int, publish: Publish, site: Site
) -> None:
    client, heads = signed_in(), "ol[@class='messages record-texts']/li/a"
    publish(make_record(title="Other report"))
    assert Page(client.get(f"{LIST}?show=missing")).texts(heads) == ["Other report", "Career guidance"]
    assert Page(client.get(f"{LIST}?q=career")).texts(heads) == ["Career guidance"]
    save(client, record_id, seen_by(client, record_id), title="Usmjeravanje", abstract="Što djeluje.")
    assert Page(client.get(f"{LIST}?show=done")).texts(heads) == ["Career guidance"]
    change(site, record_id, en="Lifelong guidance")
    assert Page(client.get(f"{LIST}?show=stale")).texts(heads) == ["Lifelong guidance"]
    dashboard = Page(client.get("/en/translate"))
    assert "1 with a changed source" in dashboard.texts("li[@class='wrong']/a")
    assert "0 of 2 translated" in dashboard.texts("ul[@class='figures']/li")


def test_the_source_stands_in_its_language_beside_the_field(signed_in: SignInAs, publish: Publish) -> None:
    record_id = publish(make_record(title="التوجيه المهني", language="ar"))
    page = Page(signed_in().get(f"{LIST}/{record_id}"))
    [source] = page.all("p[@class='source']")
    assert (source.text, source.get("lang"), source.get("dir")) == ("التوجيه المهني", "ar", "rtl")
    [field] = page.all("textarea")
    assert (field.get("lang"), field.get("dir")) == ("hr", "ltr")


def test_saving_leads_to_the_next_record_and_only_the_language_is_written(
    signed_in: SignInAs, record_id: int, site: Site, publish: Publish
) -> None:
    last = publish(make_record(title="Newest"))
    client = signed_in("hr")
    answer = save(client, last, seen_by(client, last), title=" Naj\nnovije ", languages="de", source_url="x")
    assert (answer.status_code, answer.location) == (303, f"{LIST}/{record_id}")
    assert (title(site, last, "hr"), title(site, last, "en")) == ("Naj novije", "Newest")


def test_an_old_source_is_shown_and_the_translation_may_be_said_to_hold(
    signed_in: SignInAs, record_id: int, site: Site
) -> None:
    client = signed_in()
    save(client, record_id, seen_by(client, record_id), title="Usmjeravanje", abstract="Što djeluje.")
    change(site, record_id, en="Lifelong guidance")
    page = Page(client.get(f"{LIST}/{record_id}"))
    assert page.texts("div[@class='before']/p") == [
        "The source has changed. It was translated from:",
        "Career guidance",
    ]
    save(client, record_id, seen_by(client, record_id) | {"holds-title": "1"}, title="Usmjeravanje")
    assert Page(client.get(f"{LIST}/{record_id}")).all("div[@class='before']") == []


def test_who_was_slower_sees_both_texts_and_may_keep_theirs(signed_in: SignInAs, record_id: int, site: Site) -> None:
    client = signed_in()
    seen = seen_by(client, record_id)
    change(site, record_id, hr="Njihov naslov")
    answer = save(client, record_id, seen, title="Moj naslov", abstract="Moj sažetak", why="moj prijevod")
    page = Page(answer)
    assert answer.status_code == 409
    assert page.texts("textarea") == ["Moj naslov", "Moj sažetak"]
    assert "Njihov naslov" in page.texts("div[@class='theirs']/p")
    assert title(site, record_id, "hr") == "Njihov naslov"
    again = {one.get("name", ""): one.get("value", "") for one in page.all("input[@type='hidden']")}
    assert save(client, record_id, again, title="Moj naslov").status_code == 303
    assert title(site, record_id, "hr") == "Moj naslov"


def test_a_text_that_is_too_long_stays_in_its_field(signed_in: SignInAs, record_id: int) -> None:
    client = signed_in()
    answer = save(client, record_id, seen_by(client, record_id), title="x" * 1001)
    assert answer.status_code == 422
    assert Page(answer).texts("p[@id='wrong-title']") == ["At most 1,000 characters."]
    assert "x" * 1001 in Page(answer).texts("textarea")


def test_other_locales_roles_and_hidden_records_are_refused(
    signed_in: SignInAs, record_id: int, site: Site, reader: FlaskClient
) -> None:
    german = signed_in("de")
    assert save(german, record_id, seen_by(german, record_id), title="Moj").status_code == 403
    assert signed_in(role=Role.LIBRARIAN).get(LIST).status_code == 403
    assert "/sign-in" in reader.get(LIST).location
    with transaction(site.repository.sessions) as session:
        records.withdraw(session, records.get(session, record_id), who="iva", why="wrong file")
    assert german.get(f"{LIST}/{record_id}").status_code == 404
    assert title(site, record_id, "hr") is None


def test_english_title_and_subtitle_of_a_croatian_publication_are_written_here(
    signed_in: SignInAs, publish: Publish, site: Site
) -> None:
    record = make_record(title="Usmjeravanje u školi", language="hr")
    record.subtitles = {"hr": "Izvješće"}
    number, client = publish(record), signed_in("en")
    assert "/en/translate/en/records" in [a.get("href") for a in Page(client.get("/en/translate")).all("a")]
    page = Page(client.get(f"/en/translate/en/records/{number}"))
    seen = {one.get("name", ""): one.get("value", "") for one in page.all("input[@type='hidden']")}
    typed = {"title": "Guidance at school", "subtitle": "A\nreport"}
    client.post(f"/en/translate/en/records/{number}", data=seen | typed, headers=HERE)
    with site.repository.sessions() as session:
        kept = records.get(session, number)
        assert (kept.titles["en"], kept.subtitles["en"]) == ("Guidance at school", "A report")
