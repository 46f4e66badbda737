"""The pseudo-locales: nothing left in English, nothing cut off, nothing glued; and the mirrored layout (UX AC-18)."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from repository.people.roles import Role
from tests.browser.visit import NARROW, WIDE, Visit
from tests.live import Collection
from tests.staff import begin_sign_in, make_user
from webapp.accounts.signed_in import COOKIE
from webapp.localization.catalogs.message import Message

pytestmark = [pytest.mark.browser, pytest.mark.long]
PAGES = {
    "home": "/{locale}/",
    "results": "/{locale}/search?q=savjetovanje&language=hr",
    "all results": "/{locale}/search?sort=newest&page=2",
    "zero results": "/{locale}/search?q=savjetovanje&language=pl&agency=oecd",
    "record": "/{locale}/records/3?q=savjetovanje",
    "page": "/{locale}/records/3/pages/3?q=savjetovanje",
    "evidence map": "/{locale}/evidence",
    "map": "/{locale}/map",
    "charts": "/{locale}/charts?q=savjetovanje",
    "find": "/{locale}/records/3/find?q=savjetovanje",
    "facet": "/{locale}/facet/region",
    "list": "/{locale}/list?r=3&r=3-2",
    "empty list": "/{locale}/list",
    "alerts": "/{locale}/search/alert?q=savjetovanje",
    "alert asked for": "/{locale}/search/alert/sent",
    "browse": "/{locale}/browse",
    "browse regions": "/{locale}/browse/region",
    "browse people": "/{locale}/browse/people",
    "help": "/{locale}/help",
    "a task": "/{locale}/help/search",
    "years by type": "/{locale}/charts?by=type",
    "a figure elsewhere": "/{locale}/framed/year?by=type",
    "about": "/{locale}/about",
    "statement": "/{locale}/accessibility",
    "privacy": "/{locale}/privacy",
    "contact": "/{locale}/contact",
    "error": "/{locale}/nowhere",
    "sign in": "/{locale}/sign-in",
    "forgotten": "/{locale}/forgotten",
}
FOR_STAFF = (
    *("desk", "deposit", "deposit/drafts", "deposit/tables", "records/3/edit", "records/3/history", "bulk?r=3&r=4"),
    *("review", "account/searches", "unanswered", "trial", "records/3?q=savjetovanje"),
    *("review/tags", "vocabularies", "vocabularies/region", "vocabularies/region/HR", "vocabularies/replace/region/HR"),
    *("records/3/files", "account", "guide", "collections", "collections/entry?question=q%3Da"),
)
FOR_TRANSLATORS = (
    *("translate", "translate/hr", f"translate/hr/{Message('Clear all').address}", "translate/hr/upload"),
    *("translate/hr/records", "translate/hr/records/3"),
)
NARROWEST = {"width": 320, "height": 640}
WIDTH = "document.documentElement.scrollWidth"
longer_staff_side = pytest.mark.parametrize("staff_side", ["qps"], indirect=True)
mirrored_staff_side = pytest.mark.parametrize("staff_side", ["qpsb"], indirect=True)

# Texts and attributes with letters outside brackets. Left out: what is in its own language, names of people and files,
# numbers of publications, and code.
STRAYS = """() => {
  const own = `[lang]:not(html), [data-notrans], bdi, code, pre, script, style, mark, cite, time, input, textarea,
    .brand, .reference, .files, .outline, .text, .strip, .cite, .passage, .languages summary, blockquote`;
  const letters = /[A-Za-z]{3,}/;
  const same = new RegExp("PDF|DOI|ORCID|ISBN|ISSN|JSON|CSV|RIS|BibTeX|CSL|RSS|Atom|Putokaz|DOCX|XLSX|Word|Excel|APA|"
    + "Chicago|Harvard|Zotero|ISO|kB|MB|https?:\\\\S*", "g");
  const outside = (text) => {
    let rest = text, before;
    do { before = rest; rest = rest.replace(/\\[[^\\[\\]]*\\]/g, " "); } while (rest !== before);
    return letters.test(rest.replace(same, "")) ? [text.trim()] : [];
  };
  const found = document.querySelector("h1[lang], h1 [lang]") ? [] : outside(document.title);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(own)) found.push(...outside(walker.currentNode.textContent));
  }
  for (const name of ["title", "placeholder", "aria-label", "alt"])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (!element.parentElement.closest("[lang]:not(html)")) found.push(...outside(element.getAttribute(name)));
  return [...new Set(found)];
}"""
# On the staff side also keys, and what a machine found.
STRAYS_OF_STAFF = STRAYS.replace("const own = `", "const own = `kbd, .findings, ")
CUT = """() => [...document.querySelectorAll("button:not(.hidden), .chip, .tabs a, summary")]
  .filter((element) => element.offsetParent && element.scrollWidth > element.clientWidth + 1
    && getComputedStyle(element).display !== "inline")
  .map((element) => element.textContent.trim())"""


@pytest.fixture(scope="module", params=PAGES)
def longer(request: pytest.FixtureRequest, window: Page, origin: str) -> Page:
    """A page of readers in the locale whose texts are longer and in brackets."""
    return opened(window, origin + PAGES[request.param].format(locale="qps"))


@pytest.fixture(scope="module", params=PAGES)
def mirrored(request: pytest.FixtureRequest, window: Page, origin: str) -> Page:
    return opened(window, origin + PAGES[request.param].format(locale="qpsb"))


def opened(window: Page, url: str) -> Page:
    window.set_viewport_size(WIDE)  # type: ignore[arg-type]
    window.goto(url)
    return window


def test_ac18_no_english_is_left_on_a_page(longer: Page) -> None:
    assert longer.evaluate(STRAYS) == []


def test_ac18_longer_texts_are_not_cut_off(longer: Page) -> None:
    for viewport in (WIDE, NARROW, NARROWEST):
        longer.set_viewport_size(viewport)  # type: ignore[arg-type]
        assert longer.evaluate(WIDTH) <= viewport["width"]
        assert longer.evaluate(CUT) == []


def test_ac18_mirrored_page_does_not_scroll_sideways(mirrored: Page) -> None:
    assert mirrored.locator("html").get_attribute("dir") == "rtl"
    for viewport in (WIDE, NARROW):
        mirrored.set_viewport_size(viewport)  # type: ignore[arg-type]
        assert mirrored.evaluate(WIDTH) <= viewport["width"]


def test_layout_is_mirrored_from_right_to_left(visit: Callable[..., Visit]) -> None:
    page = visit().open("/qpsb/search?q=savjetovanje&language=hr")
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    filters, results = page.locator(".side").bounding_box(), page.locator(".columns > :not(.side)").first.bounding_box()
    assert filters is not None
    assert results is not None
    assert filters["x"] > results["x"]


@dataclass(frozen=True)
class Looked:
    """What was found on pages of the staff side in a locale. `wide`: places that scroll sideways; `cut`: texts by
    place; `strays`: texts by path."""

    directions: set[str | None]
    strays: dict[str, list[str]]
    wide: list[str]
    cut: dict[str, list[str]]


@pytest.fixture(scope="module", params=["qps", "qpsb"])
def staff_side(request: pytest.FixtureRequest, window: Page, collection: Collection, origin: str) -> Looked:
    """Each page of it once, as a librarian and as a translator see it, looked at on two sizes of screen."""
    found = Looked(set(), {}, [], {})
    for role, paths in ((Role.LIBRARIAN, FOR_STAFF), (Role.TRANSLATOR, FOR_TRANSLATORS)):
        user = make_user(collection.site.repository, f"{role}@example.org", role)
        token = begin_sign_in(collection.site.repository, user.email)
        window.context.add_cookies([{"name": COOKIE, "value": token, "url": origin}])
        for path in paths:
            look(opened(window, f"{origin}/{request.param}/{path}"), path, found)
    window.context.clear_cookies()
    return found


def look(page: Page, path: str, found: Looked) -> None:
    found.directions.add(page.locator("html").get_attribute("dir"))
    if strays := page.evaluate(STRAYS_OF_STAFF):
        found.strays[path] = strays
    for viewport in (WIDE, NARROWEST):
        place = f"{path} at {viewport['width']}"
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        if page.evaluate(WIDTH) > viewport["width"]:
            found.wide.append(place)
        if cut := page.evaluate(CUT):
            found.cut[place] = cut


def test_ac18_no_page_of_the_staff_side_scrolls_sideways(staff_side: Looked) -> None:
    assert staff_side.wide == []


@longer_staff_side
def test_ac18_no_english_is_left_on_the_staff_side(staff_side: Looked) -> None:
    assert staff_side.strays == {}


@longer_staff_side
def test_ac18_longer_texts_have_room_on_the_staff_side(staff_side: Looked) -> None:
    assert staff_side.cut == {}


@mirrored_staff_side
def test_ac18_staff_side_is_mirrored(staff_side: Looked) -> None:
    assert staff_side.directions == {"rtl"}
