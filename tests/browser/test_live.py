"""Filters that answer at once: what AC-03, AC-04 and AC-06 ask of them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, Visit
from tests.reading import first_number

pytestmark = pytest.mark.browser


def box(page: Page, facet: str, value: str) -> tuple[object, int]:
    label = page.locator(f".facet label:has(input[name='{facet}'][value='{value}'])")
    return label.locator("input"), first_number(label.locator(".count").inner_text())


def test_ticking_a_value_shows_its_results_and_tells_them(visit: Callable[..., Visit]) -> None:
    shown = visit()
    page = shown.open("/hr/search?q=savjetovanje")
    status = page.locator("[data-status]").element_handle()
    value, count = box(page, "region", "HR")
    value.check()
    page.wait_for_url("**region=HR**")
    expect(page.locator("h1")).to_contain_text(str(count))
    assert page.evaluate("node => node.isConnected && node.textContent", status).startswith(f"{count} ")
    assert page.evaluate("document.activeElement.value") == "HR"
    assert str(count) in page.title()
    expect(page.locator(".chips li")).to_have_count(1)
    page.go_back()
    expect(page.locator(".chips li")).to_have_count(0)
    assert shown.complaints == []


def test_removing_a_chip_moves_on_to_the_next_or_to_the_heading(visit: Callable[..., Visit]) -> None:
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


def test_sheet_of_filters_keeps_the_rest_out_of_reach_and_says_what_it_will_show(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=NARROW).open("/hr/search?q=savjetovanje")
    page.locator(".to-filters").click()
    sheet = page.get_by_role("dialog")
    value, count = box(page, "region", "HR")
    value.check()
    expect(sheet.get_by_role("button", name=f"Prikaži {count} ")).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(page.locator(".to-filters")).to_be_focused()
    expect(page.locator("#filters")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
