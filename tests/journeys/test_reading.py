"""A reader's way through the demonstration collection, over HTTP and without a browser."""

from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from indexer.facets import FACETS
from indexer.search.collation import sort_key
from tests.reading import Page, first_number, read, text_of

FACET_NAMES = [facet.name for facet in FACETS if facet.name != "year"]
PROTECTED = ("/en/", "/hr/search?q=savjetovanje", "/en/records/1", "/en/records/1/pages/1", "/en/nowhere")


def ids(client: FlaskClient, **parameters: str | list[str]) -> set[int]:
    """Works found, over all pages of the answer, by their first version."""
    found: set[int] = set()
    page = 1
    while hits := client.get("/api/v1/search", query_string={**parameters, "page": page}).get_json()["hits"]:
        found |= {min([hit["record_id"], *(version["record_id"] for version in hit["versions"])]) for hit in hits}
        page += 1
    return found


@pytest.mark.parametrize(
    ("accepted", "home"),
    [
        ("hr-HR,hr;q=0.9,en;q=0.8", "/hr/"),
        ("bs", "/bs/"),
        ("cnr", "/sr-latn/"),
        ("sr-Latn-RS", "/sr-latn/"),
        ("en-GB", "/en/"),
        ("ja, hr;q=0.5", "/hr/"),
        ("ja", "/en/"),
        ("", "/en/"),
    ],
)
def test_root_leads_to_the_language_of_the_browser(client: FlaskClient, accepted: str, home: str) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response.location) == (302, home)
    assert "accept-language" in response.headers["Vary"].lower()


def test_deep_link_keeps_its_language_whatever_the_browser_asks_for(client: FlaskClient) -> None:
    page = Page(client.get("/en/search", headers={"Accept-Language": "hr"}))
    assert (page.status, page.root.get("lang")) == (200, "en")


def test_reader_who_only_reads_gets_no_cookie(client: FlaskClient) -> None:
    for path in ("/en/", "/en/search?q=guidance", "/hr/records/1", "/hr/records/1/pages/1"):
        assert "Set-Cookie" not in client.get(path).headers


def test_chosen_language_is_remembered(client: FlaskClient) -> None:
    response = client.get("/language/hr?next=/hr/search%3Fq%3Dguidance")
    assert response.location == "/hr/search?q=guidance"
    assert client.get("/", headers={"Accept-Language": "en"}).location == "/hr/"


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "/\\example.org/", "javascript:alert(1)"])
def test_choice_of_language_leads_nowhere_else(client: FlaskClient, target: str) -> None:
    assert client.get("/language/hr", query_string={"next": target}).location == "/hr/"


@pytest.mark.parametrize(
    "path", ["/xx/", "/xx/search", "/xx/records/1", "/en/records/99999", "/en/records/1/pages/999"]
)
def test_what_is_not_there_is_a_page_with_a_sentence_and_ways_on(client: FlaskClient, path: str) -> None:
    page = read(client, path)
    assert page.status == 404
    assert page.heading.endswith(".")
    assert "/en/search" in page.links().values()


@pytest.mark.parametrize("query", ["", "guidance"])
@pytest.mark.parametrize("facet", FACET_NAMES)
def test_count_beside_a_value_is_the_total_after_choosing_it(client: FlaskClient, facet: str, query: str) -> None:
    choices = list(read(client, "/en/search", q=query).choices(facet).items())[:3]
    assert choices
    totals = [read(client, "/en/search", q=query, **{facet: value}).total for value, _ in choices]
    assert totals == [count for _, count in choices]


def test_bar_of_a_year_says_how_much_it_leads_to(client: FlaskClient) -> None:
    bars = read(client, "/en/search").all("svg[@class='histogram']/a")
    said = [int(bar.get("aria-label", "").split()[1]) for bar in bars]
    assert said == [read(client, bar.get("href", "")).total for bar in bars]
    assert sum(said) == read(client, "/en/search").total


def test_two_values_of_a_facet_widen_and_two_facets_narrow(client: FlaskClient) -> None:
    croatian, german, etf = ids(client, language="hr"), ids(client, language="de"), ids(client, agency="etf")
    assert ids(client, language=["hr", "de"]) == croatian | german
    assert ids(client, language="hr", agency="etf") == croatian & etf != set()


def test_years_typed_into_the_form_become_one_filter(client: FlaskClient) -> None:
    response = client.get("/en/search?q=guidance&year_from=2019&year_to=2015")
    assert (response.status_code, response.location) == (302, "/en/search?q=guidance&year=2015-2019")
    hits = client.get("/api/v1/search?year=2015-2019").get_json()["hits"]
    assert {hit["year"] for hit in hits} <= {2015, 2016, 2017, 2018, 2019}
    assert len(read(client, response.location).texts("a[@class='chip']")) == 1


def test_page_beyond_the_end_leads_to_the_first(client: FlaskClient) -> None:
    response = client.get("/hr/search?q=savjetovanje&page=400")
    assert (response.status_code, response.location) == (302, "/hr/search?q=savjetovanje")


def test_pages_of_results_hold_every_work_once_and_all_its_versions(client: FlaskClient) -> None:
    pages = [read(client, "/en/search", page=str(number)) for number in (1, 2)]
    assert [len(page.all("article")) for page in pages] == [20, pages[0].total - 20]
    versions = [link.get("href") for page in pages for link in page.all("article/ul/li/a[@hreflang]")]
    shown = [link.get("href") for page in pages for link in page.all("article/h2/a")]
    assert len({*shown, *versions}) == len(shown) + len(versions) == 41


@pytest.mark.parametrize("locale", ["en", "hr"])
def test_a_work_opens_in_the_language_of_the_reader_where_there_is_one(client: FlaskClient, locale: str) -> None:
    for query in ("", "guidance", "savjetovanje"):
        for article in read(client, f"/{locale}/search", q=query).all("article"):
            languages = [link.get("hreflang") for link in article.findall("ul/li/a[@hreflang]")]
            assert locale not in languages


def test_a_filter_by_language_shows_the_versions_in_it(client: FlaskClient) -> None:
    titles = read(client, "/hr/search", language="de").all("article/h2/a")
    assert titles
    assert {title.get("lang") for title in titles} == {"de"}


def test_titles_are_sorted_by_the_alphabet_of_the_reader(client: FlaskClient) -> None:
    titles = [title for number in "12" for title in read(client, "/hr/search", sort="title", page=number).texts("h2/a")]
    assert titles == sorted(titles, key=lambda title: sort_key(title, "hr"))
    assert len(titles) > 20


def test_word_typed_without_accents_finds_the_word_with_them(client: FlaskClient) -> None:
    assert ids(client, q="strucno") == ids(client, q="stručno") != set()
    marks = " ".join(read(client, "/hr/search", q="strucno").texts("mark")).lower()
    assert "stručno" in marks


def test_inflected_words_are_marked(client: FlaskClient) -> None:
    marks = {mark.lower() for mark in read(client, "/hr/search", q="savjetovanje").texts("mark")}
    assert {"savjetovanje", "savjetovanja"} <= marks


def test_marks_of_a_passage_are_marked_on_its_page_too(client: FlaskClient) -> None:
    strip = read(client, "/hr/search", q="savjetovanje").all("a[@class='strip']")[0]
    inside = {mark.text for mark in strip.iter("mark")}
    page = read(client, strip.get("href", ""))
    assert inside <= set(page.texts("mark"))
    assert page.all("rect")


@pytest.mark.parametrize("path", ["/en/search", "/hr/search"])
def test_search_that_found_nothing_offers_ways_out_with_true_counts(client: FlaskClient, path: str) -> None:
    page = read(client, path, q="guidance", language="pl", agency="oecd")
    ways = page.links("section[@class='nothing']/ul[1]/li/a")
    assert page.total == 0
    assert len(page.texts("a[@class='chip']")) == 2
    assert ways
    for text, url in ways.items():
        assert read(client, url).total == first_number(text.rpartition(":")[2]) > 0


def test_nonsense_is_answered_with_advice_and_no_columns_of_zeros(client: FlaskClient) -> None:
    page = read(client, "/en/search", q="qwrtzpsdfg")
    assert page.heading == "No results for “qwrtzpsdfg”"
    assert page.texts("section[@class='nothing']//li")
    assert page.all("input[@type='checkbox']") == []


@pytest.mark.parametrize("path", ["/en/", "/hr/search?q=savjetovanje&language=hr&page=1", "/hr/records/3"])
def test_language_versions_of_a_page_name_each_other(client: FlaskClient, path: str) -> None:
    def alternates(page: Page) -> dict[str, str]:
        return {link.get("hreflang", ""): link.get("href", "") for link in page.all("link[@hreflang]")}

    named = alternates(read(client, path))
    assert {"en", "hr", "ar", "sr-latn", "x-default"} <= set(named)
    assert named["x-default"] == named["en"]
    for locale in ("en", "hr", "ar"):
        assert urlsplit(named[locale]).query == urlsplit(path).query
        other = read(client, named[locale])
        assert (other.root.get("lang"), alternates(other)) == (locale, named)


def test_texts_carry_their_own_language_and_direction(client: FlaskClient) -> None:
    page = read(client, "/hr/search", language="ar")
    titles = page.all("article/h2/a")
    assert titles
    assert {(title.get("lang"), title.get("dir")) for title in titles} == {("ar", "rtl")}


def test_title_says_query_count_and_page_in_the_language_of_the_page(client: FlaskClient) -> None:
    page = read(client, "/hr/search", q="savjetovanje")
    [title] = page.texts("head/title")
    assert title.startswith("savjetovanje - ")
    assert str(page.total) in title
    assert "stranica 1 od" in title


@pytest.mark.parametrize("path", PROTECTED)
def test_pages_let_nothing_in_that_is_not_ours(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_thousands_of_parentheses_are_cut_with_a_sentence(client: FlaskClient) -> None:
    page = read(client, "/en/search", q="(" * 9_000 + ")" * 9_000)
    assert page.status == 200
    assert "Only the first 1,000 characters of the question were read." in text_of(page.root)


def test_health_says_that_the_index_is_up_to_date(client: FlaskClient) -> None:
    health = client.get("/healthz").get_json()
    assert (health["status"], health["records"], health["pending"]) == ("ok", 41, 0)
    assert (health["embedding"]["done"], health["embedding"]["total"]) == (0, 41)


def test_tag_says_what_it_means_in_the_language_of_the_reader(client: FlaskClient) -> None:
    page = read(client, "/hr/records/3")
    notes = page.texts("p[@class='note']")
    assert notes
    assert all(note not in read(client, "/en/records/3").texts("p[@class='note']") for note in notes)
