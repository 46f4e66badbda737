"""The search field as a combobox: suggestions by keyboard and pointer, and a field that works without them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def home(visit: Callable[..., Visit]) -> Page:
    return visit().open("/hr/")


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Pretraži publikacije")


def test_ac23_three_letters_show_a_few_suggestions_in_groups(home: Page) -> None:
    field(home).press_sequentially("sav")
    expect(field(home)).to_have_attribute("aria-expanded", "true")
    listbox = home.get_by_role("listbox", name="Prijedlozi")
    assert field(home).get_attribute("aria-controls") == listbox.get_attribute("id")
    assert 0 < listbox.get_by_role("option").count() <= 8
    expect(listbox.get_by_role("group", name="Riječi")).to_be_visible()


def test_ac23_keys_walk_through_the_suggestions_and_enter_follows_one(home: Page) -> None:
    field(home).press_sequentially("sav")
    options = home.get_by_role("option")
    expect(options.first).to_be_visible()
    assert field(home).get_attribute("aria-activedescendant") is None
    field(home).press("ArrowDown")
    assert field(home).get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field(home).press("ArrowUp")
    field(home).press("ArrowUp")
    assert field(home).get_attribute("aria-activedescendant") == options.last.get_attribute("id")
    field(home).press("Enter")
    expect(home).not_to_have_url(re.compile(r"/hr/$"))


def test_suggestion_is_followed_by_a_click(home: Page) -> None:
    field(home).press_sequentially("savj")
    home.get_by_role("group", name="Riječi").get_by_role("option").first.click()
    expect(home).to_have_url(re.compile(r"/hr/search\?q=savj\w+"))


def test_ac23_nothing_is_asked_while_an_input_method_composes(visit: Callable[..., Visit]) -> None:
    visitor = visit()
    page = visitor.open("/hr/")
    field(page).evaluate(
        """input => { input.value = "savj"; input.dispatchEvent(new InputEvent("input", { isComposing: true })); }"""
    )
    page.wait_for_timeout(300)
    assert not [url for url in visitor.requests if "/suggest" in url]
    field(page).dispatch_event("compositionend")
    expect(page.get_by_role("option").first).to_be_visible()


def test_ac23_search_works_where_suggestions_are_not_to_be_had(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.route("**/suggest*", lambda route: route.abort())
    page.goto(visit().origin + "/hr/")
    field(page).press_sequentially("savjetovanje")
    field(page).press("Enter")
    expect(page).to_have_url(re.compile(r"q=savjetovanje$"))
    expect(page.locator(".card").first).to_be_visible()
