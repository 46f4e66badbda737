"""Catalogs for other programs."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from repository.database import transaction
from repository.people import users
from tests.staff import PASSWORD
from tests.webapp.localization.conftest import SignInAs
from tests.webapp.localization.desk.test_views import CLEAR
from webapp.localization.desk.saving import digest
from webapp.site import Site

MESSAGE = f"/api/v1/catalogs/hr/messages/{CLEAR}"


@pytest.fixture
def program(reader: FlaskClient, signed_in: SignInAs) -> tuple[FlaskClient, Any]:
    """A program without cookies that knows a password."""
    signed_in("hr")
    return reader, ("translatorhr@example.org", PASSWORD)


def test_a_program_signs_in_with_each_request(program: tuple[FlaskClient, Any]) -> None:
    client, auth = program
    assert client.get("/api/v1/catalogs").status_code == 401
    assert client.get("/api/v1/catalogs", auth=(auth[0], "wrong password here")).status_code == 401
    catalogs = client.get("/api/v1/catalogs", auth=auth).json["catalogs"]
    wanted = {"locale": "hr", "domain": "messages", "shown_to_readers": True}
    assert any(wanted.items() <= catalog.items() for catalog in catalogs)


def test_a_password_alone_does_not_do_for_who_has_a_second_factor(program: tuple[FlaskClient, Any], site: Site) -> None:
    client, auth = program
    with transaction(site.repository.sessions) as session:
        users.get_by_email(session, auth[0]).has_totp = True
    assert client.get("/api/v1/catalogs", auth=auth).status_code == 401


def test_a_catalog_is_read_as_json_and_as_po(program: tuple[FlaskClient, Any]) -> None:
    client, auth = program
    messages = client.get("/api/v1/catalogs/hr/messages", auth=auth).json["messages"]
    assert next(one for one in messages if one["source"] == "Clear all")["forms"] == ["Ukloni sve"]
    assert 'msgid "Clear all"' in client.get("/api/v1/catalogs/hr/messages.po", auth=auth).text


def test_a_translation_is_put_and_served(program: tuple[FlaskClient, Any], site: Site) -> None:
    client, auth = program
    seen = client.get(MESSAGE, auth=auth).json["seen"]
    answer = client.put(MESSAGE, json={"forms": ["Makni sve"], "seen": seen}, auth=auth)
    assert (answer.status_code, answer.json["outcome"]) == (200, "saved")
    assert site.texts["hr"].gettext("Clear all") == "Makni sve"


@pytest.mark.parametrize(
    ("body", "status", "outcome"),
    [
        ({"forms": ["<b>x</b>"], "seen": digest(["Ukloni sve"])}, 422, "refused"),
        ({"forms": ["Makni  sve"], "seen": digest(["Ukloni sve"])}, 422, "doubtful"),
        ({"forms": ["Makni sve"], "seen": "old"}, 409, "stale"),
    ],
)
def test_what_speaks_against_a_translation_is_told(
    program: tuple[FlaskClient, Any], body: dict[str, Any], status: int, outcome: str
) -> None:
    client, auth = program
    answer = client.put(MESSAGE, json=body, auth=auth)
    assert (answer.status_code, answer.json["outcome"]) == (status, outcome)


@pytest.mark.parametrize(
    "body", [{}, {"forms": "x"}, {"forms": [1]}, {"forms": ["x"] * 9}, {"forms": ["x"], "deed": "hidden"}]
)
def test_a_malformed_body_is_refused(program: tuple[FlaskClient, Any], body: dict[str, Any]) -> None:
    client, auth = program
    assert client.put(MESSAGE, json=body, auth=auth).status_code == 400


def test_checks_are_told_in_the_language_of_the_person(program: tuple[FlaskClient, Any]) -> None:
    client, auth = program
    answer = client.post(f"{MESSAGE}/check?locale=en", json={"forms": ["Clear all"]}, auth=auth)
    assert [one["text"] for one in answer.json["findings"]] == ["It is the same as in English."]
