"""A browser, and a visit: a page in a context of its own that remembers what it asked for and complained of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.conftest import need
from tests.live import Collection

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 844}
# What is expected comes at once on a quiet machine; a busy one is given time.
expect.set_options(timeout=60_000)


@dataclass
class Visit:
    """`requests`: addresses. `complaints`: errors in the console and in scripts; a blocked resource is one of them."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Page:
        self.page.goto(self.origin + path)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Requests that went elsewhere."""
        return [url for url in self.requests if not url.startswith(self.origin + "/")]

    def _listen(self, message: ConsoleMessage) -> None:
        """The browser also counts it as an error that the page itself was answered with 404."""
        is_own_status = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type == "error" and not is_own_status:
            self.complaints.append(message.text)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    need("browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """Where pictures are put, if somebody asked for them."""
    folder = request.config.getoption("--pictures")
    return Path(folder) if folder else None


@pytest.fixture
def visit(chromium: Browser, origin: str) -> Iterator[Callable[..., Visit]]:
    """`visit(**options of the context)`."""
    contexts: list[BrowserContext] = []

    def begin(**options: Any) -> Visit:
        contexts.append(chromium.new_context(**{"viewport": WIDE, "locale": "hr-HR"} | options))
        return Visit(contexts[-1].new_page(), origin)

    yield begin
    for context in contexts:
        context.close()


@pytest.fixture
def mirrored(collection: Collection) -> str:
    """Arabic where readers see it, else the pseudo-locale that is written like it."""
    return "ar" if collection.site.texts.is_shown("ar") else "qpsb"
