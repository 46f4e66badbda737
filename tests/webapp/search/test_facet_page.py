"""The page of all values of a facet, and what helps when nothing is found."""

import pytest
from flask.testing import FlaskClient

from repository.database import transaction
from repository.vocabulary import vocabulary_import
from tests.factories import make_record
from tests.reading import Page, read, text_of
from tests.webapp.conftest import Publish
from webapp.site import Site

COUNTRIES = "AT BA BE BG CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"


@pytest.fixture
def many(site: Site, publish: Publish) -> None:
    """A publication about each of these countries, and two about Croatia."""
    with transaction(site.repository.sessions) as session:
        vocabulary_import.load_files(session, [vocabulary_import.FOLDER / "region.ttl"])
    publish(
        make_record(["Guidance in Croatia."], region=["HR"]),
        *(make_record(region=[code]) for code in COUNTRIES.split()),
    )


def names(page: Page) -> list[str]:
    return [text_of(label.findall("span")[0]) for label in page.all("label") if label.findall("span")]


def test_long_facet_shows_eight_values_and_leads_to_all_of_them(client: FlaskClient, many: None) -> None:
    page = read(client, "/en/search")
    [button] = [one for one in page.all("button") if one.get("formaction") == "/en/browse/region"]
    everything = read(client, "/en/browse/region", order="count", language="en").choices("region")
    assert len(page.choices("region")) == 8
    assert text_of(button) == f"Show all {len(everything)}"


def test_tree_goes_from_continents_to_countries_and_opens_where_something_is_chosen(
    client: FlaskClient, many: None
) -> None:
    page = read(client, "/en/browse/region", region="HR")
    path = "section/ul/li/details[@open]/ul/li/details[@open]/ul/li/label/input[@checked]"
    assert [box.get("value") for box in page.all(path)] == ["HR"]


def test_every_count_in_the_tree_is_the_total_after_choosing_it(client: FlaskClient, many: None) -> None:
    choices = read(client, "/en/browse/region", q="guidance").choices("region")
    assert choices == {"150": 1, "039": 1, "HR": 1}
    assert [read(client, "/en/search", q="guidance", region=one).total for one in choices] == [1, 1, 1]


def test_names_stand_in_the_order_of_the_readers_alphabet_under_its_letters(client: FlaskClient, many: None) -> None:
    page = read(client, "/hr/browse/region", order="name", language="en")
    found = names(page)
    assert found.index("Bugarska") < found.index("Češka") < found.index("Danska")
    assert found.index("Slovenija") < found.index("Španjolska") < found.index("Švedska")
    assert "Š" in page.texts("ul[@class='letters']/li/a")


def test_whole_collection_is_browsed_by_links(client: FlaskClient, many: None) -> None:
    page = read(client, "/hr/browse/region")
    assert page.links("section/ul[@class='ways']/li/a")["Hrvatska"] == "/hr/search?region=HR"
    assert page.choices("region") == {}
    assert "Š" in page.texts("ul[@class='letters']/li/a")


def test_find_field_narrows_and_what_was_ticked_stays(client: FlaskClient, many: None) -> None:
    page = read(client, "/hr/browse/region", find="spanj", region=["HR"])
    assert names(page) == ["Hrvatska", "Španjolska"]
    assert [box.get("value") for box in page.all("input[@checked]")] == ["HR"]


def test_other_filters_and_the_question_go_along(client: FlaskClient, many: None) -> None:
    moved = client.get("/en/browse/region?q=guidance&language=en&year_from=2019").location
    page = Page(client.get(moved))
    hidden = {box.get("name"): box.get("value") for box in page.all("input[@type='hidden']")}
    assert hidden == {"q": "guidance", "language": "en", "year": "2019-"}


@pytest.mark.parametrize("path", ["/en/browse/year", "/en/browse/colour"])
def test_what_is_no_list_of_values_has_no_page(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_word_too_many_can_be_left_out(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Guidance."]), make_record(["Guidance and adults."]))
    ways = read(client, "/en/search", q="guidance platypus").links("section[@class='nothing']/ul/li/a")
    assert ways["Leave out “platypus”: 2 results"] == "/en/search?q=guidance"


def test_question_that_no_removal_helps_leads_to_everything(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Guidance."]))
    ways = read(client, "/en/search", q="platypus", year="1990").links("section[@class='nothing']/ul/li/a")
    assert ways["Browse all: 1 publication"] == "/en/search"
