"""Readers of a language whose texts are drafts are told so once, and nothing is kept of who has not chosen it."""

import pytest
from flask.testing import FlaskClient

NOTE = "draft-note"


def test_reader_who_has_chosen_a_drafted_language_is_told_once(client: FlaskClient) -> None:
    client.get("/language/de?next=/de/help")
    assert NOTE in client.get("/de/help").text
    assert [NOTE in client.get(path).text for path in ("/de/help", "/de/")] == [False, False]
    assert client.get("/", headers={"Accept-Language": "en"}).location == "/de/"


def test_reader_who_has_not_chosen_is_told_at_home_and_can_say_that_they_know(client: FlaskClient) -> None:
    page = client.get("/de/")
    assert NOTE in page.text
    assert "Set-Cookie" not in page.headers
    assert NOTE not in client.get("/de/help").text
    assert client.get("/language/de?told=1&next=/de/").location == "/de/"
    assert NOTE not in client.get("/de/").text


def test_another_drafted_language_is_told_of_again(client: FlaskClient) -> None:
    client.get("/language/de?told=1")
    client.get("/language/fr")
    assert NOTE in client.get("/fr/help").text


@pytest.mark.parametrize("locale", ["en", "hr"])
def test_language_that_was_reviewed_has_no_note(client: FlaskClient, locale: str) -> None:
    assert NOTE not in client.get(f"/{locale}/").text
