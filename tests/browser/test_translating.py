"""A translator's work in the browser, seen at once by readers of another worker (UX AC-30)."""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest
from playwright.sync_api import Browser, Page, expect

from repository.database import transaction
from repository.people import users
from repository.people.roles import Role
from tests.browser.visit import WIDE
from tests.catalogs import copy_croatian
from tests.conftest import need
from tests.factories import make_record, publish
from tests.live import serving
from tests.staff import PASSWORD
from webapp.application import create_app
from webapp.wiring import open_site

pytestmark = pytest.mark.browser
RECORD = "/hr/records/1"
MISSING = "%(count)s page"
WITHIN_MS = 5_000


@dataclass(frozen=True)
class Desk:
    """`page`: of a translator of Croatian at the first worker. `elsewhere`: the second worker of the installation, for
    readers. `translations`: the files of both, where one text has no Croatian."""

    page: Page
    reader: Page
    origin: str
    elsewhere: str
    translations: Path

    def open(self, path: str) -> Page:
        self.page.goto(self.origin + path)
        return self.page

    def read(self, path: str) -> Page:
        """The page as a reader gets it from the other worker."""
        self.reader.goto(self.elsewhere + path)
        return self.reader

    def save(self, words: str, text: str) -> None:
        page = self.open(f"/en/translate/hr?q={words}")
        page.get_by_role("link", name=words, exact=True).click()
        page.locator("#form-0").fill(text)
        page.get_by_role("button", name="Save and go on").click()


@pytest.fixture(scope="module")
def desk(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory, installed: Callable[[Path], Path]
) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    translations = copy_croatian(folder / "translations")
    empty(translations / "hr" / "LC_MESSAGES" / "messages.po", MISSING)
    environ = {
        "PUTOKAZ_DATA": str(installed(folder / "data")),
        "PUTOKAZ_TRANSLATIONS": str(translations),
        "PUTOKAZ_EMBEDDING": "none",
    }
    with ExitStack() as stack:
        sites = [stack.enter_context(open_site(environ)) for _ in range(2)]
        with transaction(sites[0].repository.sessions) as session:
            publish(session, make_record(["Savjetovanje."] * 2, "Izvješće", "hr"))
            users.add(session, email="ana@example.org", name="Ana", role=Role.TRANSLATOR, password=PASSWORD, scope="hr")
        origin, elsewhere = (stack.enter_context(serving(create_app(site))) for site in sites)
        contexts = [stack.enter_context(chromium.new_context(viewport=WIDE, locale="en-GB")) for _ in range(2)]  # type: ignore[arg-type]
        translator, reader = (context.new_page() for context in contexts)
        translator.goto(f"{origin}/en/sign-in")
        translator.fill("#email", "ana@example.org")
        translator.fill("#password", PASSWORD)
        translator.press("#password", "Enter")
        translator.wait_for_selector(".staff-bar")
        yield Desk(translator, reader, origin, elsewhere, translations)


def empty(file: Path, source: str) -> None:
    """Take the translation of one message out of the file."""
    blocks = file.read_text().split("\n\n")
    [index] = [number for number, block in enumerate(blocks) if f'msgid "{source}"\n' in block]
    blocks[index] = re.sub(r'(?m)^(msgstr\S*) ".*"$', r'\1 ""', blocks[index])
    file.write_text("\n\n".join(blocks))


def figures(page: Page) -> str:
    """What the dashboard says of the Croatian texts for readers."""
    section = page.locator(".locale-state", has=page.locator("#locale-hr"))
    return section.locator(".catalogs > li").first.locator(".figures li").first.inner_text()


def test_a_missing_plural_is_found_refused_corrected_and_read_elsewhere(desk: Desk) -> None:
    """AC-30: filter, named refusal, example numbers, another worker within five seconds, completeness."""
    assert "2 pages" in desk.read(RECORD).locator(".facts").inner_text()
    before = figures(desk.open("/en/translate"))
    page = desk.open("/en/translate/hr?show=missing")
    page.locator(".messages a").click()
    expect(page.locator(".editor label[for^=form]")).to_have_text(
        ["Form for 1, 21, 31, 41, …", "Form for 2, 3, 4, 22, …", "Form for 0, 5, 6, 7, …"]
    )
    for index, text in enumerate(["%(count)s list", "lista", "%(count)s listova"]):
        page.locator(f"#form-{index}").fill(text)
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("alert").filter(has_text="Not saved")).to_be_visible()
    expect(page.locator("#notes")).to_contain_text("%(count)s has to be in the translation")
    page.locator("#form-1").fill("%(count)s lista")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("alert").filter(has_text="saved")).to_have_count(0)
    desk.reader.wait_for_timeout(1_000)
    expect(desk.read(RECORD).locator(".facts")).to_contain_text("2 lista", timeout=WITHIN_MS)
    after = figures(desk.open("/en/translate"))
    numbers = [int(re.findall(r"\d+", text)[0]) for text in (before, after)]
    assert numbers[1] == numbers[0] + 1


def test_a_click_in_the_page_opens_the_same_text(desk: Desk) -> None:
    """AC-30: in context, and no mark for readers."""
    page = desk.open(f"{RECORD}?q=x")
    page.get_by_role("button", name="Prevedi ovu stranicu").click()
    link = page.locator("h2 .message", has_text="Ukratko").first
    address = link.get_attribute("data-message")
    link.click()
    form = page.locator("[data-panel] [data-editor]")
    expect(form.locator(".source")).to_have_text("At a glance")
    assert f"/translate/hr/{address}" in str(form.get_attribute("action"))
    form.locator("textarea").first.fill("Na prvi pogled")
    form.locator("[data-save]").click()
    expect(page.locator("h2 .message", has_text="Na prvi pogled")).to_be_visible()
    page.get_by_role("button", name="Završi prevođenje").click()
    html = desk.read(RECORD).content()
    assert "data-message" not in html
    assert not re.search("[\ue000-\uf8ff]", html)


def test_a_downloaded_catalog_is_sound_and_differs_in_what_was_changed(desk: Desk, tmp_path: Path) -> None:
    """AC-30: `msgfmt -c`, and a diff of one entry."""
    file = desk.translations / "hr" / "LC_MESSAGES" / "emails.po"
    entry = polib.pofile(str(file))[0]
    desk.save(entry.msgid, f"{entry.msgstr} ")
    desk.page.get_by_role("button", name="Save anyway").click()
    with desk.page.expect_download() as download:
        desk.open("/en/translate").locator("a[href*='hr.po?domain=emails']").click()
    download.value.save_as(tmp_path / "hr.po")
    lines = zip(file.read_text().splitlines(), (tmp_path / "hr.po").read_text().splitlines(), strict=True)
    assert [after for before, after in lines if before != after] == [f'msgstr "{entry.msgstr} "']
    need("gettext")
    subprocess.run(["msgfmt", "-c", "-o", tmp_path / "hr.mo", tmp_path / "hr.po"], check=True)


def test_a_broken_upload_is_refused_and_the_site_stays(desk: Desk, tmp_path: Path) -> None:
    """AC-30: line and reason, and nothing changed."""
    (tmp_path / "hr.po").write_text('msgid ""\nmsgstr "Language: hr\\n"\n\nmsgid "Clear all"\nmsgstr "Makni sve\n')
    page = desk.open("/en/translate/hr/upload")
    page.locator("#file").set_input_files(tmp_path / "hr.po")
    page.get_by_role("button", name="Look at the changes").click()
    expect(page.get_by_role("alert").filter(has_text="Line")).to_contain_text("can't be understood as PO")
    expect(desk.read(RECORD).locator("h1")).to_have_text("Izvješće")
