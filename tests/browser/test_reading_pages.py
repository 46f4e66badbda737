"""AC-19 and AC-20: each page of readers in each of its states keeps nobody out, in three locales on two sizes.

A page is opened once and looked at wide, narrow, and as narrow as 320 pixels, or 400 per cent of zoom.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import CONTRAST, OF_SIZE, faults_of
from tests.browser.reading_pages import CASES, DEMO, EMPTY, ROUGH, Case, lacking
from tests.browser.reading_seed import add_failures, seed
from tests.browser.sending import SEND, UNFOLD
from tests.browser.visit import NARROW, WIDE, Visit
from tests.live import Collection, NewSite, serving
from webapp.application import create_app
from webapp.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.long]
VERY_NARROW = {"width": 320, "height": 640}
WIDTH = "document.documentElement.scrollWidth"
# A bar that sticks to the lower edge covers half a control as long as there is more below.
TO_THE_END = "scrollTo(0, document.body.scrollHeight)"


@dataclass(frozen=True)
class ReadingSite:
    """`named`: what paths refer to."""

    origin: str
    named: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def sites(origin: str, tmp_path_factory: pytest.TempPathFactory, new_site: NewSite) -> Iterator[dict[str, ReadingSite]]:
    opening = [new_site(tmp_path_factory.mktemp(name)) for name in (EMPTY, ROUGH)]
    with opened(opening[0]) as empty, opened(opening[1], is_rough=True) as rough:
        yield {DEMO: ReadingSite(origin), EMPTY: empty, ROUGH: rough}


@contextmanager
def opened(opening: AbstractContextManager[Site], is_rough: bool = False) -> Iterator[ReadingSite]:
    with opening as site:
        named = seed(site) if is_rough else {}
        app = create_app(site)
        add_failures(app)
        with serving(app) as origin:
            yield ReadingSite(origin, named)


@pytest.fixture(scope="module")
def reader(window: Page) -> Visit:
    return Visit(window, "")


@pytest.fixture
def shown(reader: Visit) -> Visit:
    reader.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    reader.page.emulate_media(color_scheme="light")
    reader.forget()
    return reader


def show(shown: Visit, site: ReadingSite, locale: str, case: Case) -> None:
    shown.origin = site.origin
    path = f"/{locale}/{case.path.format(**site.named, stopped=site.named.get(locale))}"
    if case.form is None:
        answer = shown.page.goto(site.origin + path)
    else:
        shown.open(f"/{locale}/help")
        with shown.page.expect_navigation() as leading:
            shown.page.evaluate(SEND, [path, case.form])
        answer = leading.value
    assert answer is not None
    assert answer.status == case.status, shown.page.url


def test_every_page_of_readers_is_looked_at(collection: Collection) -> None:
    assert lacking(collection.app) == []


@pytest.mark.parametrize("locale", ["en", "hr", "ar"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_ac19_ac20_page_keeps_nobody_out(shown: Visit, sites: dict[str, ReadingSite], case: Case, locale: str) -> None:
    show(shown, sites[case.site], locale, case)
    page = shown.page
    # Colours are the same in every language and on every screen; looking at them is most of the time.
    assert faults_of(page, without=() if locale == "hr" else CONTRAST) == []
    page.evaluate(UNFOLD)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.evaluate(TO_THE_END)
    # What only a small screen shows has its words in every language from the same template.
    assert (faults_of(page, without=CONTRAST) if locale == "hr" else faults_of(page, OF_SIZE)) == []
    page.set_viewport_size(VERY_NARROW)  # type: ignore[arg-type]
    assert page.evaluate(WIDTH) <= VERY_NARROW["width"]
    if locale == "hr" and case.state == "in use":
        page.emulate_media(color_scheme="dark")
        assert faults_of(page, CONTRAST, within="body" if case.endpoint == "search.home" else "main") == []
    assert (shown.strangers, shown.complaints) == ([], [])


@pytest.mark.parametrize("case", [case for case in CASES if case.state == "in use"], ids=str)
def test_first_tab_leads_past_the_header(shown: Visit, sites: dict[str, ReadingSite], case: Case) -> None:
    show(shown, sites[case.site], "hr", case)
    shown.page.keyboard.press("Tab")
    assert shown.page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("document.activeElement.id") == "main"


def test_abstracts_in_several_languages_are_tabs(shown: Visit, sites: dict[str, ReadingSite]) -> None:
    show(shown, sites[ROUGH], "hr", Case("records.record", "", "records/{edition}"))
    page = shown.page
    croatian, english = page.get_by_text("Što djeluje."), page.get_by_text("What works.")
    expect(croatian).to_be_visible()
    expect(english).to_be_hidden()
    page.get_by_role("tab", name="hrvatski").press("ArrowRight")
    expect(page.get_by_role("tab", name="English")).to_be_focused()
    expect(english).to_be_visible()
    page.emulate_media(media="print")
    expect(croatian).to_be_visible()
    expect(english).to_be_hidden()
    page.emulate_media(media="screen")
