"""A site of its own for a test of the desk, with the worker that reads uploads, and a librarian in front of it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.visit import LONG_MS, WIDE, Visit
from tests.live import serving
from tests.staff import PASSWORD, make_user
from webapp.application import create_app
from webapp.server import repeating
from webapp.site import Site

EMAIL = "ana@example.org"


@dataclass(frozen=True)
class Desk:
    """`visit`: a browser at the page to sign in, or signed in already."""

    site: Site
    folder: Path
    visit: Callable[..., Visit]

    def files(self, *names: str) -> list[Path]:
        return [self.folder / name for name in names]


@contextmanager
def open_desk(opening: AbstractContextManager[Site], chromium: Browser, pdfs: Path) -> Iterator[Desk]:
    contexts: list[BrowserContext] = []
    with opening as site:
        assert site.jobs is not None
        make_user(site.repository, EMAIL)
        with serving(create_app(site)) as origin, repeating("jobs", site.jobs.run, every_s=0.2):

            def visit(path: str = "/en/deposit", **options: object) -> Visit:
                contexts.append(chromium.new_context(**{"viewport": WIDE, "locale": "en-GB"} | options))  # type: ignore[arg-type]
                contexts[-1].set_default_timeout(LONG_MS)
                visit = Visit(contexts[-1].new_page(), origin)
                sign_in(visit.open(path))
                return visit

            yield Desk(site, pdfs, visit)
            for context in contexts:
                context.close()


def sign_in(page: Page) -> None:
    page.locator("#email").fill(EMAIL)
    page.locator("#password").fill(PASSWORD)
    page.locator("#password").press("Enter")
    page.wait_for_selector("[name=files]", state="attached")


def wait_until_ready(page: Page, count: int) -> None:
    expect(page.locator("[data-uploads] [data-state=ready]")).to_have_count(count, timeout=LONG_MS)


def take(page: Page, folder: Path | None, name: str) -> None:
    """A picture for the guide, small enough to be kept with the project; none unless somebody asked for pictures."""
    if folder is not None:
        page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=60)


@dataclass
class Hands:
    """What a person does on a page, counted: a click, a key, a field filled in, a choice is an action each."""

    page: Page
    actions: int = 0

    def click(self, target: str | Locator) -> None:
        self.actions += 1
        (self.page.locator(target).first if isinstance(target, str) else target).click()

    def fill(self, target: str, text: str) -> None:
        self.actions += 1
        self.page.locator(target).fill(text)

    def type(self, target: str, text: str) -> None:
        self.actions += 1
        self.page.locator(target).press_sequentially(text)

    def press(self, key: str) -> None:
        self.actions += 1
        self.page.keyboard.press(key)

    def choose(self, target: str, value: str) -> None:
        self.actions += 1
        self.page.locator(target).select_option(value)
