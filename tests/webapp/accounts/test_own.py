"""Links, codes, and one's own account."""

import re
from datetime import timedelta

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from repository import audit
from repository.database import transaction
from repository.models.base import now
from repository.models.user import LinkPurpose, SignIn
from repository.people import links, sign_ins, users
from repository.people.errors import LinkExpired
from repository.people.roles import Role
from tests.reading import Page
from tests.webapp.people import HERE, RIGHT, add, first_code, secret_of, sign_in
from webapp.mail.null import NullMailer
from webapp.site import Site

NEW = "another crossing, another sign"


def letter_link(site: Site) -> str:
    assert isinstance(site.mailer, NullMailer)
    found = re.search(r"http://localhost(/\S+)", site.mailer.letters[-1].text)
    assert found
    return found[1]


def new_password(client: FlaskClient, link: str, password: str = NEW, again: str = NEW) -> int:
    return client.post(link, data={"password": password, "again": again}, headers=HERE).status_code


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(client: FlaskClient, site: Site) -> None:
    email = add(site, Role.LIBRARIAN)
    client.post("/hr/forgotten", data={"email": email}, headers=HERE)
    link = letter_link(site)
    assert link.startswith("/hr/welcome/")
    assert new_password(client, link, again="something else here") == 422
    assert new_password(client, link, "short", "short") == 422
    assert new_password(client, link) == 303
    assert (new_password(client, link), client.get(link).status_code) == (410, 410)
    response = client.post("/hr/sign-in", data={"email": email, "password": NEW}, headers=HERE)
    assert response.status_code == 303


def test_a_password_that_most_people_choose_is_refused_in_words(client: FlaskClient, site: Site) -> None:
    email = add(site, Role.READER, "iva@example.org")
    client.post("/hr/forgotten", data={"email": email}, headers=HERE)
    link, common = letter_link(site), "qwerty123456"
    answer = client.post(link, data={"password": common, "again": common}, headers=HERE)
    assert (answer.status_code, "među najčešćima" in answer.text) == (422, True)
    assert new_password(client, link) == 303, "the link still works"


def test_who_is_signed_in_can_not_choose_one_that_most_people_choose(app: Flask, site: Site) -> None:
    form = {"present": RIGHT, "password": "qwerty123456", "again": "qwerty123456"}
    answer = sign_in(app, site).post("/hr/account/password", data=form)
    assert (answer.status_code, "među najčešćima" in answer.text) == (422, True)


def test_who_has_no_account_gets_the_same_answer_and_no_letter(client: FlaskClient, site: Site) -> None:
    add(site, Role.LIBRARIAN, "ana@example.org")
    pages = [
        client.post("/en/forgotten", data={"email": one}, headers=HERE).text for one in ("ana@example.org", "x@y.z")
    ]
    assert pages[0] == pages[1]
    assert isinstance(site.mailer, NullMailer)
    assert len(site.mailer.letters) == 1


def test_asking_for_links_again_and_again_floods_nobody(client: FlaskClient, site: Site) -> None:
    email = add(site, Role.LIBRARIAN)
    for _ in range(20):
        client.post("/en/forgotten", data={"email": email}, headers=HERE)
    assert isinstance(site.mailer, NullMailer)
    assert len(site.mailer.letters) == links.MOST_OPEN


def test_a_link_ends_by_time(site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        user = users.invite(session, email="ivo@example.org", name="Ivo", role=Role.TRANSLATOR)
        token = links.make(session, user, LinkPurpose.INVITATION)
        assert token
        assert links.get_user(session, token, now() + timedelta(days=6)) is user
        with pytest.raises(LinkExpired):
            links.get_user(session, token, now() + timedelta(days=8))


def test_an_administrator_sets_a_second_step_up_before_anything_else(app: Flask, site: Site) -> None:
    email, client = add(site, Role.ADMINISTRATOR), app.test_client()
    response = client.post("/en/sign-in", data={"email": email, "password": RIGHT}, headers=HERE)
    assert response.location.startswith("/en/sign-in/code")
    assert client.get("/en/account").status_code == 303
    form = first_code(client)
    secret = site.repository.vault.open(form["proposed"]).split()[1]
    refused = client.post("/en/sign-in/code", data=form | {"code": "000000"}, headers=HERE)
    assert (refused.status_code, Page(refused).texts("code")) == (401, [secret])
    assert client.post("/en/sign-in/code", data=form, headers=HERE).status_code == 303
    assert client.get("/en/account").status_code == 200


def test_a_code_is_good_once_and_is_no_longer_shown_as_a_picture(app: Flask, site: Site) -> None:
    email = "admin@example.org"
    sign_in(app, site, Role.ADMINISTRATOR, email)
    code, other = pyotp.TOTP(secret_of(site, email)).now(), app.test_client()
    other.post("/en/sign-in", data={"email": email, "password": RIGHT}, headers=HERE)
    assert secret_of(site, email) not in other.get("/en/sign-in/code").text
    assert other.post("/en/sign-in/code", data={"code": code}, headers=HERE).status_code == 401


def test_codes_can_not_be_guessed_at_will(app: Flask, site: Site) -> None:
    email, client = add(site, Role.ADMINISTRATOR), app.test_client()
    client.post("/en/sign-in", data={"email": email, "password": RIGHT}, headers=HERE)
    statuses = [
        client.post("/en/sign-in/code", data={"code": "000000"}, headers=HERE).status_code
        for _ in range(sign_ins.THROTTLE + 1)
    ]
    assert statuses == [401] * sign_ins.THROTTLE + [429]


def test_guessing_over_many_accounts_from_one_machine_is_slowed(client: FlaskClient, site: Site) -> None:
    def guess(number: int) -> int:
        form = {"email": f"user{number}@example.org", "password": "wrong"}
        return client.post("/en/sign-in", data=form, headers=HERE).status_code

    statuses = [guess(number) for number in range(sign_ins.THROTTLE_CLIENT + 1)]
    assert statuses == [401] * sign_ins.THROTTLE_CLIENT + [429]


def test_changing_the_password_ends_every_other_sign_in(app: Flask, site: Site) -> None:
    here, there = sign_in(app, site, email="ana@example.org"), app.test_client()
    there.post("/en/sign-in", data={"email": "ana@example.org", "password": RIGHT}, headers=HERE)
    form = {"present": RIGHT, "password": NEW, "again": NEW}
    assert here.post("/en/account/password", data=form | {"present": "wrong"}).status_code == 422
    assert here.post("/en/account/password", data=form).status_code == 303
    assert (here.get("/en/account").status_code, there.get("/en/account").status_code) == (200, 303)
    with site.repository.sessions() as session:
        assert [line.what for line in audit.lines(session)] == ["password_changed"]


def test_one_sees_and_ends_ones_own_sign_ins_only(app: Flask, site: Site) -> None:
    here, there = sign_in(app, site, email="ana@example.org"), app.test_client()
    stranger = sign_in(app, site, email="ivo@example.org")
    there.post("/en/sign-in", data={"email": "ana@example.org", "password": RIGHT}, headers=HERE)
    page = Page(here.get("/en/account"))
    keys = [box.get("value", "") for box in page.all("input[@name='one']")]
    assert len(keys) == 1
    stranger.post("/en/account/sign-ins/end", data={"one": keys[0]})
    assert there.get("/en/account").status_code == 200
    here.post("/en/account/sign-ins/end", data={"one": keys[0]})
    assert (here.get("/en/account").status_code, there.get("/en/account").status_code) == (200, 303)


def test_the_cookie_is_of_this_host_alone_over_https(app: Flask, site: Site) -> None:
    email = add(site, Role.LIBRARIAN)
    client = app.test_client()
    form = {"email": email, "password": RIGHT}
    response = client.post("/en/sign-in", data=form, headers=HERE, base_url="https://localhost")
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))


def test_a_token_is_new_at_each_sign_in_and_worth_nothing_after_it(app: Flask, site: Site) -> None:
    """Neither one that somebody put there before, nor one that somebody copied."""
    client, copied = app.test_client(), app.test_client()
    client.set_cookie("session", "planted")
    client.post("/en/sign-in", data={"email": add(site, Role.LIBRARIAN), "password": RIGHT}, headers=HERE)
    cookie = client.get_cookie("session")
    assert cookie is not None
    assert cookie.value != "planted"
    copied.set_cookie("session", cookie.value)
    assert copied.get("/en/account").status_code == 200
    client.post("/en/sign-out", headers=HERE)
    assert copied.get("/en/account").status_code == 303


def test_a_browser_that_nobody_uses_is_signed_out_and_its_use_is_noted(app: Flask, site: Site) -> None:
    client = sign_in(app, site)
    for since, status in ((sign_ins.SEEN_EVERY, 200), (sign_ins.IDLE, 303)):
        with transaction(site.repository.sessions) as session:
            (one,) = session.scalars(select(SignIn))
            one.seen_at = before = now() - since
        assert client.get("/en/account").status_code == status
        with site.repository.sessions() as session:
            assert (session.scalars(select(SignIn)).one().seen_at > before) == (status == 200)


def test_another_role_holds_at_once(app: Flask, site: Site) -> None:
    client = sign_in(app, site, email="ana@example.org")
    assert client.get("/en/deposit").status_code == 200
    with transaction(site.repository.sessions) as session:
        users.get_by_email(session, "ana@example.org").role = Role.TRANSLATOR
    assert client.get("/en/deposit").status_code == 403


def test_a_person_who_was_closed_is_out_at_once(app: Flask, site: Site) -> None:
    client = sign_in(app, site, email="ana@example.org")
    with transaction(site.repository.sessions) as session:
        users.deactivate(users.get_by_email(session, "ana@example.org"))
    assert client.get("/en/account").status_code == 303


def test_keys_can_be_switched_off(app: Flask, site: Site) -> None:
    client = sign_in(app, site, email="ana@example.org")
    client.post("/en/account/keys", data={})
    with site.repository.sessions() as session:
        assert not users.get_by_email(session, "ana@example.org").has_keys
