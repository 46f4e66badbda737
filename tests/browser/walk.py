"""A reader of one locale on one size of screen, whose pages stay open: what the acceptance checks look at together.

A page that is only looked at is opened once for all checks; one that is worked on is opened anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.browser.visit import LONG_MS, NARROW, WIDE, Visit
from tests.reading import first_number

PLACES = list(product(("en", "hr", "ar"), (WIDE, NARROW)))
NAMES = [f"{locale} {'wide' if viewport is WIDE else 'narrow'}" for locale, viewport in PLACES]
RESULTS = "/search?q=savjetovanje"
NOTHING = "/search?q=savjetovanje&language=pl&agency=oecd"
RECORD = "/records/3?q=savjetovanje"


@dataclass
class Walk:
    """`code`: as in addresses. All pages are tabs of one window, which has what they share in its cache."""

    code: str
    viewport: dict[str, int]
    browser: Browser
    origin: str
    open_pages: dict[str, Page] = field(default_factory=dict)
    _worked_on: list[Page] = field(default_factory=list)

    @cached_property
    def window(self) -> BrowserContext:
        window = self.browser.new_context(viewport=self.viewport, locale="hr-HR")  # type: ignore[arg-type]
        window.set_default_timeout(LONG_MS)
        return window

    @property
    def is_narrow(self) -> bool:
        return self.viewport["width"] < 600

    def at(self, path: str) -> Page:
        """The page of a path behind the locale, only to be looked at."""
        if path not in self.open_pages:
            self.open_pages[path] = self.window.new_page()
            self.open_pages[path].goto(f"{self.origin}/{self.code}{path}")
        return self.open_pages[path]

    def fresh(self, path: str) -> Page:
        """To be worked on; the one before it is closed."""
        for page in self._worked_on:
            page.close()
        self._worked_on = [self.window.new_page()]
        self._worked_on[0].goto(f"{self.origin}/{self.code}{path}")
        return self._worked_on[0]

    @contextmanager
    def stranger(self, **options: Any) -> Iterator[Visit]:
        """A reader who was never here, in a window of their own."""
        context = self.browser.new_context(viewport=self.viewport, locale="hr-HR", **options)  # type: ignore[arg-type]
        context.set_default_timeout(LONG_MS)
        yield Visit(context.new_page(), self.origin)
        context.close()

    def total(self, address: str) -> int:
        """How many results an address of a search has. A page may say one or two without a number, as Arabic does."""
        asked = f"{self.origin}/api/v1/search?{urlsplit(address).query}&locale={self.code}"
        return int(self.at("/search?q=savjetovanje").request.get(asked).json()["total"])

    def close(self) -> None:
        self.window.close()


def cards(page: Page) -> list[str | None]:
    return [link.get_attribute("href") for link in page.locator(".card .title a").all()]


def heading(page: Page) -> int:
    return first_number(page.locator("h1").inner_text())


def open_sheet(page: Page) -> None:
    """Where filters stand behind a button."""
    if (opener := page.locator(".to-filters")).is_visible():
        opener.click()


def label_of(page: Page, facet: str, value: str = "") -> Locator:
    chosen = f"[value='{value}']" if value else ""
    return page.locator(f".facet label:has(input[name='{facet}']{chosen})").first


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
