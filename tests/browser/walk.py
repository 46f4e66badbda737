"""A reader of one locale on one size of screen, whose pages stay open: what the acceptance checks look at together.

A page that is only looked at is opened once for all checks; one that is worked on is opened anew.
"""

from dataclasses import dataclass, field
from itertools import product
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response

from tests.browser.visit import NARROW, WIDE, Visit
from tests.reading import first_number

PLACES = list(product(("en", "hr", "ar"), (WIDE, NARROW)))
NAMES = [f"{locale} {'wide' if viewport is WIDE else 'narrow'}" for locale, viewport in PLACES]
RESULTS = "/search?q=savjetovanje"
NOTHING = "/search?q=savjetovanje&language=pl&agency=oecd"
RECORD = "/records/3?q=savjetovanje"


@dataclass
class Walk:
    """`code`: as in addresses. `answers`: what was sent for the pages that stay open, by path."""

    code: str
    viewport: dict[str, int]
    browser: Browser
    origin: str
    open_pages: dict[str, Visit] = field(default_factory=dict)
    answers: dict[str, list[Response]] = field(default_factory=dict)
    _contexts: list[BrowserContext] = field(default_factory=list)

    @property
    def is_narrow(self) -> bool:
        return self.viewport["width"] < 600

    def at(self, path: str) -> Page:
        """The page of a path behind the locale, only to be looked at."""
        if path not in self.open_pages:
            shown, answers = self._begin(), list[Response]()
            shown.page.on("response", lambda answer: answers.append(answer))
            shown.open(f"/{self.code}{path}").wait_for_load_state("networkidle")
            self.open_pages[path], self.answers[path] = shown, answers
        return self.open_pages[path].page

    def fresh(self, path: str, **options: Any) -> Page:
        return self._begin(**options).open(f"/{self.code}{path}")

    def total(self, address: str) -> int:
        """How many results an address of a search has. A page may say one or two without a number, as Arabic does."""
        asked = f"{self.origin}/api/v1/search?{urlsplit(address).query}&locale={self.code}"
        return int(self.at("/search?q=savjetovanje").request.get(asked).json()["total"])

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _begin(self, **options: Any) -> Visit:
        context = self.browser.new_context(viewport=self.viewport, locale="hr-HR", **options)  # type: ignore[arg-type]
        self._contexts.append(context)
        return Visit(context.new_page(), self.origin)


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
