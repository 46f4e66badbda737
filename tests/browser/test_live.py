"""Filters that answer at once: the corners of AC-03 and AC-04."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import Visit
from tests.reading import first_number

pytestmark = pytest.mark.browser


def box(page: Page, facet: str, value: str) -> tuple[object, int]:
    label = page.locator(f".facet label:has(input[name='{facet}'][value='{value}'])")
    return label.locator("input"), first_number(label.locator(".count").inner_text())


def test_ac04_removing_a_chip_moves_on_to_the_next_or_to_the_heading(visit: Callable[..., Visit]) -> None:
    page = visit().open("/hr/search?language=hr&region=HR")
    page.locator(".chips .chip").first.press("Enter")
    expect(page.locator(".chips li")).to_have_count(1)
    assert page.evaluate("document.activeElement.className") == "chip"
    page.keyboard.press("Enter")
    expect(page.locator(".chips")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "results"


def test_other_languages_follow_the_filters(visit: Callable[..., Visit]) -> None:
    page = visit().open("/hr/search?q=savjetovanje")
    box(page, "region", "HR")[0].check()
    page.wait_for_url("**region=HR**")
    page.locator(".languages summary").click()
    page.get_by_role("banner").get_by_role("link", name="English").click()
    page.wait_for_url("**/en/search?q=savjetovanje&region=HR")


def test_who_loses_the_connection_keeps_the_page_and_is_told(visit: Callable[..., Visit]) -> None:
    page = visit().open("/hr/search?q=savjetovanje")
    banner, shown = page.locator("[data-offline]"), page.url
    expect(banner).to_be_hidden()
    page.context.set_offline(True)
    expect(banner).to_be_visible()
    box(page, "region", "HR")[0].check()
    expect(page.locator(".results[aria-busy]")).to_have_count(0)
    assert page.url == shown
    page.context.set_offline(False)
    expect(banner).to_be_hidden()


def test_link_to_the_results_can_be_copied_and_follows_the_filters(visit: Callable[..., Visit]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).open("/hr/search?q=savjetovanje")
    box(page, "region", "HR")[0].check()
    page.wait_for_url("**region=HR**")
    page.get_by_text("Preuzmi", exact=True).click()
    page.get_by_role("button", name="Kopiraj poveznicu").click()
    expect(page.locator("[data-copied]")).to_have_text("Kopirano")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
