"""A browser, a visit in a context of its own, and a walk through every locale on both sizes of screen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.visit import LONG_MS, WIDE, Visit
from tests.browser.walk import NAMES, PLACES, Walk
from tests.conftest import need
from tests.live import Collection

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# What is expected comes at once on a quiet machine; a busy one is given time.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    need("browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Page]:
    """One window for the tests of a file that only look: a new one takes longer to open than most pages."""
    context = chromium.new_context(viewport=WIDE, locale="hr-HR")  # type: ignore[arg-type]
    context.set_default_timeout(LONG_MS)
    yield context.new_page()
    context.close()


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
        contexts[-1].set_default_timeout(LONG_MS)
        return Visit(contexts[-1].new_page(), origin)

    yield begin
    for context in contexts:
        context.close()


@pytest.fixture
def mirrored(collection: Collection) -> str:
    """Arabic where readers see it, else the pseudo-locale that is written like it."""
    return "ar" if collection.site.texts.is_shown("ar") else "qpsb"


@pytest.fixture(scope="module", params=PLACES, ids=NAMES)
def walk(request: pytest.FixtureRequest, chromium: Browser, origin: str, collection: Collection) -> Iterator[Walk]:
    locale, viewport = request.param
    code = locale if collection.site.texts.is_shown(locale) else "qpsb"
    reader = Walk(code, viewport, chromium, origin)
    yield reader
    reader.close()
