"""People, state and log."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository import jobs, records
from repository.database import transaction
from repository.models.job import JobState
from repository.people import users
from repository.people.roles import Role
from repository.reasons import Reason, ReasonKind
from tests.factories import make_record
from tests.reading import read
from tests.webapp.people import RIGHT, add, sign_in
from webapp.mail.null import NullMailer
from webapp.site import Site


@pytest.fixture
def administrator(app: Flask, site: Site) -> FlaskClient:
    return sign_in(app, site, Role.ADMINISTRATOR)


def test_an_invited_person_chooses_a_password_and_works(app: Flask, administrator: FlaskClient, site: Site) -> None:
    form = {"email": "ivo@example.org", "name": "Ivo", "role": "librarian", "agency": ["etf", "made-up"]}
    assert administrator.post("/hr/admin/users", data=form).status_code == 303
    assert isinstance(site.mailer, NullMailer)
    link = re.search(r"http://localhost(/\S+)", site.mailer.letters[0].text)
    assert link
    ivo = app.test_client()
    ivo.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    ivo.post(link[1], data={"password": RIGHT, "again": RIGHT})
    ivo.post("/en/sign-in", data={"email": "ivo@example.org", "password": RIGHT})
    assert ivo.get("/en/review").status_code == 200
    assert ivo.get("/en/admin").status_code == 403


def test_an_address_is_invited_once(administrator: FlaskClient, site: Site) -> None:
    add(site, Role.LIBRARIAN, "ivo@example.org")
    form = {"email": "ivo@example.org", "name": "Ivo", "role": "librarian"}
    assert administrator.post("/en/admin/users", data=form).status_code == 409


def test_what_is_done_to_people_is_logged_and_exported(administrator: FlaskClient, site: Site) -> None:
    email = add(site, Role.LIBRARIAN, "ivo@example.org")
    with site.repository.sessions() as session:
        user_id = users.get_by_email(session, email).id
    form = {"do": "changed", "role": "translator", "agency": "etf", "locales": "hr"}
    administrator.post(f"/en/admin/users/{user_id}", data=form)
    administrator.post(f"/en/admin/users/{user_id}", data={"do": "closed"})
    page = read(administrator, "/en/admin/log")
    assert [text.split(":")[0] for text in page.texts("li/span")[::2]][:2] == ["Account closed", "Role changed"]
    rows = administrator.get("/en/admin/log.csv").text.splitlines()
    assert '""after"": {""role"": ""translator"", ""scope"": ""hr""}' in rows[2]


def test_nobody_closes_their_own_account(administrator: FlaskClient, site: Site) -> None:
    with site.repository.sessions() as session:
        mine = users.get_by_email(session, "administrator@example.org").id
    assert administrator.post(f"/en/admin/users/{mine}", data={"do": "closed"}).status_code == 409


def test_an_erased_person_is_gone_from_the_page_and_a_number_in_histories(
    administrator: FlaskClient, site: Site
) -> None:
    email = add(site, Role.LIBRARIAN, "ivo@example.org")
    with transaction(site.repository.sessions) as session:
        user_id = users.get_by_email(session, email).id
        record = records.create(session, make_record(), who=email)
    assert administrator.post(f"/en/admin/users/{user_id}", data={"do": "erased"}).status_code == 400, "not by mistake"
    assert email in administrator.get("/en/admin/users").text
    assert administrator.post(f"/en/admin/users/{user_id}", data={"do": "erased", "sure": "on"}).status_code == 303
    assert email not in administrator.get("/en/admin/users").text
    for path in (f"/hr/records/{record.id}/history", "/hr/admin/log"):
        page = administrator.get(path).text
        assert (f"osoba {user_id}" in page, email in page) == (True, False)
    assert administrator.post(f"/en/admin/users/{user_id}", data={"do": "reopened"}).status_code == 404


def test_a_formula_in_the_log_is_text_to_a_spreadsheet(administrator: FlaskClient, site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        records.create(session, make_record(), who="=HYPERLINK(1)")
    assert ",'=HYPERLINK(1)," in administrator.get("/en/admin/log.csv").text


def test_the_log_tells_what_the_program_did_as_histories_do(administrator: FlaskClient, site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        records.create(session, make_record(), who="machine", why=Reason(ReasonKind.INGESTED))
    page = read(administrator, "/hr/admin/log")
    assert page.texts("li//span[@dir='auto']") == ["Pročitano iz datoteke"]
    assert page.texts("li//bdi")[0] == "Putokaz"


def test_a_job_that_failed_is_tried_again(administrator: FlaskClient, site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        job = jobs.enqueue(session, "read_upload", {"name": "report.pdf"}, who="ana")
        job.state, job.error = JobState.NEEDS_ATTENTION, "no room"
    assert "no room" in administrator.get("/en/admin").text
    administrator.post(f"/en/admin/jobs/{job.id}", data={"do": "retry"})
    with site.repository.sessions() as session:
        assert jobs.count_by_state(session) == {"waiting": 1}


def test_the_log_of_a_job_is_shown_once_there_is_more_than_its_state(administrator: FlaskClient, site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        job = jobs.enqueue(session, "read_upload", {"name": "report.pdf"}, who="ana")
        jobs.fail(job, "the child was killed")
    assert "job-log" not in administrator.get("/en/admin").text
    administrator.post(f"/en/admin/jobs/{job.id}", data={"do": "cancel"})
    log = administrator.get("/hr/admin").text.partition("job-log")[2]
    assert log.index("otkazano") < log.index("the child was killed")


def test_worklists_count_and_list(app: Flask, site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        lacking = records.create(session, make_record(title="Lacking"), who="ana")
        lacking.files[0].pages[0].health = {"grade": "red"}
        sound = make_record(title="Sound", region=["HR"])
        sound.abstracts, sound.license = {"en": "An abstract."}, "https://creativecommons.org/licenses/by/4.0/"
        records.create(session, sound, who="ana")
    librarian = sign_in(app, site)
    assert "1 No country" in read(librarian, "/en/desk").texts("li/a")
    for name in ("no_country", "no_license", "no_english_abstract", "red_pages"):
        links = read(librarian, f"/en/desk/{name}").links()
        assert ("Lacking" in links, "Sound" in links) == (True, False), name
