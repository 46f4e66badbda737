"""Searches saved in an account."""

from flask import Flask
from flask.testing import FlaskClient

from tests.factories import make_record
from tests.staff import sign_in_as
from tests.webapp.conftest import Publish
from webapp.site import Site


def test_saved_search_tells_how_much_is_new_until_it_is_opened(librarian: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Guidance of old."]))
    assert "/hr/account/searches" in librarian.get("/hr/search?q=guidance&region=HR").text
    librarian.post("/hr/account/searches", data={"question": "q=guidance&sort=oldest&page=3"})
    assert "novih" not in librarian.get("/hr/account/searches").text
    publish(make_record(["Guidance for adults."]), make_record(["Schools."]))
    assert "1 nova" in librarian.get("/hr/account/searches").text
    assert librarian.get("/hr/account/searches/1").location == "/hr/search?q=guidance"
    assert "1 nova" not in librarian.get("/hr/account/searches").text


def test_same_search_is_saved_once_and_removed(librarian: FlaskClient) -> None:
    for _ in range(2):
        librarian.post("/en/account/searches", data={"question": "q=guidance"})
    assert librarian.get("/en/account/searches").text.count("/remove") == 1
    librarian.post("/en/account/searches/1/remove")
    assert "/remove" not in librarian.get("/en/account/searches").text


def test_saved_search_is_nobody_elses(app: Flask, site: Site) -> None:
    owner, other = app.test_client(), app.test_client()
    for client, email in ((owner, "ana@example.org"), (other, "eve@example.org")):
        sign_in_as(client, site.repository, email)
    owner.post("/en/account/searches", data={"question": "q=guidance"})
    assert other.get("/en/account/searches/1").location == "/en/account/searches"
    other.post("/en/account/searches/1/remove")
    assert "/remove" in owner.get("/en/account/searches").text


def test_reader_without_account_is_offered_letters_and_no_saving(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Guidance."]))
    page = client.get("/en/search?q=guidance").text
    assert "/en/search/alert?q=guidance" in page
    assert "/account/searches" not in page
