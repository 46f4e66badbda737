"""Searching, as every reader is promised it, in three locales on two sizes of screen (UX AC-01 to AC-09).

The corners of each check stand beside it in the file of its subject; here each is seen to hold everywhere.
"""

import random
import re

import pytest
from playwright.sync_api import expect

from tests.browser.walk import NOTHING, PLACES, RESULTS, Walk, cards, heading, label_of, open_sheet
from tests.reading import first_number

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_ac01_filters_page_and_citation_need_no_scripts(walk: Walk) -> None:
    with walk.stranger(java_script_enabled=False) as visit:
        page = visit.open(f"/{walk.code}{RESULTS}")
        label = label_of(page, "language", "hr")
        promised = first_number(label.locator(".count").inner_text())
        label.locator("input").check()
        page.locator(".filters .apply button").click()
        assert heading(page) == promised
        expect(page.locator(".chips li")).to_have_count(1)
        if walk.is_narrow:
            page.locator(".sorts summary").first.click()
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
    page.reload()
    assert cards(page) == before[1]
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


@pytest.mark.parametrize("question", ["profesionalno+usmjeravanje+odraslih", "career+guidance+for+adults+in+Croatia"])
def test_first_hit_and_its_best_page_are_in_sight_at_once(walk: Walk, question: str) -> None:
    """What was searched and what can be done with it is folded on a phone, and in sight where there is room."""
    page = walk.at(f"/search?q={question}")
    title, passage = (page.locator(f".card {part}").first.bounding_box() for part in (".title", ".strip"))
    assert title
    assert passage
    assert title["y"] + title["height"] < passage["y"]
    # Its page number and three lines of it at least.
    assert passage["y"] + 100 < walk.viewport["height"]
    folds = page.locator(".results .fold > summary")
    assert [fold.is_visible() for fold in folds.all()] == [walk.is_narrow] * folds.count()
    assert page.locator(".how li").first.is_visible() is not walk.is_narrow


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
