"""The results without scripts, and from result to result: corners of AC-01 and AC-02."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import NARROW, Visit
from tests.reading import first_number

pytestmark = pytest.mark.browser


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
    page.locator(".sorts summary").first.click()
    page.get_by_role("link", name="po naslovu", exact=True).click()
    expect(page).to_have_url(re.compile("sort=title"))
    page.get_by_role("link", name="Ukloni filtar").click()
    page.get_by_role("link", name="Sljedeća").first.click()
    expect(page).to_have_url(re.compile("page=2"))
    page.goto(page.url.split("/search")[0] + "/search?q=savjetovanje")
    page.locator(".card a.strip").first.click()
    expect(page.locator("#cite dd p").first).to_contain_text("str. ")


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
