"""The table of who may do what, held against every address and method of the site."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository.database import transaction
from repository.people import permissions, users
from repository.people.permissions import PERMISSIONS, Action
from repository.people.roles import Role
from tests.factories import make_record
from tests.webapp.conftest import Publish
from tests.webapp.people import HERE, sign_in
from webapp.accounts.access import PUBLIC, declared
from webapp.application import create_app
from webapp.site import Site

SAMPLES = {
    "locale": "en",
    "token": "x",
    "filename": "img/logo.svg",
    "digest": "x",
    "name": "red_pages",
    "facet": "region",
    "target": "hr",
}
READS = ("GET", "HEAD")


def routes(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Endpoint, method and an address of it, for all of the url map."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        values = {name: SAMPLES.get(name, "1") for name in rule.arguments}
        for method in sorted((rule.methods or set()) - {"OPTIONS"}):
            yield rule.endpoint, method, adapter.build(rule.endpoint, values, method=method)


def test_every_view_says_who_may_use_it(app: Flask) -> None:
    assert [endpoint for endpoint, _, _ in routes(app) if declared(app, endpoint) is None] == []


def test_readers_write_nothing_but_what_signs_them_in_or_asks_for_letters(app: Flask) -> None:
    writing = {
        endpoint for endpoint, method, _ in routes(app) if method not in READS and declared(app, endpoint) == PUBLIC
    }
    assert writing == {
        "accounts.sign_in",
        "accounts.code",
        "accounts.sign_out",
        "links.forgotten",
        "links.set_password",
        "alerts.ask",
        "alerts.decide",
    }


def test_a_reader_reaches_nothing_of_the_staff_side(app: Flask, client: FlaskClient) -> None:
    for endpoint, method, address in routes(app):
        if declared(app, endpoint) != PUBLIC:
            response = client.open(address, method=method, headers=HERE)
            if method in READS and not address.startswith("/api/"):
                assert (response.status_code, response.location.split("?")[0]) == (303, "/en/sign-in"), address
            else:
                assert response.status_code == 401, (method, address)


@pytest.mark.parametrize("role", list(Role))
def test_a_person_reaches_what_their_role_allows_and_no_more(app: Flask, site: Site, role: Role) -> None:
    client = sign_in(app, site, role)
    for endpoint, method, address in routes(app):
        wanted = declared(app, endpoint)
        if isinstance(wanted, Action) and role not in PERMISSIONS[wanted]:
            assert client.open(address, method=method, headers=HERE).status_code == 403, (method, address)
        elif isinstance(wanted, Action) and method == "GET":
            assert client.get(address, headers=HERE).status_code not in (401, 403, 500), address


def test_reading_changes_nothing(app: Flask, site: Site, publish: Publish) -> None:
    """All addresses that can be read, over a record that is there, as an administrator. Uses are counted and the
    places of texts are noted, by design."""
    assert publish(make_record(["Guidance in Georgia."], region=["GE"])) == 1
    client = sign_in(app, site, Role.ADMINISTRATOR)
    before = _dump(site)
    for _, method, address in routes(app):
        if method in READS:
            client.open(address, method=method).close()
    assert _dump(site) == before


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"},
     {"Sec-Fetch-Site": "none", "Content-Type": "text/plain"}],
)  # fmt: skip
def test_no_write_is_taken_that_does_not_come_from_our_own_pages(
    app: Flask, site: Site, headers: dict[str, str]
) -> None:
    """To any address, in the name of somebody who may do everything; but what a link in a letter lets one do."""
    client = sign_in(app, site, Role.ADMINISTRATOR)
    del client.environ_base["HTTP_SEC_FETCH_SITE"]
    before = _dump(site)
    for endpoint, method, address in routes(app):
        if method not in READS and endpoint != "alerts.decide":
            status = client.open(address, method=method, headers=headers).status_code
            assert status in ((401, 403) if address.startswith("/api/") else (403,)), (method, address)
    assert _dump(site) == before


def test_a_view_that_says_nothing_answers_nobody(site: Site) -> None:
    app = create_app(site)
    app.add_url_rule("/undeclared", "undeclared", lambda: "secret")
    assert app.test_client().get("/undeclared").status_code == 404


@pytest.mark.parametrize(
    ("scope", "within", "allowed"),
    [("", ["etf"], True), ("etf", ["etf", "oecd"], True), ("ilo,etf", ["etf"], True), ("ilo", ["etf"], False),
     ("ilo", [], False), ("", [], True), ("ilo", ["a@example.org"], True)],
)  # fmt: skip
def test_a_librarian_of_an_agency_works_on_its_records(
    site: Site, scope: str, within: list[str], allowed: bool
) -> None:
    with transaction(site.repository.sessions) as session:
        user = users.invite(session, email="a@example.org", name="Ana", role=Role.LIBRARIAN, scope=scope)
        assert permissions.may(user, Action.CURATE, within) == allowed


def _dump(site: Site) -> list[str]:
    with closing(sqlite3.connect(site.repository.settings.data / "test.sqlite")) as connection:
        noted = tuple(f'INSERT INTO "{table}"' for table in ("uses", "unanswered", "sightings"))
        return [line for line in connection.iterdump() if not line.startswith(noted)]
