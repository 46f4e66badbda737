"""Languages, as every reader is promised them, in three locales on two sizes of screen (UX AC-11 to AC-17).

The corners of each check stand beside it in the file of its subject; here each is seen to hold everywhere.
"""

import re

import pytest
from playwright.sync_api import expect

from indexer.search.collation import sort_key
from tests.browser.walk import RESULTS, Walk, fits
from tests.live import Collection
from tests.reading import first_number

pytestmark = [pytest.mark.browser, pytest.mark.long]


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
