"""Signing in through an OpenID provider: the right person comes in, and every way of pretending ends outside."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from repository.database import transaction
from repository.errors import SettingsError
from repository.people import users
from repository.people.roles import Role
from tests.live import serving
from tests.webapp.accounts.openid_provider import CLIENT, SECRET, Provider
from tests.webapp.people import add
from webapp.accounts.openid.authlib_provider import AuthlibProvider
from webapp.application import create_app
from webapp.settings import WebSettings
from webapp.site import Site


@pytest.fixture
def provider() -> Provider:
    return Provider()


@pytest.fixture
def browser(site: Site, provider: Provider) -> Iterator[FlaskClient]:
    with serving(provider.app()) as issuer:
        known = AuthlibProvider(issuer, CLIENT, SECRET)
        settings = WebSettings(openid_issuer=issuer, openid_client=CLIENT, openid_name="Agency")
        yield create_app(replace(site, identity_provider=known, settings=settings)).test_client()


def there(browser: FlaskClient, path: str = "/en/sign-in/elsewhere") -> str:
    """Go to the provider and give the path by which it sends the person back."""
    parts = urlsplit(requests.get(browser.get(path).location, allow_redirects=False, timeout=10).headers["Location"])
    return f"{parts.path}?{parts.query}"


def back(browser: FlaskClient) -> TestResponse:
    return browser.get(there(browser))


def is_signed_in(browser: FlaskClient) -> bool:
    return browser.get("/en/account").status_code == 200


def test_a_person_with_an_account_comes_back_signed_in_where_they_wanted(browser: FlaskClient, site: Site) -> None:
    add(site, Role.LIBRARIAN, "ana@example.org")
    assert "Agency" in browser.get("/en/sign-in").text
    answer = browser.get(there(browser, "/en/sign-in/elsewhere?next=/en/deposit"))
    assert (answer.status_code, answer.location) == (303, "/en/deposit")
    assert is_signed_in(browser)


def test_the_second_step_is_asked_for_all_the_same(browser: FlaskClient, site: Site) -> None:
    add(site, Role.ADMINISTRATOR, "ana@example.org")
    assert back(browser).location.startswith("/en/sign-in/code")
    assert not is_signed_in(browser)


@pytest.mark.parametrize("person", [{"email_verified": False}, {"email_verified": "true"}, {"email": "x@example.org"}])
def test_an_address_that_is_not_verified_or_not_known_stays_outside(
    browser: FlaskClient, site: Site, provider: Provider, person: dict[str, Any]
) -> None:
    add(site, Role.LIBRARIAN, "ana@example.org")
    provider.person |= person
    assert (back(browser).status_code, is_signed_in(browser)) == (403, False)


@pytest.mark.parametrize("forged", [{"nonce": "other"}, {"aud": "other"}, {"iss": "https://other"}, {"exp": 1}])
def test_a_token_for_somebody_else_or_another_time_is_refused(
    browser: FlaskClient, site: Site, provider: Provider, forged: dict[str, Any]
) -> None:
    add(site, Role.LIBRARIAN, "ana@example.org")
    provider.forged = forged
    assert (back(browser).status_code, is_signed_in(browser)) == (401, False)


def test_a_token_signed_by_another_key_is_refused(browser: FlaskClient, site: Site, provider: Provider) -> None:
    add(site, Role.LIBRARIAN, "ana@example.org")
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "1"})
    assert (back(browser).status_code, is_signed_in(browser)) == (401, False)


def test_a_way_back_works_in_the_browser_that_went_only(browser: FlaskClient, site: Site) -> None:
    add(site, Role.LIBRARIAN, "ana@example.org")
    path, other = there(browser), browser.application.test_client()
    assert other.get(path).status_code == 401
    assert browser.get(path.replace("state=", "state=x")).status_code == 401


def test_who_has_no_account_becomes_a_reader_where_the_settings_say_so(site: Site, provider: Provider) -> None:
    with serving(provider.app()) as issuer:
        settings = WebSettings(openid_issuer=issuer, openid_client=CLIENT, openid_readers=True)
        known = AuthlibProvider(issuer, CLIENT, SECRET)
        browser = create_app(replace(site, identity_provider=known, settings=settings)).test_client()
        assert (back(browser).status_code, is_signed_in(browser)) == (303, True)
    with transaction(site.repository.sessions) as session:
        assert users.get_by_email(session, "ana@example.org").role == Role.READER
    assert browser.get("/en/deposit").status_code == 403


def test_without_a_provider_nothing_of_it_is_shown(client: FlaskClient) -> None:
    assert "elsewhere" not in client.get("/en/sign-in").text
    assert client.get("/en/sign-in/elsewhere").status_code == 404


def test_a_provider_that_is_away_is_told(site: Site) -> None:
    known = AuthlibProvider("http://127.0.0.1:9", CLIENT, SECRET)
    browser = create_app(replace(site, identity_provider=known)).test_client()
    assert browser.get("/en/sign-in/elsewhere").status_code == 503


def test_an_issuer_without_a_client_stops_the_start() -> None:
    with pytest.raises(SettingsError, match="PUTOKAZ_OPENID_CLIENT"):
        WebSettings(openid_issuer="https://id.example.org")
