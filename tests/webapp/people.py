"""People who are signed in, for tests of the staff side."""

import pyotp
from flask import Flask
from flask.testing import FlaskClient

from repository.database import transaction
from repository.people import users
from repository.people.roles import Role
from tests.reading import Page
from tests.staff import PASSWORD, add_user
from webapp.site import Site

RIGHT = PASSWORD
HERE = {"Sec-Fetch-Site": "same-origin"}


def add(site: Site, role: Role, email: str = "", scope: str = "") -> str:
    """The address of a new account."""
    email = email or f"{role}@example.org"
    with transaction(site.repository.sessions) as session:
        add_user(session, email, role, name="Ana Novak", scope=scope)
    return email


def secret_of(site: Site, email: str) -> str:
    """Of the second factor that is turned on."""
    with site.repository.sessions() as session:
        return site.repository.vault.open(users.get_by_email(session, email).totp_secret)


def first_code(client: FlaskClient) -> dict[str, str]:
    """What the form sends that turns the second factor on, as the page shows it to a signed-in person."""
    page = Page(client.get("/en/sign-in/code"))
    proposed = page.all("input[@name='proposed']")[0].attrib["value"]
    return {"proposed": proposed, "code": pyotp.TOTP(page.texts("code")[0]).now()}


def sign_in(app: Flask, site: Site, role: Role = Role.LIBRARIAN, email: str = "", scope: str = "") -> FlaskClient:
    """A browser in which a new person of this role is signed in, in both steps where the role asks for it."""
    email = add(site, role, email, scope)
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    response = client.post("/en/sign-in", data={"email": email, "password": RIGHT})
    if response.location.startswith("/en/sign-in/code"):
        client.post("/en/sign-in/code", data=first_code(client))
    return client
