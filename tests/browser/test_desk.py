"""Pages of depositing under bad circumstances: a lost connection, a reload, no mouse, no sight, a small screen."""

import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect
from pypdf import PdfReader, PdfWriter

from tests.browser.conftest import NARROW
from tests.browser.desk import LONG_MS, Desk, open_desk, wait_until_ready
from tests.browser.test_accessibility import faults

pytestmark = pytest.mark.browser
FILE = "cedefop-lifelong-2019.hr.pdf"


@pytest.fixture
def desk(tmp_path: Path, chromium: Browser, pdfs: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "data", chromium, pdfs) as desk:
        yield desk


def write_large(path: Path, source: Path) -> Path:
    """The same publication with 20 MB attached, more than two pieces."""
    writer = PdfWriter(clone_from=PdfReader(source))
    writer.add_attachment("filling.bin", random.Random(1).randbytes(20 << 20))
    writer.write(path)
    return path


def test_an_upload_survives_a_lost_connection_and_a_reload(desk: Desk, tmp_path: Path) -> None:
    large = write_large(tmp_path / "large.pdf", desk.folder / FILE)
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


@pytest.mark.parametrize("locale", ["en", "hr"])
def test_pages_of_the_desk_break_no_rule_of_wcag(desk: Desk, locale: str) -> None:
    visit = desk.visit(f"/{locale}/deposit")
    page = visit.page
    page.locator("#files").set_input_files([*desk.files(FILE), desk.folder / "metadata.csv"])
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
    for path in ("bulk?r=1", "deposit/tables", "vocabularies/audience", "vocabularies/replace/agency/oecd", "guide"):
        visit.open(f"/{locale}/{path}")
        assert (path, faults(visit)) == (path, [])
    assert visit.strangers == []


def test_the_keyboard_alone_reaches_every_control_of_the_form(desk: Desk) -> None:
    page = desk.visit().page
    page.locator("#files").set_input_files(desk.files(FILE))
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
