"""People at the translator's desk."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository.database import transaction
from repository.people.roles import Role
from tests.staff import add_user, begin_sign_in
from webapp.accounts.signed_in import COOKIE
from webapp.site import Site

HERE = {"Sec-Fetch-Site": "same-origin"}
SignInAs = Callable[..., FlaskClient]


@pytest.fixture
def signed_in(app: Flask, site: Site) -> SignInAs:
    """`signed_in(scope, role)`: a browser of a new person."""

    def sign_in(scope: str = "", role: Role = Role.TRANSLATOR) -> FlaskClient:
        email = f"{role}{scope.replace(':', '-').replace(',', '-')}@example.org"
        with transaction(site.repository.sessions) as session:
            add_user(session, email, role, name=f"Ana {scope}", scope=scope)
        client = app.test_client()
        client.set_cookie(COOKIE, begin_sign_in(site.repository, email))
        return client

    return sign_in


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    """A browser of nobody. Not the `client` of other tests: what that keeps of a request others would find."""
    return app.test_client()
