"""The line that says how was searched, and its links."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from indexer.errors import EmbeddingError
from indexer.neighbours import NearPassage, Neighbour
from tests.factories import make_record
from tests.meaning import FixedMeaning
from webapp.site import Site

NEAR = Neighbour(1, 9.0, (NearPassage(1, 0, 32),))


@pytest.fixture
def published(publish: Callable[..., int]) -> int:
    return publish(make_record(["Ministarstvo plaća savjetovanje."], "Izvješće", "hr"))


def text_of(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_a_passage_near_in_meaning_is_quoted_and_said(client: FlaskClient, site: Site, published: int) -> None:
    site.index.meaning = FixedMeaning(NEAR)
    page = text_of(client, "/en/search?q=who+pays+for+it")
    assert "a passage near in meaning" in page
    assert "Ministarstvo plaća savjetovanje." in page
    assert 'href="/en/search?q=who+pays+for+it&amp;mode=words"' in page


def test_meaning_that_is_left_out_stays_left_out_in_links_and_forms(
    client: FlaskClient, site: Site, published: int
) -> None:
    site.index.meaning = FixedMeaning(NEAR)
    page = text_of(client, "/en/search?q=savjetovanje&mode=words&names=off")
    assert "Found by words only." in page
    assert '<input type="hidden" name="mode" value="words">' in page
    assert "mode=words&amp;names=off" in page
    assert "near in meaning" not in page


def test_a_model_that_fails_is_said_and_words_answer(client: FlaskClient, site: Site, published: int) -> None:
    site.index.meaning = FixedMeaning(error=EmbeddingError("out of memory"))
    page = text_of(client, "/hr/search?q=savjetovanje")
    assert "pretraživanje po značenju trenutačno ne odgovara" in page
    assert "Izvješće" in page
    assert client.get("/en/search?q=savjetovanje&mode=meaning").status_code == 503
