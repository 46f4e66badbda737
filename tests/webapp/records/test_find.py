"""A record's own search."""

from flask.testing import FlaskClient

from indexer.search.neighbours import NearPassage, Neighbour
from tests.factories import make_record
from tests.meaning import FixedMeaning
from tests.reading import read
from tests.webapp.conftest import Publish
from webapp.site import Site

PAGES = ["Guidance for adults.", "Nothing.", *["More guidance."] * 29]


def test_all_matching_pages_stand_in_their_order_with_the_word_marked(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(PAGES))
    pages = [read(client, f"/en/records/{record_id}/find", q="guidance", page=str(number)) for number in (1, 2)]
    strips = [strip for page in pages for strip in page.all("a[@class='strip']")]
    numbers = [number for number in range(1, 32) if number != 2]
    assert [strip.get("href") for strip in strips] == [
        f"/en/records/{record_id}/pages/{number}?q=guidance" for number in numbers
    ]
    assert pages[0].heading == "30 pages match “guidance”"
    assert {mark.lower() for page in pages for mark in page.texts("mark")} == {"guidance"}


def test_hit_with_more_pages_than_it_shows_leads_to_all_of_them(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(PAGES))
    links = read(client, "/en/search", q="guidance").links("article/ul/li/a")
    assert links["30 pages match"] == f"/en/records/{record_id}/find?q=guidance"


def test_page_beyond_the_end_is_the_last(client: FlaskClient, publish: Publish) -> None:
    page = read(client, f"/en/records/{publish(make_record(PAGES))}/find", q="guidance", page="99")
    assert len(page.all("a[@class='strip']")) == 10


def test_some_of_the_words_are_said_to_be_some(client: FlaskClient, publish: Publish) -> None:
    page = read(client, f"/en/records/{publish(make_record(PAGES))}/find", q="adults more")
    assert "No page has all of these words; these pages have some of them." in page.texts("p")


def test_words_that_are_nowhere_lead_on_to_all_publications(client: FlaskClient, publish: Publish) -> None:
    page = read(client, f"/en/records/{publish(make_record(PAGES))}/find", q="platypus")
    assert page.links("p[@class='notice']/a") == {"Search all publications for them": "/en/search?q=platypus"}


def test_field_alone_is_shown_without_words(client: FlaskClient, publish: Publish) -> None:
    page = read(client, f"/en/records/{publish(make_record(PAGES))}/find")
    assert (page.heading, page.all("a[@class='strip']")) == ("Find in this publication", [])


def test_page_near_in_meaning_is_found_without_the_words(client: FlaskClient, publish: Publish, site: Site) -> None:
    record_id = publish(make_record(["Uvod.", "Tko plaća savjetovanje? Plaća ga ministarstvo."], language="hr"))
    site.index.meaning = FixedMeaning(Neighbour(record_id, 8.0, (NearPassage(2, 24, 46), NearPassage(0, 0, 0))))
    page = read(client, f"/en/records/{record_id}/find", q="who pays for guidance")
    assert [strip.get("href") for strip in page.all("a[@class='strip']")] == [
        f"/en/records/{record_id}/pages/2?q=who+pays+for+guidance"
    ]
    assert "Near in meaning" in page.texts("h2")
    assert site.index.meaning.asked == [("who pays for guidance", (record_id,))]
    landing = read(client, f"/en/records/{record_id}", q="who pays for guidance")
    assert "Near in meaning" in landing.texts("h3")


def test_page_that_holds_the_words_is_not_shown_twice(client: FlaskClient, publish: Publish, site: Site) -> None:
    record_id = publish(make_record(["Guidance for adults.", "Other."]))
    site.index.meaning = FixedMeaning(Neighbour(record_id, 8.0, (NearPassage(1, 0, 20),)))
    page = read(client, f"/en/records/{record_id}/find", q="guidance adults")
    assert len(page.all("a[@class='strip']")) == 1
    assert page.heading == "1 page matches “guidance adults”"


def test_words_in_quotes_are_not_found_by_meaning(client: FlaskClient, publish: Publish, site: Site) -> None:
    record_id = publish(make_record(["Guidance for adults.", "Other."]))
    site.index.meaning = FixedMeaning(Neighbour(record_id, 8.0, (NearPassage(2, 0, 6),)))
    page = read(client, f"/en/records/{record_id}/find", q='"guidance for adults"')
    assert len(page.all("a[@class='strip']")) == 1
