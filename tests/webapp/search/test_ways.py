"""The line that says how was searched, and its links."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer.errors import EmbeddingError
from indexer.search.neighbours import NearPassage, Neighbour
from repository.database import Sessions, transaction
from repository.vocabulary import vocabularies, vocabulary_import
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


AI_NAME = "Artificial Intelligence"


@pytest.fixture
def tagged(publish: Callable[..., int], sessions: Sessions) -> int:
    """A report on artificial intelligence that nowhere says so."""
    with transaction(sessions) as session:
        vocabulary_import.load_files(session, [vocabulary_import.FOLDER / "technology.ttl"])
        [key] = [one.key for one in vocabularies.load(session).iter_facet("technology") if one.label("en") == AI_NAME]
    return publish(make_record(["Machines that learn."], "Machines", technology=[key]))


@pytest.mark.parametrize(
    "typed", ["umjetne inteligencije", "künstliche Intelligenz", "generativna umjetna inteligencija"]
)
def test_a_record_is_found_by_its_tag_in_any_language_and_says_so(client: FlaskClient, tagged: int, typed: str) -> None:
    page = text_of(client, f"/hr/search?q={quote(typed)}")
    assert "označeno: Umjetna inteligencija" in page
    assert "Machines" in page


def test_names_and_tags_of_concepts_are_switched_off_from_the_page(client: FlaskClient, tagged: int) -> None:
    page = text_of(client, "/en/search?q=k%C3%BCnstliche+Intelligenz&names=off")
    assert "tagged:" not in page
    assert "No results for" in page


def test_nonsense_finds_nothing(client: FlaskClient, tagged: int) -> None:
    assert "No results for" in text_of(client, "/en/search?q=zxcvb+qwrtz+uiopa+sdfgh")
