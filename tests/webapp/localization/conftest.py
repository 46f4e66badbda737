"""People at the translator's desk."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from repository.database import transaction
from repository.models.user import SignIn
from repository.people import users
from repository.people.roles import Role
from webapp.site import Site

PASSWORD = "signpost at the crossing"
HERE = {"Sec-Fetch-Site": "same-origin"}
SignInAs = Callable[..., FlaskClient]


@pytest.fixture
def signed_in(app: Flask, site: Site) -> SignInAs:
    """`signed_in(scope, role)`: a browser of a new person."""

    def sign_in(scope: str = "", role: Role = Role.TRANSLATOR) -> FlaskClient:
        email = f"{role}{scope.replace(':', '-').replace(',', '-')}@example.org"
        with transaction(site.repository.sessions) as session:
            users.add(session, email=email, name=f"Ana {scope}", role=role, password=PASSWORD, scope=scope)
        client = app.test_client()
        client.post("/en/sign-in", data={"email": email, "password": PASSWORD}, headers=HERE)
        with transaction(site.repository.sessions) as session:
            # As if the second factor, which some roles need, had been given.
            for one in session.scalars(select(SignIn)):
                one.is_confirmed = True
        return client

    return sign_in


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    """A browser of nobody. Not the `client` of other tests: what that keeps of a request others would find."""
    return app.test_client()
