import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("accepted", "locale"),
    [
        ("hr", "hr"),
        ("sr-Latn-RS", "hr"),
        ("bs,en;q=0.5", "hr"),
        ("de,en", "en"),
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


def test_a_language_without_catalog_is_not_found(client: FlaskClient) -> None:
    assert client.get("/xx/search").status_code == 404
