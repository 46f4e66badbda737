"""Pages of depositing under bad circumstances: a lost connection, a reload, no mouse, no sight, a small screen."""

import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect
from pypdf import PdfReader, PdfWriter

from repository import records
from repository.database import transaction
from tests.browser.axe import faults_of
from tests.browser.desk import Desk, open_desk, wait_until_ready
from tests.browser.visit import LONG_MS
from tests.factories import make_record
from tests.live import NewSite

pytestmark = pytest.mark.browser
FILE = "cedefop-lifelong-2019.hr.pdf"


@pytest.fixture
def desk(tmp_path: Path, chromium: Browser, pdfs: Path, new_site: NewSite) -> Iterator[Desk]:
    with open_desk(new_site(tmp_path / "data"), chromium, pdfs) as desk:
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


def test_an_error_takes_the_focus_and_leads_to_its_field(desk: Desk) -> None:
    """Over a real file, whose page is shown with its passage boxed beside the form."""
    visit = desk.visit("/hr/deposit")
    page = visit.page
    page.locator("#files").set_input_files(desk.files(FILE))
    wait_until_ready(page, 1)
    page.locator(".upload-name a").click()
    page.locator("#date_issued").fill("soon")
    page.locator(".rail-actions .sign").click()
    expect(page.locator("#errors")).to_be_focused()
    page.locator("#errors a").click()
    expect(page.locator("#date_issued")).to_be_focused()
    visit.open(page.locator("[data-passage]").first.get_attribute("href") or "")
    assert faults_of(visit.page) == []
    assert visit.strangers == []


def test_names_are_offered_and_put_in_order_by_dragging(desk: Desk) -> None:
    names = ["Horvat, Ana", "Novak, Ivo", "OECD"]
    with transaction(desk.site.repository.sessions) as session:
        record = make_record()
        record.creators = [{"name": name, "kind": "person"} for name in names]
        records.create(session, record, who="ivo@example.org")
    page = desk.visit().open(f"/en/records/{record.id}/edit")
    rows = page.locator(".person-row")
    rows.nth(2).locator("[data-handle]").drag_to(rows.nth(0), target_position={"x": 20, "y": 2})
    expect(page.locator("[name='creators.0.name']")).to_have_value("OECD")
    expect(rows.nth(0).locator("button").first).to_be_disabled()
    page.locator("[name='creators.1.name']").fill("hor")
    expect(page.locator("#known-people option")).to_have_attribute("value", "Horvat, Ana")
    page.locator("[name='creators.1.name']").fill("Horvat, Ana")
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_url("**saved=1")
    with desk.site.repository.sessions() as session:
        assert [one["name"] for one in records.get(session, record.id).creators] == ["OECD", *names[:2]]
