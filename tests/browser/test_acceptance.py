"""What a reader is promised, in English, Croatian and Arabic on a desktop and on a phone (UX AC-01 to AC-26).

The corners of each check stand beside it in the file of its subject; here each is seen to hold everywhere.
"""

import csv
import gzip
import io
import random
import re
from collections.abc import Iterator
from itertools import product

import pytest
import rispy
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from indexer.search.collation import sort_key
from tests.browser.conftest import NARROW, WIDE
from tests.browser.places import overlap, places, share_of
from tests.browser.walk import Walk
from tests.live import Collection
from tests.reading import first_number

pytestmark = pytest.mark.browser
PLACES = list(product(("en", "hr", "ar"), (WIDE, NARROW)))
NAMES = [f"{locale} {'wide' if viewport is WIDE else 'narrow'}" for locale, viewport in PLACES]
RESULTS = "/search?q=savjetovanje"
NOTHING = "/search?q=savjetovanje&language=pl&agency=oecd"
RECORD = "/records/3?q=savjetovanje"
LARGEST = {"script": 25_000, "stylesheet": 20_000, "document": 100_000}


@pytest.fixture(scope="module", params=PLACES, ids=NAMES)
def walk(request: pytest.FixtureRequest, chromium: Browser, origin: str, collection: Collection) -> Iterator[Walk]:
    locale, viewport = request.param
    code = locale if collection.site.texts.is_shown(locale) else "qpsb"
    reader = Walk(code, viewport, chromium, origin)
    yield reader
    reader.close()


def cards(page: Page) -> list[str | None]:
    return [link.get_attribute("href") for link in page.locator(".card .title a").all()]


def heading(page: Page) -> int:
    return first_number(page.locator("h1").inner_text())


def open_sheet(page: Page) -> None:
    """Where filters stand behind a button."""
    if (opener := page.locator(".to-filters")).is_visible():
        opener.click()


def label_of(page: Page, facet: str, value: str = "") -> Locator:
    chosen = f"[value='{value}']" if value else ""
    return page.locator(f".facet label:has(input[name='{facet}']{chosen})").first


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_ac01_filters_page_and_citation_need_no_scripts(walk: Walk) -> None:
    page = walk.fresh(RESULTS, java_script_enabled=False)
    label = label_of(page, "language", "hr")
    promised = first_number(label.locator(".count").inner_text())
    label.locator("input").check()
    page.locator(".filters .apply button").click()
    assert heading(page) == promised
    expect(page.locator(".chips li")).to_have_count(1)
    page.locator(".sorts a").first.click()
    expect(page).to_have_url(re.compile("sort="))
    page.locator(".card a.strip").first.click()
    expect(page.locator("#cite .in-text").first).to_contain_text(re.compile(r"\d"))


def test_ac02_address_is_the_state(walk: Walk) -> None:
    page = walk.fresh("/search?region=HR&language=hr&language=en&sort=oldest")
    before = page.url, cards(page)
    page.locator(".card .title a").first.click()
    page.go_back()
    assert (page.url, cards(page)) == before
    expect(page.locator("#filters input[value='HR']")).to_be_checked()
    page.goto(before[0] + "&page=999")
    assert (page.url, cards(page)) == before


def test_ac03_ac04_a_tick_is_told_and_leaves_a_chip(walk: Walk) -> None:
    """The status is the same node, the focus stays, and the value stays ticked in its place."""
    page = walk.fresh(RESULTS)
    status = page.locator("[data-status]").element_handle()
    open_sheet(page)
    order = page.locator(".facet input[name='language']").evaluate_all("all => all.map(one => one.value)")
    label = label_of(page, "language")
    count = first_number(label.locator(".count").inner_text())
    label.locator("input").check()
    page.wait_for_url("**language=**")
    expect(page.locator("[data-status]")).to_contain_text(str(count))
    assert page.evaluate("status => status === document.querySelector('[data-status]')", status)
    assert page.evaluate("document.activeElement.name") == "language"
    assert "savjetovanje" in page.title()
    assert str(count) in page.title()
    assert page.locator(".facet input[name='language']").evaluate_all("all => all.map(one => one.value)") == order
    expect(page.locator(f".facet input[value='{order[0]}']").first).to_be_checked()
    if walk.is_narrow:
        expect(page.get_by_role("dialog").locator(":scope > .sign")).to_contain_text(str(count))
        page.keyboard.press("Escape")
    chips = page.locator(".chips .chip")
    expect(chips).to_have_count(1)
    expect(page.locator(".chips > a")).to_have_count(1)
    chips.first.press("Enter")
    expect(page.locator(".chips")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "results"


def test_ac05_long_facet_shows_eight_and_finds_in_the_rest(walk: Walk) -> None:
    page = walk.at(RESULTS)
    facet = page.locator("fieldset.facet:has(input[name='region'])")
    assert facet.locator("input").count() <= 8
    total = first_number(facet.locator(".all").text_content() or "")
    assert total > 8
    assert not facet.evaluate(
        "one => [one, ...one.querySelectorAll('*')].some(two => two.scrollHeight > two.clientHeight + 1 \
        && ['auto', 'scroll'].includes(getComputedStyle(two).overflowY))"
    )
    found = walk.fresh("/browse/region?language=hr&order=count")
    boxes = found.locator("[data-values] input")
    name = boxes.locator("xpath=..").first.locator("span").first.inner_text()
    before = boxes.count()
    found.locator("[data-find]").press_sequentially(name)
    expect(found.locator("[data-status]")).to_have_text(re.compile(r"^\D*\d"))
    expect(boxes.locator("xpath=..").first).to_contain_text(name)
    assert boxes.count() < before


def test_ac06_filters_come_up_as_a_sheet_on_a_phone_and_stand_aside_on_a_desktop(walk: Walk) -> None:
    page = walk.fresh(RESULTS)
    if not walk.is_narrow:
        expect(page.locator(".to-filters")).to_be_hidden()
        expect(page.locator("#filters")).to_be_visible()
        return
    expect(page.locator("#filters")).to_be_hidden()
    place = page.evaluate("() => { scrollTo(0, 400); return scrollY; }")
    page.locator(".to-filters").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.locator(":scope > .sign")).to_contain_text(str(heading(page)))
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(page.locator(".to-filters")).to_be_focused()
    assert page.evaluate("scrollY") == place


def test_ac07_counts_are_the_totals_after_the_click(walk: Walk) -> None:
    """Four facets by a lot that is the same in every run; two values of a facet join, of two facets they meet."""
    page, lot = walk.at(RESULTS), random.Random(PLACES.index((walk.code.replace("qpsb", "ar"), walk.viewport)))
    address = f"/{walk.code}{RESULTS}"
    by_facet: dict[str, dict[str, int]] = {}
    for label in page.locator(".facet label:has(input[type=checkbox])").all():
        box = label.locator("input")
        name, value = box.get_attribute("name") or "", box.get_attribute("value") or ""
        by_facet.setdefault(name, {})[value] = first_number(label.locator(".count").text_content() or "")
    assert len(by_facet) > 5
    for facet in lot.sample(sorted(by_facet), 4):
        value = lot.choice(sorted(by_facet[facet]))
        assert walk.total(f"{address}&{facet}={value}") == by_facet[facet][value], (facet, value)
    hr, en = by_facet["language"]["hr"], by_facet["language"]["en"]
    assert max(hr, en) <= walk.total(f"{address}&language=hr&language=en") <= hr + en
    assert walk.total(f"{address}&language=hr&region=HR") <= min(hr, by_facet["region"]["HR"])


def test_ac08_way_out_of_nothing_finds_what_it_promises(walk: Walk) -> None:
    page = walk.at(NOTHING)
    expect(page.locator(".chips li")).to_have_count(2)
    ways = page.locator(".nothing ul").first.locator("a").all()
    assert ways
    for way in ways:
        total = walk.total(way.get_attribute("href") or "")
        # Arabic has forms of its own for one and two.
        assert first_number(way.inner_text().rpartition(":")[2]) == total or (walk.code == "ar" and 0 < total < 3)
    assert page.locator(".nothing a[href$='/contact']").count() == 1
    expect(page.locator("#filters")).to_be_visible(visible=not walk.is_narrow)


def test_ac09_misspelt_question_leads_to_one_that_finds(walk: Walk) -> None:
    meant = walk.at("/search?q=karijerno+savjetovnje").locator(".meant a")
    expect(meant).to_have_attribute("lang", "hr")
    expect(meant).to_have_text("karijerno savjetovanje")
    assert walk.total(meant.get_attribute("href") or "") > 0
    expect(walk.at(RESULTS).locator(".meant")).to_have_count(0)


def test_ac10_passage_opens_its_page_with_the_words_boxed(walk: Walk, collection: Collection) -> None:
    page = walk.fresh(f"{RESULTS}&language=hr")
    card = page.locator(".card", has=page.locator("a.strip >> nth=1")).first
    with page.expect_response(re.compile(r"/pages/\d+\.webp")) as picture:
        card.locator("a.strip").first.click()
    assert picture.value.ok
    assert "q=savjetovanje" in page.url
    whole = page.locator(".sheet img").bounding_box()
    assert whole
    boxes = [share_of(box, whole) for one in page.locator(".sheet rect").all() if (box := one.bounding_box())]
    link = page.locator(".tools > a").get_attribute("href") or ""
    file, _, number = link.rpartition("/")[2].partition("#page=")
    printed = places(collection.folder / file, int(number), page.locator(".text mark").first.inner_text())
    assert all(overlap(box, {"x": 0, "y": 0, "width": 1, "height": 1}) > 0.99 for box in boxes)
    assert any(overlap(word, box) > 0.5 for word in printed for box in boxes)
    before = page.url
    page.locator(".found .step").last.click()
    assert page.url != before
    expect(page.locator(".text mark").first).to_be_visible()


def test_ac11_other_forms_of_a_word_are_marked(walk: Walk) -> None:
    page = walk.at("/search?q=skola&language=hr")
    marks = {mark.lower() for mark in page.locator(".card mark").all_inner_texts()}
    assert marks & {"školama", "škole", "školi", "škola"}


def test_ac12_every_part_says_its_language_and_runs_its_way(walk: Walk) -> None:
    page = walk.at("/search?sort=title")
    titles = page.locator(".card .title a").evaluate_all(
        "all => all.map(one => [one.lang, one.textContent, getComputedStyle(one).direction])"
    )
    assert len({language for language, _, _ in titles}) > 2
    for language, title, direction in titles:
        assert direction == ("rtl" if re.search("[\u0600-\u06ff]", title) else "ltr"), (language, title)


def test_ac13_head_names_this_locale_and_all_others(walk: Walk, collection: Collection) -> None:
    page = walk.at(RESULTS)
    html = page.locator("html")
    expect(html).to_have_attribute("lang", walk.code)
    expect(html).to_have_attribute("dir", "rtl" if walk.code in ("ar", "qpsb") else "ltr")
    assert (page.locator("link[rel=canonical]").get_attribute("href") or "").endswith(f"/{walk.code}{RESULTS}")
    alternates = page.locator("link[rel=alternate][hreflang]").evaluate_all("all => all.map(one => one.hreflang)")
    shown = {locale for locale in collection.site.texts if collection.site.texts.is_shown(locale)}
    assert set(alternates) == shown | {"x-default"}


def test_ac14_switcher_names_languages_and_keeps_the_search(walk: Walk) -> None:
    page = walk.fresh("/search?language=hr&language=en&sort=newest&page=2")
    if walk.code != "qpsb":
        expect(page.locator(".languages a[aria-current]")).to_have_attribute("lang", walk.code)
    before = page.url.partition("?")[2]
    page.locator(".languages summary").click()
    page.locator(".languages a[lang=de]").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert page.url.partition("?")[2] == before


def test_ac15_lists_stand_in_the_order_of_the_language(walk: Walk) -> None:
    countries = (
        walk.at("/browse/region")
        .locator(".ways")
        .evaluate_all(
            "all => all.slice(0, -1).flatMap(list => [...list.querySelectorAll('li > a')].map(one => one.textContent))"
        )
    )
    assert countries
    assert countries == sorted(countries, key=lambda name: sort_key(name, walk.code))


def test_ac16_counts_are_inflected(walk: Walk, collection: Collection) -> None:
    texts = collection.site.texts[walk.code]
    told = walk.at("/search?language=hr").locator("h1").inner_text()
    assert told == texts.ngettext("%(count)s publication", "%(count)s publications", first_number(told))
    assert texts.ngettext("%(count)s publication", "%(count)s publications", 1) != told


def test_ac17_layout_follows_the_direction(walk: Walk) -> None:
    page, is_mirrored = walk.at(RESULTS), walk.code in ("ar", "qpsb")
    assert fits(page)
    brand, menu = page.locator(".brand").bounding_box(), page.locator(".languages").bounding_box()
    assert brand
    assert menu
    if not walk.is_narrow:
        side, results = page.locator(".side").bounding_box(), page.locator(".cards").bounding_box()
        assert side
        assert results
        assert (side["x"] > results["x"]) == (brand["x"] > menu["x"]) == is_mirrored
        bars = [box["x"] for bar in page.locator(".histogram .bar").all() if (box := bar.bounding_box())]
        assert bars == sorted(bars)


@pytest.mark.parametrize("path", [RESULTS, RECORD])
def test_ac20_page_fits_320_pixels(walk: Walk, path: str) -> None:
    page = walk.at(path)
    page.set_viewport_size({"width": 320, "height": 640})
    try:
        assert fits(page)
    finally:
        page.set_viewport_size(walk.viewport)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", [RESULTS, RECORD])
def test_ac21_controls_are_large_enough_and_show_the_focus(walk: Walk, path: str) -> None:
    page = walk.at(path)
    small = page.evaluate("""() => [...document.querySelectorAll(
      "button, summary, .chip, input:not([type=checkbox], [type=hidden]), nav a, label:has(input)")]
      .filter((one) => one.checkVisibility() && !one.closest(".hidden, .skip"))
      .filter((one) => one.getBoundingClientRect().height < 23.9 || one.getBoundingClientRect().width < 23.9)
      .map((one) => one.outerHTML.slice(0, 120))""")
    assert small == []
    page.evaluate("document.activeElement.blur()")
    for _ in range(15):
        page.keyboard.press("Tab")
        ring = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert ring >= 2, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_ac22_states_are_told_apart_in_colours_of_the_system_and_nothing_moves(walk: Walk) -> None:
    page = walk.at(f"{RESULTS}&language=hr")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.locator("mark").first.evaluate("one => getComputedStyle(one).backgroundColor") != ground
    fills = page.locator(".histogram .bar").evaluate_all("all => all.map(one => getComputedStyle(one).fill)")
    assert fills
    assert ground not in fills
    slow = page.evaluate("""() => [...document.querySelectorAll("*")].map((one) => getComputedStyle(one))
      .flatMap((style) => [style.transitionDuration, style.animationDuration].join().split(","))
      .filter((time) => parseFloat(time) > 0.2).length""")
    assert slow == 0


def test_ac23_field_offers_a_few_words_and_keeps_what_is_typed(walk: Walk) -> None:
    page = walk.fresh("/")
    field = page.get_by_role("combobox")
    field.press_sequentially("sav")
    expect(field).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("option")
    assert 0 < options.count() <= 8
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("sav")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=sav$"))


def test_ac24_charts_are_numbers_that_add_up(walk: Walk) -> None:
    page = walk.at("/charts?q=savjetovanje")
    told = page.locator(".timeline tbody tr").evaluate_all(
        "all => all.map(row => [row.querySelector('th').textContent.trim(), row.querySelector('.count').textContent])"
    )
    table = {first_number(year): first_number(count) for year, count in told}
    assert sum(table.values()) == walk.total(f"/{walk.code}{RESULTS}")
    year, count = max(table.items(), key=lambda one: one[1])
    bar = page.locator(f".histogram a[aria-label*='{year}']").first
    assert walk.total(bar.get_attribute("href") or "") == count
    assert page.locator(".histogram").get_attribute("aria-label")
    address = page.locator(".timeline .picture-files a[href*='.csv']").get_attribute("href") or ""
    lines = list(csv.reader(io.StringIO(page.request.get(walk.origin + address).body().decode("utf-8-sig"))))
    assert {first_number(line[0]): int(line[-1]) for line in lines[1:]} == table


def test_ac25_page_is_cited_alike_for_people_and_programs_and_a_record_fits_two_sheets(walk: Walk) -> None:
    page = walk.at("/records/3/pages/3?q=savjetovanje")
    told = page.request.get(f"{walk.origin}/api/v1/records/3/citation?style=apa&page=3&locale={walk.code}").json()
    cited = page.locator("#cite dd").first
    assert cited.locator(".in-text").inner_text() == told["in_text"]
    assert cited.locator("p").last.inner_text() == told["reference"]
    ris = page.request.get(f"{walk.origin}/r/3.ris?page=3").text()
    assert rispy.loads(ris)[0]["start_page"] == "3"
    record = walk.at(RECORD)
    record.emulate_media(media="print")
    paper = PdfReader(io.BytesIO(record.pdf(format="A4")))
    record.emulate_media(media="screen")
    words = " ".join(sheet.extract_text() for sheet in paper.pages)
    assert len(paper.pages) <= 2
    assert f"/{walk.code}/records/3" in words.replace(" ", "").replace("\n", "")


def test_ac26_results_are_light_and_ask_nobody_else(walk: Walk) -> None:
    page = walk.at(RESULTS)
    shown, answers = walk.open_pages[RESULTS], walk.answers[RESULTS]
    sizes = dict.fromkeys(LARGEST, 0)
    for answer in answers:
        if (kind := answer.request.resource_type) in sizes:
            sizes[kind] += len(answer.body()) if kind == "document" else len(gzip.compress(answer.body()))
    assert {kind: size for kind, size in sizes.items() if size > LARGEST[kind]} == {}
    assert (shown.strangers, shown.complaints, page.context.cookies()) == ([], [], [])
    shifts = page.evaluate("""() => new Promise((done) => new PerformanceObserver((list) => done(
      list.getEntries().reduce((sum, one) => sum + (one.hadRecentInput ? 0 : one.value), 0)))
      .observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 300))""")
    assert shifts < 0.1
