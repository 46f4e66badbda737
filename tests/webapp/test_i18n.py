import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import i18n
from webapp.application import create_app
from webapp.site import Site


@pytest.mark.parametrize(
    ("accepted", "locale"),
    [
        ("hr", "hr"),
        ("sr-Latn-RS", "sr-latn"),
        ("bs,en;q=0.5", "bs"),
        ("de,en", "de"),
        ("ja", "en"),
        ("", "en"),
        ("hr;q=0,en", "en"),
    ],
)
def test_the_root_leads_to_the_language_of_the_reader(client: FlaskClient, accepted: str, locale: str) -> None:
    answer = client.get("/", headers={"Accept-Language": accepted})
    assert (answer.status_code, answer.location) == (302, f"/{locale}/")
    assert {"Accept-Language", "Cookie"} <= set(answer.vary)


def test_a_choice_is_remembered(client: FlaskClient) -> None:
    client.get("/language/hr?next=/hr/search")
    assert client.get("/", headers={"Accept-Language": "en"}).location == "/hr/"


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example"])
def test_a_choice_leads_nowhere_else(client: FlaskClient, target: str) -> None:
    assert client.get("/language/hr", query_string={"next": target}).location == "/hr/"


def test_a_page_says_its_language_and_links_the_others(client: FlaskClient) -> None:
    answer = client.get("/hr/search?q=x")
    assert answer.headers["Content-Language"] == "hr"
    assert '<html lang="hr" dir="ltr">' in answer.text
    assert 'hreflang="en" href="http://localhost/en/search?q=x"' in answer.text


@pytest.mark.parametrize("named", ["xx", "..", "..%2f..%2fetc", "hr%00", "hr%2f..%2fde"])
def test_a_language_without_catalog_is_not_found(client: FlaskClient, named: str) -> None:
    assert client.get(f"/{named}/search").status_code == 404


def test_every_page_names_itself_and_its_languages(client: FlaskClient) -> None:
    head = client.get("/hr/search?q=x").text.partition("</head>")[0]
    assert '<link rel="canonical" href="http://localhost/hr/search?q=x">' in head
    assert head.count('hreflang="en"') == head.count('hreflang="hr"') == head.count('hreflang="x-default"') == 1


def test_languages_are_offered_under_their_own_names_and_keep_the_search(client: FlaskClient) -> None:
    text = client.get("/hr/search?q=x&language=hr").text
    assert 'lang="hr" hreflang="hr" rel="nofollow" aria-current="true">hrvatski</a>' in text
    assert "/language/en?next=/en/search?q%3Dx%26language%3Dhr" in text
    assert "qps" not in text


def test_a_deep_link_is_never_redirected_by_the_browsers_language(client: FlaskClient) -> None:
    assert client.get("/hr/search?q=x", headers={"Accept-Language": "en"}).status_code == 200


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "1 stranica"), (2, "2 stranice"), (5, "5 stranica"), (11, "11 stranica"), (21, "21 stranica"),
     (22, "22 stranice"), (1234, "1.234 stranice")],
)  # fmt: skip
def test_croatian_counts(site: Site, count: int, text: str) -> None:
    assert site.texts["hr"].ngettext("%(count)s page", "%(count)s pages", count) == text


def test_a_request_to_another_application_leaves_the_language_as_it_was(app: Flask, site: Site) -> None:
    with app.test_request_context("/hr/"):
        before = i18n.locale()
        with create_app(site).test_request_context("/de/"):
            inside = i18n.locale()
        assert (before, inside, i18n.locale()) == ("hr", "de", "hr")
