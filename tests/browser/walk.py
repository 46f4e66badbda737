"""A reader of one locale on one size of screen, whose pages stay open: what the acceptance checks look at together.

A page that is only looked at is opened once for all checks; one that is worked on is opened anew.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.browser.conftest import Visit


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
