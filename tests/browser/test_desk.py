"""A librarian's afternoon at the desk: files dropped in, proposals looked at, one corrected, all published."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pypdf import PdfReader, PdfWriter

from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.test_accessibility import faults
from tests.live import serving
from tests.staff import PASSWORD, make_user
from webapp.application import create_app
from webapp.server import repeating
from webapp.site import Site
from webapp.wiring import open_site

pytestmark = pytest.mark.browser
EMAIL = "ana@example.org"
FILES = (
    "cedefop-lifelong-2019.hr.pdf",
    "oecd-adults-2021.en.pdf",
    "oecd-adults-2021.hr.pdf",
    "etf-eastern-2017.en.pdf",
)
LONG_MS = 180_000


@dataclass(frozen=True)
class Desk:
    """`visit`: a browser at the page to sign in, or signed in already."""

    site: Site
    folder: Path
    visit: Callable[..., Visit]

    def files(self, *names: str) -> list[Path]:
        return [self.folder / name for name in names]


@pytest.fixture
def desk(tmp_path: Path, chromium: Browser, pdfs: Path) -> Iterator[Desk]:
    """A site of its own, with the worker that reads uploads."""
    contexts: list[BrowserContext] = []
    environ = {"PUTOKAZ_DATA": str(tmp_path / "data"), "PUTOKAZ_EMBEDDING": "none"}
    with open_site(environ) as site:
        assert site.jobs is not None
        make_user(site.repository, EMAIL)
        with serving(create_app(site)) as origin, repeating("jobs", site.jobs.run, every_s=0.2):

            def visit(path: str = "/en/deposit", **options: object) -> Visit:
                contexts.append(chromium.new_context(**{"viewport": WIDE, "locale": "en-GB"} | options))  # type: ignore[arg-type]
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


def wait_until_ready(page: Page, count: int) -> None:
    expect(page.locator("[data-uploads] [data-state=ready]")).to_have_count(count, timeout=LONG_MS)


def test_a_librarians_afternoon(desk: Desk) -> None:
    visit = desk.visit()
    page = visit.page
    page.locator("#files").set_input_files(desk.files(*FILES))
    wait_until_ready(page, len(FILES))
    page.get_by_role("link", name="Go through the drafts").click()
    page.get_by_role("link", name="Sustavi cjeloživotnog").click()
    page.locator("#title-0").focus()
    figure = page.locator("[data-preview] svg")
    expect(figure.locator("rect").first).to_be_visible(timeout=LONG_MS)
    page.locator("#title-0").fill("Sustavi cjeloživotnog usmjeravanja")
    page.locator("#region").press_sequentially("hrvat")
    expect(page.locator(".options li").first).to_contain_text("Croatia")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("h1")).to_have_text("Sustavi cjeloživotnog usmjeravanja")
    expect(page.locator("input[name='keep.region'][value='HR']")).to_be_checked()
    page.get_by_role("link", name="All drafts").click()
    page.get_by_role("button", name="Publish the 4 ready ones").click()
    expect(page.get_by_role("status").first).to_contain_text("4 publications are published.")
    desk.site.index.sync()
    expect(visit.open("/hr/search?q=usmjeravanja").locator(".card").first).to_be_visible()
    assert (visit.strangers, visit.complaints) == ([], [])


def write_large(path: Path, source: Path) -> Path:
    """The same publication with 20 MB attached, more than two pieces."""
    writer = PdfWriter(clone_from=PdfReader(source))
    writer.add_attachment("filling.bin", random.Random(1).randbytes(20 << 20))
    writer.write(path)
    return path


def test_an_upload_survives_a_lost_connection_and_a_reload(desk: Desk, tmp_path: Path) -> None:
    large = write_large(tmp_path / "large.pdf", desk.folder / FILES[0])
    page = desk.visit().page
    pieces = count(1)

    def lose_one(route: Route) -> None:
        """The second piece is lost on its way."""
        if route.request.method == "PATCH" and next(pieces) == 2:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/deposit/uploads/*", lose_one)
    page.locator("#files").set_input_files(large)
    expect(page.locator("[data-uploads] .upload")).to_have_count(1, timeout=LONG_MS)
    wait_until_ready(page, 1)
    assert next(pieces) > 4
    page.reload()
    expect(page.locator("[data-state=ready]")).to_have_count(1)
    page.locator("#files").set_input_files(large)
    expect(page.locator("[data-state=problem]")).to_contain_text("in the collection already", timeout=LONG_MS)


def test_without_scripts_a_file_becomes_a_publication(desk: Desk) -> None:
    page = desk.visit(java_script_enabled=False).page
    page.locator("#files").set_input_files(desk.files(FILES[1]))
    page.get_by_role("button", name="Send the files").click()
    for _ in range(120):
        if page.locator("[data-state=ready]").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    page.locator(".upload-name a").click()
    page.get_by_role("button", name="Add a person or body").click()
    last = page.locator("li.person-row").last
    last.locator("input").fill("OECD")
    last.locator("button").first.click()
    expect(page.locator("li.person-row").nth(-2).locator("input")).to_have_value("OECD")
    page.locator("input[name='add.region']").fill("Malta")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator("h1")).to_be_visible()
    assert "/edit" not in page.url
    expect(page.get_by_role("link", name="Malta").first).to_be_visible()


@pytest.mark.parametrize("locale", ["en", "hr"])
def test_pages_of_the_desk_break_no_rule_of_wcag(desk: Desk, locale: str) -> None:
    visit = desk.visit(f"/{locale}/deposit")
    page = visit.page
    page.locator("#files").set_input_files([*desk.files(FILES[0]), desk.folder / "metadata.csv"])
    wait_until_ready(page, 1)
    assert faults(visit) == []
    visit.open(f"/{locale}/deposit/drafts")
    page.locator("summary").last.click()
    assert faults(visit) == []
    page.locator(".drafts-table th a").click()
    page.locator("#date_issued").fill("soon")
    page.locator(".rail-actions .sign").click()
    expect(page.locator("#errors")).to_be_focused()
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert faults(visit) == []
    page.locator("#errors a").click()
    expect(page.locator("#date_issued")).to_be_focused()
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert faults(visit) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    visit.open(page.locator("[data-passage]").first.get_attribute("href") or "")
    assert faults(visit) == []
    assert visit.strangers == []


def test_the_keyboard_alone_reaches_every_control_of_the_form(desk: Desk) -> None:
    page = desk.visit().page
    page.locator("#files").set_input_files(desk.files(FILES[0]))
    wait_until_ready(page, 1)
    page.locator(".upload-name a").click()
    page.locator("#main").focus()
    wanted = page.locator("form#edit :is(input, select, textarea, button):visible, .rail button").count()
    seen = set()
    for _ in range(wanted * 2):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("(document.activeElement.name || '') + '=' + (document.activeElement.value || '')"))
        if page.evaluate("document.activeElement.closest('footer') !== null"):
            break
    names = {one.partition("=")[0] for one in seen}
    assert {"title.0.text", "abstract.0.text", "add.region", "one.type", "license", "series.number"} <= names
    assert {"do=publish", "do=save", "do=row:creators:add"} <= seen
