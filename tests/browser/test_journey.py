"""A reader searches in Croatian, narrows down, opens the page of a hit and takes the PDF along; scripts on and off."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.places import overlap, places, share_of
from tests.live import Collection
from tests.reading import first_number

pytestmark = pytest.mark.browser
FOUND = "/hr/search?q=savjetovanje&language=hr"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def reader(request: pytest.FixtureRequest, visit: Callable[..., Visit]) -> Visit:
    return visit(java_script_enabled=request.param)


def total(page: Page) -> int:
    return first_number(page.locator("h1").inner_text())


def choose(page: Page, facet: str, value: str) -> int:
    """Tick a value and apply; the count that stood beside it."""
    label = page.locator(f".facet label:has(input[name='{facet}'][value='{value}'])")
    count = first_number(label.locator(".count").inner_text())
    label.locator("input").check()
    # With scripts the box itself is the button.
    if (apply := page.get_by_role("button", name="Primijeni filtre")).is_visible():
        apply.click()
    page.wait_for_url(re.compile(rf"[?&]{facet}={value}\b"))
    return count


def pairs(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query)


def cards(page: Page) -> list[str | None]:
    return [link.get_attribute("href") for link in page.locator(".card .title a").all()]


def open_first_strip(page: Page) -> tuple[Locator, int]:
    """Follow the first passage; the picture of its page, and the status with which it was sent."""
    with page.expect_response(re.compile(r"/pages/\d+\.webp")) as picture:
        page.locator(".card a.strip").first.click()
    return page.locator(".sheet img"), picture.value.status


def test_ac07_reader_searches_and_narrows_down_to_what_the_counts_promised(reader: Visit) -> None:
    page = reader.open("/hr/")
    page.get_by_label("Pretraži publikacije").fill("savjetovanje")
    page.get_by_role("button", name="Pretraži").click()
    for number, (facet, value) in enumerate([("language", "hr"), ("region", "HR")], start=1):
        promised = choose(page, facet, value)
        assert total(page) == promised > 0
        expect(page.locator(".chips li")).to_have_count(number)
        expect(page.locator(f"input[name='{facet}'][value='{value}']")).to_be_checked()
    page.get_by_role("link", name="Ukloni filtar").first.click()
    expect(page.locator(".chips li")).to_have_count(1)
    assert reader.page.context.cookies() == []


def test_address_is_the_whole_state_of_a_search(reader: Visit) -> None:
    page = reader.open("/hr/search?sort=oldest&page=2")
    before = page.url, cards(page)
    page.locator(".card .title a").first.click()
    page.go_back()
    assert (page.url, cards(page)) == before
    page.reload()
    assert cards(page) == before[1]


def test_ac10_passage_opens_its_page_with_the_words_boxed_in_the_picture(reader: Visit, collection: Collection) -> None:
    page = reader.open(FOUND)
    image, status = open_first_strip(page)
    assert status == 200
    whole = image.bounding_box()
    boxes = [share_of(rect.bounding_box(), whole) for rect in page.locator(".sheet rect").all()]
    name = page.get_by_role("link", name="PDF na ovoj stranici").get_attribute("href").rpartition("/")[2]
    file, _, number = name.partition("#page=")
    printed = places(collection.folder / file, int(number), page.locator(".text mark").first.inner_text())
    assert boxes
    assert all(overlap(box, {"x": 0, "y": 0, "width": 1, "height": 1}) > 0.99 for box in boxes)
    assert any(overlap(word, box) > 0.5 for word in printed for box in boxes)


def test_ac10_words_are_marked_in_the_text_of_the_page(reader: Visit) -> None:
    page = reader.open(FOUND)
    open_first_strip(page)
    marks = page.locator(".text mark").all_inner_texts()
    assert marks
    assert any("savjetova" in mark.lower() for mark in marks)


def test_next_page_is_fetched_once_this_one_is_whole(visit: Callable[..., Visit]) -> None:
    shown = visit()
    with shown.page.expect_response(re.compile(r"/pages/4\.webp\?width=\d+")) as ahead:
        shown.open("/hr/records/3/pages/3")
    asked = [url for url in shown.requests if "/pages/" in url]
    own = next(at for at, url in enumerate(asked) if "/pages/3.webp" in url)
    assert ahead.value.status == 200
    assert all(at > own for at, url in enumerate(asked) if "/pages/4" in url)


def test_ac10_reader_steps_from_hit_to_hit_and_back(reader: Visit) -> None:
    page = reader.open(FOUND)
    page.locator(".card", has=page.locator("a.strip >> nth=1")).first.locator("a.strip").first.click()
    first = page.url
    is_last = page.get_by_role("link", name="Sljedeći pogodak").count() == 0
    there, back = ("Prethodni", "Sljedeći") if is_last else ("Sljedeći", "Prethodni")
    page.get_by_role("link", name=f"{there} pogodak").click()
    assert page.url != first
    assert page.locator(".text mark").count() > 0
    page.get_by_role("link", name=f"{back} pogodak").click()
    assert page.url == first


def test_reader_takes_the_pdf_along_as_it_was_put_in(reader: Visit, collection: Collection) -> None:
    page = reader.open(FOUND)
    page.locator(".card .title a").first.click()
    url = page.locator(".doors a[href^='/files/']").get_attribute("href")
    response = page.request.get(reader.origin + url)
    assert (response.status, response.headers["content-type"]) == (200, "application/pdf")
    assert response.body() == (collection.folder / url.rpartition("/")[2]).read_bytes()


def test_another_language_keeps_query_and_filters(reader: Visit) -> None:
    page = reader.open(f"{FOUND}&region=HR&sort=newest")
    before = pairs(page.url), total(page), cards(page)
    page.locator(".languages summary").click()
    page.get_by_role("banner").get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert (pairs(page.url), total(page)) == before[:2]
    assert [str(url).replace("/en/", "/hr/") for url in cards(page)] == before[2]


def test_whole_journey_stays_at_home_and_complains_of_nothing(reader: Visit) -> None:
    page = reader.open(FOUND)
    open_first_strip(page)
    page.locator(".back a").click()
    page.wait_for_load_state("networkidle")
    assert (reader.strangers, reader.complaints) == ([], [])
