import re

from flask.testing import FlaskClient

from tests.factories import make_record
from tests.webapp.conftest import Publish


def test_block_is_what_the_page_shows_and_nothing_around_it(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Adults."]))
    path = "/en/search?q=adults"
    page, block = client.get(path).text, client.get(path, headers={"X-Fragment": "results"})
    assert "<html" not in block.text
    assert block.text.strip() in page
    assert re.search(r'data-show="Show 1 result"', block.text)


def test_caches_keep_page_and_block_apart(client: FlaskClient) -> None:
    assert "X-Fragment" in client.get("/en/search").headers["Vary"]


def test_unknown_block_is_the_whole_page(client: FlaskClient) -> None:
    assert "<html" in client.get("/en/search", headers={"X-Fragment": "title"}).text
