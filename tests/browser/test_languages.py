"""What a reader meets of other languages: forms of a word, parts in their own language, order, numbers, direction."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from indexer.search.collation import sort_key
from tests.browser.conftest import NARROW, WIDE, Visit
from tests.live import Collection
from tests.reading import first_number
from webapp.localization.negotiation import in_order

pytestmark = pytest.mark.browser
sizes = pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
ARABIC = re.compile("[\u0600-\u06ff]")
# Of another page of the site: what its head says of languages.
HEAD_OF = """async (url) => {
  const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
  const links = [...page.querySelectorAll("link[rel=alternate][hreflang]")];
  return {
    lang: page.documentElement.lang, dir: page.documentElement.dir,
    canonical: new URL(page.querySelector("link[rel=canonical]").href).pathname,
    alternates: Object.fromEntries(links.map((link) => [link.hreflang, new URL(link.href).pathname])),
  };
}"""


def box(found: Locator) -> dict[str, float]:
    place = found.bounding_box()
    assert place is not None
    return dict(place)


@pytest.mark.parametrize(
    ("query", "forms"), [("savjetovanje", {"savjetovanja", "savjetovanje"}), ("skola", {"školama", "škole", "školi"})]
)
def test_ac11_other_forms_of_a_word_are_marked_in_passage_text_and_picture(
    visit: Callable[..., Visit], query: str, forms: set[str]
) -> None:
    """AC-11."""
    page = visit().open(f"/hr/search?q={query}&language=hr")
    marks = {mark.lower() for mark in page.locator(".card mark").all_inner_texts()}
    assert marks & forms - {query}
    form = next(form for form in sorted(forms) if form in marks and form != query)
    page.locator("a.strip", has=page.locator("mark", has_text=re.compile(form, re.IGNORECASE))).first.click()
    assert form in {mark.lower() for mark in page.locator(".text mark").all_inner_texts()}
    assert page.locator(".sheet rect").count() >= page.locator(".text mark").count() > 0


@pytest.mark.parametrize("locale", ["en", "hr", "ar"])
def test_ac12_every_part_says_its_language_and_runs_its_way(visit: Callable[..., Visit], locale: str) -> None:
    """AC-12. The rules `html-has-lang` and `valid-lang` are among those of `test_reading_pages.py`."""
    page = visit().open(f"/{locale}/search?sort=title")
    titles = [*page.locator(".card .title a").all()]
    assert len({title.get_attribute("lang") for title in titles}) > 2
    for title in titles:
        wanted = "rtl" if ARABIC.search(title.inner_text()) else "ltr"
        assert title.evaluate("node => getComputedStyle(node).direction") == wanted
    page.goto(page.url.replace("sort=title", "q=%D8%A7%D9%84%D8%AA%D9%88%D8%AC%D9%8A%D9%87&language=ar"))
    passage = page.locator(".strip [lang=ar], .strip[lang=ar]").first
    assert passage.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_ac13_every_locale_names_itself_and_all_others(visit: Callable[..., Visit], collection: Collection) -> None:
    """AC-13. How `/` is answered by cookie and browser stands in `tests/webapp/test_i18n.py`."""
    shown = [locale for locale in collection.site.texts if collection.site.texts.is_shown(locale)]
    page = visit().open("/en/help")
    heads = {locale: page.evaluate(HEAD_OF, f"/{locale}/help") for locale in shown}
    assert len(heads) > 30
    everywhere = {locale: f"/{locale}/help" for locale in shown} | {"x-default": "/en/help"}
    for locale, head in heads.items():
        assert (head["lang"], head["dir"]) == (locale, "rtl" if locale == "ar" else "ltr")
        assert head["canonical"] == f"/{locale}/help"
        assert head["alternates"] == everywhere


def test_ac14_switcher_offers_languages_by_their_own_names_and_keeps_the_search(visit: Callable[..., Visit]) -> None:
    """AC-14. Who sees a language that is not done stands in `tests/webapp/localization/test_live.py`."""
    page = visit().open("/hr/search?language=hr&language=en&sort=newest&page=2")
    links = page.locator(".languages a").all()
    codes = [str(link.get_attribute("lang")) for link in links]
    assert codes == in_order(codes) == [link.get_attribute("hreflang") for link in links]
    assert "qps" not in codes
    expect(page.locator(".languages a[aria-current]")).to_have_attribute("lang", "hr")
    before = page.url.partition("?")[2]
    page.locator(".languages summary").click()
    page.locator(".languages a[lang=de]").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert page.url.partition("?")[2] == before


def test_ac15_croatian_lists_stand_in_croatian_order(visit: Callable[..., Visit]) -> None:
    """AC-15. The words of the alphabet's corners, Swedish ones too: `tests/indexer/search/test_collation.py`."""
    page = visit().open("/hr/browse/region")
    letters = page.locator(".letters li").all_inner_texts()
    assert [letters.index(letter) - letters.index(before) for before, letter in ("CČ", ("N", "Nj"), "SŠ")] == [1, 1, 1]
    countries = page.locator(".ways").evaluate_all(
        "all => all.slice(0, -1).flatMap(list => [...list.querySelectorAll('li > a')].map(link => link.textContent))"
    )
    assert countries.index("Njemačka") > countries.index("Novi Zeland")
    assert countries == sorted(countries, key=lambda name: sort_key(name, "hr"))


def test_ac16_croatian_counts_and_dates_are_inflected(visit: Callable[..., Visit], collection: Collection) -> None:
    """AC-16. On the page the counts that there are; all corners of the rule on the same texts of the site."""
    page = visit().open("/hr/search?language=hr")
    heading = page.locator("h1").inner_text()
    forms = {1: "publikacija", 2: "publikacije", 5: "publikacija", 21: "publikacija", 22: "publikacije"}
    count = first_number(heading)
    assert re.search(r"\b(publikacij[ae]|rezultat[a]?)\b", heading), heading
    texts = collection.site.texts["hr"]
    found = {
        number: texts.ngettext("%(count)s publication", "%(count)s publications", number) for number in (*forms, 1234)
    }
    assert found == {number: f"{number} {word}" for number, word in forms.items()} | {1234: "1.234 publikacije"}
    assert count > 0
    assert collection.site.texts["es"].ngettext("%(count)s publication", "%(count)s publications", 1234)[:4] == "1234"


@sizes
def test_ac17_arabic_page_is_mirrored_and_what_is_latin_is_not(
    visit: Callable[..., Visit], viewport: dict[str, int]
) -> None:
    """AC-17."""
    page = visit(viewport=viewport).open("/ar/search?q=savjetovanje&language=hr")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    title = page.locator(".card .title a[dir=ltr]").first
    assert title.evaluate("node => getComputedStyle(node).textAlign") == "end"
    chip = page.locator(".chips .chip").first
    assert chip.evaluate("chip => getComputedStyle(chip).direction") == "rtl"
    if viewport is WIDE:
        results = box(page.locator(".cards"))
        assert box(page.locator(".side").first)["x"] >= results["x"] + results["width"]
        bars = [box(bar)["x"] for bar in page.locator(".histogram a, .histogram rect").all()]
        assert bars == sorted(bars)
    page.goto(page.url.partition("/ar/")[0] + "/ar/records/3")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    name = page.locator(".files a, .files [dir]").first
    assert name.evaluate("node => getComputedStyle(node).direction") == "ltr"


def test_ac17_next_page_points_to_the_left_in_arabic(visit: Callable[..., Visit]) -> None:
    """AC-17: arrows."""
    page = visit().open("/ar/records/3/pages/2")
    there, back = page.locator(".step[rel=next]"), page.locator(".step[rel=prev]")
    assert "←" in after_and_before(there)
    assert "→" in after_and_before(back)
    assert box(there)["x"] < box(back)["x"]


def after_and_before(found: Locator) -> str:
    return str(
        found.evaluate("node => getComputedStyle(node, '::after').content + getComputedStyle(node, '::before').content")
    )


def test_ac17_page_of_a_reader_fits_a_narrow_phone_in_every_direction(visit: Callable[..., Visit]) -> None:
    """AC-17 and AC-18: no sideways scrolling at 320 px."""
    page: Page = visit(viewport={"width": 320, "height": 640}).open("/ar/")
    for path in ("/ar/", "/ar/browse/region", "/ar/charts", "/ar/records/3", "/ar/records/3/pages/2"):
        page.goto(page.url.partition("/ar/")[0] + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
