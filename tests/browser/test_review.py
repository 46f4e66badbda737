"""The queue by keyboard, with and without the keys (UX AC-29)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from repository import records
from repository.database import transaction
from repository.models.record import Tag
from repository.people import users
from repository.people.roles import Role
from tests.browser.desk import take
from tests.browser.visit import NARROW, WIDE
from tests.factories import make_record
from tests.live import NewSite, serving
from webapp.application import create_app
from webapp.site import Site

pytestmark = pytest.mark.browser
PASSWORD = "signpost at the crossing"


@dataclass(frozen=True)
class Desk:
    """`page`: of a librarian who is signed in."""

    page: Page
    site: Site
    origin: str

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.origin}/{path}")
        return self.page

    def states(self) -> list[str]:
        with self.site.repository.sessions() as session:
            return [records.get(session, number).state for number in range(1, 7)]


@pytest.fixture
def desk(chromium: Browser, tmp_path: Path, new_site: NewSite) -> Iterator[Desk]:
    """Six records wait."""
    with new_site(tmp_path) as site:
        with transaction(site.repository.sessions) as session:
            users.add(session, email="ana@example.org", name="Ana", role=Role.LIBRARIAN, password=PASSWORD)
            for number in range(1, 7):
                record = make_record(["Guidance in Georgia."], f"Report {number}")
                evidence = [{"page": 1, "quote": "Guidance in Georgia.", "why": "name"}]
                record.tags = [Tag(facet="region", concept="GE", source="machine", score=0.8, evidence=evidence)]
                records.create(session, record, who="ivo@example.org")
                records.submit(session, record, who="ivo@example.org")
        site.index.sync()
        with serving(create_app(site)) as origin:
            context = chromium.new_context(viewport=WIDE, locale="hr-HR")
            desk = Desk(context.new_page(), site, origin)
            desk.open("en/sign-in")
            desk.page.fill("#email", "ana@example.org")
            desk.page.fill("#password", PASSWORD)
            desk.page.keyboard.press("Enter")
            desk.page.wait_for_selector(".staff-bar")
            yield desk
            context.close()


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_five_are_approved_and_one_given_back_by_keys_alone(desk: Desk) -> None:
    page = desk.open("en/review")
    press(page, "j")
    for _ in range(5):
        press(page, "a")
        assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    assert desk.states() == ["published"] * 5 + ["in_review"]
    page.keyboard.press("r")
    page.keyboard.type("jaka primjedba")
    assert desk.states()[5] == "in_review"
    press(page, "Control+Enter")
    assert desk.states()[5] == "draft"
    with page.expect_navigation():
        page.get_by_role("button", name="Undo").click()
    assert desk.states()[5] == "in_review"


def test_keys_that_are_switched_off_do_nothing(desk: Desk) -> None:
    page = desk.open("en/account")
    page.uncheck("[name=has_keys]")
    with page.expect_navigation():
        page.locator("form", has=page.locator("[name=has_keys]")).get_by_role("button").click()
    desk.open("en/review/1")
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    assert desk.states()[0] == "in_review"


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_first_page_is_shown_beside_what_is_said_of_it(
    desk: Desk, pdfs: Path, pictures: Path | None, viewport: dict[str, int]
) -> None:
    with transaction(desk.site.repository.sessions) as session:
        kept = desk.site.repository.blobs.put(pdfs / "cedefop-lifelong-2019.en.pdf")
        records.get(session, 1).files[0].sha256 = kept
    desk.page.set_viewport_size(viewport)  # type: ignore[arg-type]
    page = desk.open("en/review/1")
    picture = page.locator(".pane-page img")
    page.wait_for_load_state("networkidle")
    take(page, pictures if viewport == WIDE else None, "desk-review")
    assert picture.evaluate("picture => picture.naturalWidth") > 0
    assert picture.bounding_box()["width"] > 200  # type: ignore[index]


def test_ticks_by_key_are_kept_until_they_are_decided_about(desk: Desk) -> None:
    page = desk.open("en/review/1")
    page.keyboard.press("s")
    press(page, "j")
    press(page, "j")
    page.keyboard.press("s")
    with page.expect_navigation():
        page.get_by_role("button", name="Decide about the ticked ones").click()
    page.keyboard.press("?")
    assert page.locator(".keys kbd").all_inner_texts() == ["j", "k", "a", "r", "e", "s", "Ctrl", "Enter", "?"]
    with page.expect_navigation():
        page.get_by_role("button", name="Approve and publish").click()
    assert desk.states() == ["published", "in_review", "published", *["in_review"] * 3]
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    assert page.locator("[data-tick]:checked").count() == 0
