"""A reader searches in Croatian, narrows down, opens the page of a hit and takes the PDF along; scripts on and off."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import NARROW, Visit
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


def test_whole_journey_stays_at_home_and_complains_of_nothing(reader: Visit) -> None:
    page = reader.open(FOUND)
    open_first_strip(page)
    page.locator(".back a").click()
    page.wait_for_load_state("networkidle")
    assert (reader.strangers, reader.complaints) == ([], [])


def test_a_phone_hands_the_link_on(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=NARROW, has_touch=True, is_mobile=True).page
    page.add_init_script("navigator.share = async (given) => { document.title = given.url }")
    page.goto(visit().origin + "/hr/records/3")
    page.locator(".doors").get_by_role("button", name="Podijeli").click()
    expect(page).to_have_title(re.compile("/r/3$"))
