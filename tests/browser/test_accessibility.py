"""Every kind of page, in both languages, on both sizes of screen: for readers who see, hear, zoom or hold a phone."""

from collections.abc import Callable

import pytest

from tests.browser.axe import faults_of
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
PAGES = {
    "home": "/{locale}/",
    "results": "/{locale}/search?q=savjetovanje&language=hr",
    "zero results": "/{locale}/search?q=savjetovanje&language=pl&agency=oecd",
    "record": "/{locale}/records/3?q=savjetovanje",
    "page": "/{locale}/records/3/pages/3?q=savjetovanje",
    "evidence map": "/{locale}/evidence",
    "map": "/{locale}/map",
    "charts": "/{locale}/charts?q=savjetovanje",
    "list": "/{locale}/list?r=3&r=3-2",
    "browse": "/{locale}/browse/region",
    "help": "/{locale}/help",
    "statement": "/{locale}/accessibility",
    "error": "/{locale}/nowhere",
}
kinds = pytest.mark.parametrize("kind", PAGES)
locales = pytest.mark.parametrize("locale", ["en", "hr"])


def faults(visit: Visit) -> list[str]:
    return faults_of(visit.page)


@kinds
@locales
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_ac19_page_breaks_no_rule_of_wcag(
    visit: Callable[..., Visit], kind: str, locale: str, viewport: dict[str, int]
) -> None:
    shown = visit(viewport=viewport)
    shown.open(PAGES[kind].format(locale=locale))
    assert (shown.strangers, shown.complaints) == ([], [])
    assert faults(shown) == []


@kinds
def test_ac19_dark_page_breaks_no_rule_of_wcag(visit: Callable[..., Visit], kind: str) -> None:
    shown = visit(color_scheme="dark")
    page = shown.open(PAGES[kind].format(locale="hr"))
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert faults(shown) == []


def test_unfolded_page_breaks_no_rule_of_wcag(visit: Callable[..., Visit]) -> None:
    shown = visit()
    page = shown.open("/hr/search")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert faults(shown) == []


@kinds
@locales
def test_ac20_page_fits_a_width_of_320(visit: Callable[..., Visit], kind: str, locale: str) -> None:
    page = visit(viewport={"width": 320, "height": 640}).open(PAGES[kind].format(locale=locale))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@kinds
def test_first_tab_leads_past_the_header(visit: Callable[..., Visit], kind: str) -> None:
    page = visit().open(PAGES[kind].format(locale="hr"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
