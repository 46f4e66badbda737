"""Checks AC-01 to AC-08 of the results in a real browser, in a left-to-right and a right-to-left language."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, Visit
from tests.reading import first_number

pytestmark = pytest.mark.browser
ASKED = "/search?q=guidance"


def cards(page: Page) -> list[str]:
    """The records shown, in their order."""
    links = page.locator(".card .title a").all()
    return [re.sub(r"^.*?/records/(\d+).*$", r"\1", link.get_attribute("href") or "") for link in links]


def test_ac01_whole_journey_works_without_scripts(visit: Callable[..., Visit]) -> None:
    page = visit(java_script_enabled=False, viewport=NARROW).open("/hr/search")
    label = page.locator(".facet label:has(input[name='region'])").first
    count = first_number(label.locator(".count").inner_text())
    label.locator("input").check()
    page.get_by_role("button", name="Primijeni filtre").click()
    assert first_number(page.locator("h1").inner_text()) == count
    expect(page.locator(".chips li")).to_have_count(1)
    page.get_by_role("link", name="naslov", exact=True).click()
    expect(page).to_have_url(re.compile("sort=title"))
    page.get_by_role("link", name="Ukloni filtar").click()
    page.get_by_role("link", name="Sljedeća").first.click()
    expect(page).to_have_url(re.compile("page=2"))
    page.goto(page.url.split("/search")[0] + "/search?q=savjetovanje")
    page.locator(".card a.strip").first.click()
    expect(page.locator("#cite dd p").first).to_contain_text("str. ")


def test_ac02_address_is_the_state(visit: Callable[..., Visit]) -> None:
    page = visit().open("/hr/search?region=HR&language=hr&sort=oldest")
    before = page.url, cards(page)
    page.locator(".card .title a").first.click()
    expect(page.locator(".trail .place")).to_have_text(re.compile(rf"^1 od {len(before[1])}$"))
    page.locator(".trail a").first.click()
    assert (page.url, cards(page)) == before
    page.go_back()
    page.go_back()
    assert (page.url, cards(page)) == before
    expect(page.locator("input[value='HR']")).to_be_checked()
    other = visit().open(before[0].removeprefix(page.url.split("/hr/")[0]))
    assert cards(other) == before[1]
    other.goto(before[0] + "&page=999")
    assert other.url == before[0]


def test_ac02_reader_steps_from_result_to_result(visit: Callable[..., Visit]) -> None:
    page = visit().open("/hr/search?region=HR&sort=oldest")
    found = cards(page)
    page.locator(".card .title a").nth(1).click()
    page.get_by_role("link", name="Sljedeći rezultat").click()
    assert f"/records/{found[2]}?" in page.url
    page.get_by_role("link", name="Prethodni rezultat").click()
    page.get_by_role("link", name="Prethodni rezultat").click()
    assert f"/records/{found[0]}?" in page.url
    expect(page.get_by_role("link", name="Prethodni rezultat")).to_have_count(0)


@pytest.mark.parametrize("locale", ["en", "hr", "mirrored"])
def test_ac03_title_and_status_tell_the_count_and_focus_stays(
    visit: Callable[..., Visit], locale: str, mirrored: str
) -> None:
    locale = mirrored if locale == "mirrored" else locale
    page = visit().open(f"/{locale}{ASKED}")
    status = page.locator("[data-status]").element_handle()
    box = page.locator(".facet input[name='language']").first
    count = first_number(page.locator(".facet label:has(input[name='language']) .count").first.inner_text())
    box.check()
    page.wait_for_url("**language=**")
    expect(page.locator("[data-status]")).to_contain_text(str(count))
    assert page.evaluate("status => status === document.querySelector('[data-status]')", status)
    assert page.evaluate("document.activeElement.name") == "language"
    assert "guidance" in page.title()
    assert str(count) in page.title()


def test_ac04_chips_say_what_they_remove_and_the_value_stays_checked_at_its_place(visit: Callable[..., Visit]) -> None:
    page = visit().open("/hr/search")
    names = page.locator(".facet input[name='region']").evaluate_all("boxes => boxes.map(box => box.value)")
    page.locator(f"input[name='region'][value='{names[2]}']").check()
    page.wait_for_url("**region=**")
    expect(page.locator(".chips li")).to_have_count(1)
    expect(page.get_by_role("link", name=re.compile("^Ukloni filtar"))).to_have_count(1)
    expect(page.get_by_role("link", name="Ukloni sve")).to_have_count(1)
    after = page.locator(".facet input[name='region']").evaluate_all("boxes => boxes.map(box => box.value)")
    assert after.index(names[2]) == 2
    expect(page.locator(f"input[name='region'][value='{names[2]}']")).to_be_checked()


def test_ac05_long_facet_shows_eight_and_its_page_narrows_while_one_types(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=NARROW).open("/hr/search")
    facet = page.locator("fieldset.facet:has(input[name='region'])")
    assert facet.locator("input").count() <= 8
    total = first_number(facet.locator(".all").inner_text())
    scrolls = (
        "element => [element, ...element.querySelectorAll('*')].some(one => one.scrollHeight > one.clientHeight + 1 \
        && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY))"
    )
    assert total > 8
    assert not facet.evaluate(scrolls)
    page.goto(page.url.replace("/search", "/browse/region?language=hr&order=count"))
    boxes = page.locator("[data-values] input")
    before = boxes.count()
    page.locator("[data-find]").press_sequentially("hrv")
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"^1 "))
    expect(boxes).to_have_count(1)
    assert before > 1


def test_ac08_way_out_of_nothing_finds_what_it_promises(visit: Callable[..., Visit]) -> None:
    page = visit().open("/hr/search?q=savjetovanje&language=pl&agency=oecd")
    expect(page.locator(".chips li")).to_have_count(2)
    way = page.locator(".nothing li a").first
    promised = first_number(way.inner_text().rpartition(":")[2])
    way.click()
    assert first_number(page.locator("h1").inner_text()) == promised > 0


def test_ac17_layout_is_mirrored_and_nothing_scrolls_sideways(visit: Callable[..., Visit], mirrored: str) -> None:
    page = visit().open(f"/{mirrored}/search")
    filters, results = page.locator(".side").bounding_box(), page.locator(".results").bounding_box()
    years = page.locator(".range input")
    assert filters
    assert results
    assert filters["x"] > results["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert years.count() == 2
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
