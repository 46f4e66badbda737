from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

pytestmark = pytest.mark.browser


def test_reader_keeps_publications_and_pages_without_an_account(visit: Callable[..., Visit]) -> None:
    shown = visit()
    page = shown.open("/hr/search?q=savjetovanje&language=hr")
    page.get_by_role("button", name="Dodaj na popis").first.click()
    expect(page.locator("[data-list]")).to_have_text("Moj popis (1)")
    page.locator(".card a.strip").first.click()
    page.get_by_role("button", name="Dodaj na popis").click()
    page.locator("[data-list]").click()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".strip")).to_have_count(1)
    page.get_by_role("button", name="Ukloni s popisa").click()
    expect(page.locator("[data-list]")).to_have_text("Moj popis ")
    assert page.context.cookies() == []
    assert shown.complaints == []
