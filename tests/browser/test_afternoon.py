"""A librarian's afternoon: a folder of files dropped in, looked at, put right where need be, and published.

Every action beyond the choosing of files is counted. Words of the page are asked for where they are the point; what is
pressed is found by what it does, so that the same afternoon is played in English and in Croatian.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from repository import drafts
from tests.architecture.source import ROOT
from tests.browser.desk import Desk, Hands, open_desk, take, wait_until_ready
from tests.browser.visit import LONG_MS
from tests.live import NewSite

pytestmark = [pytest.mark.browser, pytest.mark.long]
SCAN = "ilo-informiranje-2008.hr.pdf"
TO_CORRECT = "cedefop-lifelong-2019.hr.pdf"
TITLE = "Sustavi cjeloživotnog usmjeravanja"
# Real files, some of them damaged or locked, where somebody keeps such a folder beside the project.
SAMPLES = ROOT.parent / "shared" / "samples"
MOST_ACTIONS = 60
PUBLISH, SAVE, ACCEPT = "[name=do][value=publish]", ".rail-actions [value=save]", "[name=do][value=accept]"


@pytest.fixture
def desk(tmp_path: Path, chromium: Browser, pdfs: Path, new_site: NewSite) -> Iterator[Desk]:
    with open_desk(new_site(tmp_path / "data"), chromium, pdfs) as desk:
        yield desk


@pytest.fixture
def desk_for_many(tmp_path: Path, chromium: Browser, pdfs: Path, new_site: NewSite) -> Iterator[Desk]:
    with open_desk(new_site(tmp_path / "data", for_many=True), chromium, pdfs) as desk:
        yield desk


def draft_of(desk: Desk, name: str) -> str:
    """The box of the draft that was made of a file."""
    with desk.site.repository.sessions() as session:
        found = next(record.id for record in drafts.list_drafts(session) if record.files[0].name == name)
    return f"[name=draft][value='{found}']"


def correct(hands: Hands, desk: Desk, pictures: Path | None) -> None:
    """Open one, see the passage, put the title right, add a country by a name in another language, and save."""
    page = hands.page
    hands.click(f"tr:has({draft_of(desk, TO_CORRECT)}) th a")
    hands.click("#title-0")
    expect(page.locator("[data-preview] svg rect").first).to_be_visible(timeout=LONG_MS)
    take(page, pictures, "desk-form")
    hands.fill("#title-0", TITLE)
    hands.type("#region", "kroat")
    expect(page.locator(".options li").first).to_be_visible()
    hands.press("ArrowDown")
    hands.press("Enter")
    hands.click(SAVE)
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator("input[name='keep.region'][value='HR']")).to_be_checked()
    hands.click(".back a")


def give_all_a_licence(hands: Hands) -> None:
    hands.click("details.shared summary")
    hands.choose("#shared-license", "https://creativecommons.org/licenses/by/4.0/")
    hands.click("[name=do][value=apply]")


def chosen_files(desk: Desk, count: int) -> list[Path]:
    """Publications with text, the one to correct among them, and for the whole afternoon the scan too."""
    others = sorted(path for path in desk.folder.glob("*.pdf") if path.name not in (SCAN, TO_CORRECT))
    scan = [desk.folder / SCAN] if count > len(others) else []
    return [desk.folder / TO_CORRECT, *others[: count - 1], *scan]


def spend_an_afternoon(desk: Desk, locale: str, count: int, told: str, pictures: Path | None = None) -> None:
    """`told`: what the page says when so many are published."""
    visit = desk.visit(f"/{locale}/deposit")
    page, hands = visit.page, Hands(visit.page)
    files = chosen_files(desk, count)
    page.locator("#files").set_input_files(files)
    wait_until_ready(page, len(files))
    take(page, pictures, "desk-deposit")
    hands.click(".uploads-list a.sign")
    take(page, pictures, "desk-drafts")
    correct(hands, desk, pictures)
    give_all_a_licence(hands)
    hands.click(ACCEPT)
    hands.click(PUBLISH)
    expect(page.get_by_role("status").first).to_contain_text(told)
    assert page.locator("[name=draft]").count() == len(files) - count
    assert hands.actions < MOST_ACTIONS
    desk.site.index.sync()
    assert visit.open(f"/{locale}/search?q=usmjeravanja").locator(".card").count() > 0
    assert (visit.strangers, visit.complaints) == ([], [])


def test_a_folder_of_files_is_published_in_an_afternoon(desk_for_many: Desk, pictures: Path | None) -> None:
    spend_an_afternoon(desk_for_many, "en", 40, "40 publications are published.", pictures)


def test_some_files_are_published_in_a_croatian_afternoon(desk: Desk) -> None:
    spend_an_afternoon(desk, "hr", 4, "Objavljene su 4 publikacije.")


def test_without_scripts_a_file_becomes_a_publication(desk: Desk) -> None:
    page = desk.visit(java_script_enabled=False).page
    page.locator("#files").set_input_files(desk.files("oecd-adults-2021.en.pdf"))
    page.get_by_role("button", name="Send the files").click()
    reload_until_ready(page)
    page.locator(".upload-name a").click()
    page.get_by_role("button", name="Add a person or body").click()
    last = page.locator("li.person-row").last
    last.locator("[data-person]").fill("OECD")
    last.locator("button").first.click()
    expect(page.locator("li.person-row").nth(-2).locator("[data-person]")).to_have_value("OECD")
    page.locator("input[name='add.region']").fill("Malta")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator("h1")).to_be_visible()
    assert "/edit" not in page.url
    expect(page.get_by_role("link", name="Malta").first).to_be_visible()


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no folder of sample files beside the project")
def test_real_files_become_drafts_or_say_why_not(desk: Desk) -> None:
    page = desk.visit().page
    files = sorted(SAMPLES.glob("letter-*.pdf")) + sorted(SAMPLES.glob("awkward/*.pdf"))
    page.locator("#files").set_input_files(files)
    settled = page.locator("[data-uploads] :is([data-state=ready], [data-state=problem])")
    expect(settled).to_have_count(len(files), timeout=LONG_MS)
    assert page.locator("[data-state=ready]").count() >= len(sorted(SAMPLES.glob("letter-*.pdf")))
    assert all(page.locator("[data-state=problem] .upload-state").all_inner_texts())


def reload_until_ready(page: Page) -> None:
    for _ in range(LONG_MS // 500):
        if page.locator("[data-state=ready]").count():
            return
        page.wait_for_timeout(500)
        page.reload()
