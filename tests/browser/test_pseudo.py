"""The pseudo-locales: nothing left in English, nothing cut off, nothing glued; and the mirrored layout (UX AC-18)."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from repository.people.roles import Role
from tests.browser.conftest import NARROW, WIDE, Visit
from tests.live import Collection
from tests.staff import begin_sign_in, make_user
from webapp.accounts.signed_in import COOKIE
from webapp.localization.catalogs.message import Message

pytestmark = pytest.mark.browser
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
    "help": "/{locale}/help",
    "about": "/{locale}/about",
    "statement": "/{locale}/accessibility",
    "privacy": "/{locale}/privacy",
    "contact": "/{locale}/contact",
    "error": "/{locale}/nowhere",
    "sign in": "/{locale}/sign-in",
    "forgotten": "/{locale}/forgotten",
}
kinds = pytest.mark.parametrize("kind", PAGES)
FOR_STAFF = (
    *("desk", "deposit", "deposit/drafts", "deposit/tables", "records/3/edit", "records/3/history", "bulk?r=3&r=4"),
    *("review", "account/searches", "unanswered", "trial", "records/3?q=savjetovanje"),
    *("review/tags", "vocabularies", "vocabularies/region", "vocabularies/region/HR", "vocabularies/replace/region/HR"),
    *("records/3/files", "account", "guide"),
)
FOR_TRANSLATORS = (
    *("translate", "translate/hr", f"translate/hr/{Message('Clear all').address}", "translate/hr/upload"),
    *("translate/hr/records", "translate/hr/records/3"),
)
NARROWEST = {"width": 320, "height": 640}
staff_sizes = pytest.mark.parametrize("viewport", [WIDE, NARROWEST], ids=["wide", "320"])

# Texts and attributes with letters outside brackets. Left out: what is in its own language, names of people and files,
# numbers of publications, and code.
STRAYS = """() => {
  const own = `[lang]:not(html), [data-notrans], bdi, code, pre, script, style, mark, cite, time, input, textarea,
    .brand, .reference, .files, .outline, .text, .strip, .cite, .passage, .languages summary, blockquote`;
  const letters = /[A-Za-z]{3,}/;
  const same = new RegExp("PDF|DOI|ISBN|ISSN|JSON|CSV|RIS|BibTeX|CSL|RSS|Atom|Putokaz|DOCX|XLSX|Word|Excel|APA|Chicago|"
    + "Harvard|Zotero|ISO|kB|MB|https?:\\\\S*", "g");
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


@kinds
def test_ac18_no_english_is_left_on_a_page(visit: Callable[..., Visit], kind: str) -> None:
    page = visit().open(PAGES[kind].format(locale="qps"))
    assert page.evaluate(STRAYS) == []


@kinds
@pytest.mark.parametrize("viewport", [WIDE, NARROW, NARROWEST], ids=["wide", "narrow", "320"])
def test_ac18_longer_texts_are_not_cut_off(visit: Callable[..., Visit], kind: str, viewport: dict[str, int]) -> None:
    page = visit(viewport=viewport).open(PAGES[kind].format(locale="qps"))
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert page.evaluate(CUT) == []


@kinds
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_ac18_mirrored_page_does_not_scroll_sideways(
    visit: Callable[..., Visit], kind: str, viewport: dict[str, int]
) -> None:
    page = visit(viewport=viewport).open(PAGES[kind].format(locale="qpsb"))
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_layout_is_mirrored_from_right_to_left(visit: Callable[..., Visit]) -> None:
    page = visit().open("/qpsb/search?q=savjetovanje&language=hr")
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    filters, results = page.locator(".side").bounding_box(), page.locator(".columns > :not(.side)").first.bounding_box()
    assert filters is not None
    assert results is not None
    assert filters["x"] > results["x"]


@pytest.fixture
def at_work(visit: Callable[..., Visit], collection: Collection) -> Callable[..., Iterator[tuple[str, Page]]]:
    """`at_work(locale, viewport)`: each page of the staff side, as a librarian and as a translator see it."""
    repository = collection.site.repository

    def walk(locale: str, viewport: dict[str, int]) -> Iterator[tuple[str, Page]]:
        for role, paths in ((Role.LIBRARIAN, FOR_STAFF), (Role.TRANSLATOR, FOR_TRANSLATORS)):
            user, shown = make_user(repository, f"{role}@example.org", role), visit(viewport=viewport)
            cookie = begin_sign_in(repository, user.email)
            shown.page.context.add_cookies([{"name": COOKIE, "value": cookie, "url": shown.origin}])
            for path in paths:
                yield path, shown.open(f"/{locale}/{path}")

    return walk


def test_no_english_is_left_on_the_staff_side(at_work: Callable[..., Iterator[tuple[str, Page]]]) -> None:
    """AC-18, for those who work here."""
    found = {path: page.evaluate(STRAYS_OF_STAFF) for path, page in at_work("qps", WIDE)}
    assert {path: strays for path, strays in found.items() if strays} == {}


@staff_sizes
def test_longer_texts_have_room_on_the_staff_side(
    at_work: Callable[..., Iterator[tuple[str, Page]]], viewport: dict[str, int]
) -> None:
    """AC-18, for those who work here."""
    for path, page in at_work("qps", viewport):
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
        assert page.evaluate(CUT) == [], path


@staff_sizes
def test_mirrored_staff_side_does_not_scroll_sideways(
    at_work: Callable[..., Iterator[tuple[str, Page]]], viewport: dict[str, int]
) -> None:
    """AC-18, mirrored, for those who work here."""
    for path, page in at_work("qpsb", viewport):
        assert page.locator("html").get_attribute("dir") == "rtl", path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
