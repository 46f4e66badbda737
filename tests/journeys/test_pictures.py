"""Pictures of the demonstration collection: every number is the total that its link leads to."""

import csv
import io
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.reading import Page, first_number, read, text_of

SVG = "{http://www.w3.org/2000/svg}"


def rows_of(client: FlaskClient, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(client.get(path).data.decode("utf-8-sig"))))


def bars(page: Page, section: str) -> dict[str, int]:
    """Name -> number, of the bars of one chart."""
    return {
        text_of(row.findall("th")[0]): int(text_of(row.findall("td")[1]))
        for row in page.all(f"section[@aria-labelledby='{section}']//tbody/tr")
    }


@pytest.mark.parametrize("by", ["region", "country", "language", "year", "agency"])
def test_cells_of_the_evidence_map_are_totals_of_the_search(client: FlaskClient, by: str) -> None:
    page = read(client, "/en/evidence", q="guidance", by=by)
    cells = page.all("td/a")
    assert cells
    for cell in cells[:: max(1, len(cells) // 4)]:
        assert read(client, cell.get("href", "")).total == int(text_of(cell))


def test_evidence_map_shows_its_gaps_and_keeps_to_the_filters(client: FlaskClient) -> None:
    page = read(client, "/en/evidence", language="hr")
    assert page.all("span[@class='gap']")
    assert len(page.all("a[@class='chip']")) == 1
    assert all("language=hr" in cell.get("href", "") for cell in page.all("td/a"))
    one = read(client, "/en/evidence", objective="shared-challenges/funding")
    assert len(one.all("tbody/tr")) == 1


def test_evidence_map_goes_out_as_table_and_picture(client: FlaskClient) -> None:
    page = read(client, "/hr/evidence", by="agency")
    table = rows_of(client, "/hr/evidence.csv?by=agency")
    shown = [
        [text_of(row.findall("th")[0]), *(text_of(cell).replace("–", "0") for cell in row.findall("td"))]
        for row in page.all("tbody/tr")
    ]
    assert table[1:] == shown
    assert (
        ElementTree.fromstring(client.get("/hr/evidence.svg?by=agency").data).findtext(f"{SVG}title") == "Karta dokaza"
    )


def test_years_add_up_to_the_total_and_a_bar_leads_to_its_number(client: FlaskClient) -> None:
    page = read(client, "/en/charts", q="guidance")
    total = read(client, "/en/search", q="guidance").total
    assert sum(bars(page, "chart-year").values()) == total
    for bar in page.all("svg[@class='histogram']/a")[:3]:
        assert read(client, bar.get("href", "")).total == int(bar.get("aria-label", "").split()[1])


def test_year_fields_of_the_charts_narrow_down_without_aiming(client: FlaskClient) -> None:
    response = client.get("/en/charts?year_from=2018&year_to=2020")
    assert (response.status_code, response.location) == (302, "/en/charts?year=2018-2020")


@pytest.mark.parametrize("facet", ["region", "agency", "language", "year"])
def test_chart_equals_its_table_and_its_drawing(client: FlaskClient, facet: str) -> None:
    page = read(client, "/en/charts")
    table = {name: int(count) for name, count in rows_of(client, f"/en/charts/{facet}.csv")[1:]}
    assert bars(page, f"chart-{facet}") == table
    drawn = ElementTree.fromstring(client.get(f"/en/charts/{facet}.svg").data)
    assert len(drawn.findall(f"{SVG}rect")) == len(table) + 1


def test_map_and_list_lead_to_the_same_place(client: FlaskClient) -> None:
    page = read(client, "/hr/map")
    listed = {link.get("href"): first_number(text_of(link)) for link in page.all("section//a")}
    drawn = [link.get("href") for link in page.all("svg[@class='atlas']/a")]
    assert set(drawn) == set(listed)
    assert "/hr/search?region=HR" in drawn


def test_map_goes_out_as_table_and_picture(client: FlaskClient) -> None:
    counts = dict(rows_of(client, "/hr/map.csv")[1:])
    assert int(counts["Hrvatska"]) == read(client, "/hr/search", region="HR").total
    drawn = ElementTree.fromstring(client.get("/hr/map.svg").data)
    assert f"Hrvatska: {counts['Hrvatska']}" in [title.text for title in drawn.iter(f"{SVG}title")]
    assert client.get("/world.svg").mimetype == "image/svg+xml"


def test_home_has_a_small_map_of_the_countries_that_publications_are_about(client: FlaskClient) -> None:
    (link,) = read(client, "/hr/").all("a[@class='small-world']")
    assert link.get("href") == "/hr/map"
    response = client.get(link[0].get("src", ""))
    drawn = ElementTree.fromstring(response.data)
    shades = [group.find(f"{SVG}path") for group in drawn]
    assert all(shade is not None for shade in shades)
    assert len(shades[0].get("d", "")) > len(shades[-1].get("d", "")) > 0
    assert len(response.data) < 60_000


def rows_by_type(page: Page) -> list[list[str]]:
    """The table below the divided bars: year, all, and each layer."""
    rows = page.all("section[@aria-labelledby='chart-year']//tbody/tr")
    return [[text_of(cell).replace("–", "0") for cell in row] for row in rows]


def test_years_divided_by_type_add_up_and_lead_to_their_numbers(client: FlaskClient) -> None:
    page = read(client, "/en/charts", by="type", language=["en", "hr"])
    rows = rows_by_type(page)
    assert all(int(every) == sum(map(int, layers)) for _year, every, *layers in rows)
    assert sum(int(row[1]) for row in rows) == read(client, "/en/search", language=["en", "hr"]).total
    for cell in page.all("section[@aria-labelledby='chart-year']//td/a")[::5]:
        assert read(client, cell.get("href", "")).total == int(text_of(cell))


def test_divided_years_go_out_as_the_same_table_and_with_a_legend(client: FlaskClient) -> None:
    page = read(client, "/hr/charts", by="type")
    head, *table = rows_of(client, "/hr/charts/year.csv?by=type")
    assert table == rows_by_type(page)
    drawn = ElementTree.fromstring(client.get("/hr/charts/year.svg?by=type").data)
    assert set(head[2:]) <= {text.text for text in drawn.iter(f"{SVG}text")}
    assert head[2:] == page.texts("ul[@id='stack-legend']/li")


def test_bars_that_are_divided_stay_divided_when_the_question_changes(client: FlaskClient) -> None:
    response = client.get("/en/charts?by=type&year_from=2018&year_to=2020")
    assert response.location == "/en/charts?year=2018-2020&by=type"
    chip = read(client, "/en/charts", by="type", language="hr").all("a[@class='chip']")[0]
    assert chip.get("href") == "/en/charts?by=type"


def test_charts_begin_with_what_matters_most(client: FlaskClient) -> None:
    told = read(client, "/en/charts").texts("dl[@class='in-short']/div/dt")
    assert told == ["Year", "Countries", "Agency"]


def test_a_few_publications_are_a_table_and_no_picture(client: FlaskClient) -> None:
    few = {"agency": "oecd"}
    assert 0 < read(client, "/en/search", **few).total < 5
    for path in ("/en/charts", "/en/map"):
        page = read(client, path, **few)
        assert page.all("table[@class='bars']")
        assert not page.all("svg[@class='histogram']") + page.all("svg[@class='atlas']")


@pytest.mark.parametrize("figure", ["evidence", "map", "year", "agency"])
def test_a_figure_can_be_framed_and_nothing_else_can(client: FlaskClient, figure: str) -> None:
    framed = client.get(f"/hr/framed/{figure}?language=hr")
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in framed.headers
    assert "<script" not in framed.text
    picture = Page(framed).all("img")[0].get("src", "")
    assert "language=hr" in picture
    assert client.get(picture).mimetype == "image/svg+xml"
    assert "frame-ancestors 'none'" in client.get("/hr/charts").headers["Content-Security-Policy"]


def test_every_figure_offers_the_address_that_frames_it(client: FlaskClient) -> None:
    page = read(client, "/en/charts", by="type", language="hr")
    codes = page.texts("textarea")
    assert len(codes) == len(page.all("div[@class='picture-files']"))
    assert '<iframe src="http://localhost/en/framed/year?language=hr&amp;by=type" title="Year"' in codes[0]


def test_no_figure_of_an_unknown_name_is_framed(client: FlaskClient) -> None:
    assert client.get("/en/framed/colour").status_code == 404


@pytest.mark.parametrize("path", ["/en/map", "/en/charts", "/en/evidence", "/en/framed/year"])
def test_nothing_found_is_nothing_to_draw_and_no_error(client: FlaskClient, path: str) -> None:
    assert read(client, path, q="qwrtzpsdfg").status == 200


@pytest.mark.parametrize("path", ["/en/map.exe", "/en/charts/colour.csv", "/en/evidence.exe"])
def test_picture_of_an_unknown_kind_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
