"""A collection without a publication says so, and shows no table of zeros and no advice on what to type."""

import pytest
from flask.testing import FlaskClient

from tests.reading import read

EMPTY, NOTHING = "There are no publications yet.", "There is nothing to show"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/en/", EMPTY),
        ("/en/search", EMPTY),
        ("/en/browse", EMPTY),
        ("/en/browse/region", NOTHING),
        ("/en/evidence", NOTHING),
        ("/en/map", NOTHING),
        ("/en/charts", NOTHING),
    ],
)
def test_empty_collection_says_so(client: FlaskClient, path: str, told: str) -> None:
    page = read(client, path)
    assert any(told in notice for notice in page.texts("p[@class='notice']"))
    assert page.all("table") == page.all("section[@class='nothing']") == []


def test_question_that_finds_nothing_is_still_helped(client: FlaskClient) -> None:
    assert read(client, "/en/search", q="guidance").all("section[@class='nothing']")


def ways_of_home(client: FlaskClient) -> list[str]:
    return [link.get("href", "") for link in read(client, "/en/").all("p[@class='notice']/a")]


def test_empty_home_leads_whoever_may_fill_it_to_the_guide(librarian: FlaskClient) -> None:
    assert ways_of_home(librarian) == ["/en/guide#deposit"]


def test_empty_home_leads_a_reader_nowhere(client: FlaskClient) -> None:
    assert ways_of_home(client) == []
