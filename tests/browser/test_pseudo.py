"""The pseudo-locales: nothing left in English, nothing cut off, nothing glued; and the mirrored layout (UX AC-18)."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import NARROW, WIDE, Visit

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

# Texts and attributes with letters outside brackets. Left out: what is in its own language, names and numbers of
# publications, code, and names of languages, which CLDR gives.
STRAYS = """() => {
  const own = `[lang]:not(html), [data-notrans], code, pre, script, style, mark, cite, time, input, textarea,
    .brand, .badge, .byline, .reference, .chip, .facts dd, .facet label, .ways, .places, .files, .outline, .text,
    .strip, .cite, .passage, .languages summary, blockquote`;
  const letters = /[A-Za-z]{3,}/;
  const same = new RegExp("PDF|DOI|ISBN|ISSN|JSON|CSV|RIS|BibTeX|CSL|RSS|Atom|Putokaz|DOCX|XLSX|Word|Excel|APA|Chicago|"
    + "Harvard|Croatian|English|German|French|Italian|Polish|Slovenian|Spanish|Arabic|Russian|Ukrainian|Zotero|ISO"
    + "|kB|MB|https?:\\\\S*", "g");
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
CUT = """() => [...document.querySelectorAll("button, .chip, .tabs a, summary")]
  .filter((element) => element.offsetParent && element.scrollWidth > element.clientWidth + 1
    && getComputedStyle(element).display !== "inline")
  .map((element) => element.textContent.trim())"""


@kinds
def test_ac18_no_english_is_left_on_a_page(visit: Callable[..., Visit], kind: str) -> None:
    page = visit().open(PAGES[kind].format(locale="qps"))
    assert page.evaluate(STRAYS) == []


@kinds
@pytest.mark.parametrize("viewport", [WIDE, NARROW, {"width": 320, "height": 640}], ids=["wide", "narrow", "320"])
def test_ac18_longer_texts_are_not_cut_off(visit: Callable[..., Visit], kind: str, viewport: dict[str, int]) -> None:
    page = visit(viewport=viewport).open(PAGES[kind].format(locale="qps"))
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert page.evaluate(CUT) == []


@kinds
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_mirrored_page_does_not_scroll_sideways(
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
