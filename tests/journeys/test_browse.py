"""Lists of the collection: everything that is counted is found where its link leads."""

import pytest
from flask.testing import FlaskClient

from tests.reading import first_number, read, text_of


@pytest.mark.parametrize("facet", ["objective", "region", "agency", "language", "type"])
def test_numbers_of_a_list_are_totals_of_the_search(client: FlaskClient, facet: str) -> None:
    items = read(client, f"/hr/browse/{facet}").all("section/ul[@class='ways']//li")
    assert items
    for item in items[:: max(1, len(items) // 3)]:
        assert read(client, item.findall("a")[0].get("href", "")).total == first_number(
            text_of(item.findall("span")[0])
        )


def test_countries_stand_under_the_letters_of_the_readers_alphabet(client: FlaskClient) -> None:
    letters = read(client, "/hr/browse/region").texts("ul[@class='letters']//a")
    assert {"C", "Č", "Nj", "Š"} & set(letters) >= {"Č", "Nj"}
    assert letters.index("Č") < letters.index("E")
    assert letters.index("Nj") > letters.index("N") if "N" in letters else True


def test_index_shows_the_largest_values_of_each_list_and_leads_to_the_whole(client: FlaskClient) -> None:
    page = read(client, "/en/browse")
    lists, values = page.links("section/h2/a"), page.links("ul[@class='ways']/li/a")
    assert {"Agency", "Language"} <= lists.keys()
    assert values["Croatian"] == "/en/search?language=hr"
    assert {read(client, url).status for url in lists.values()} == {200}


@pytest.mark.parametrize("facet", ["year", "colour"])
def test_list_of_something_else_is_not_found(client: FlaskClient, facet: str) -> None:
    assert client.get(f"/en/browse/{facet}").status_code == 404
