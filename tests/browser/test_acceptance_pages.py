"""Pages, pictures, and what holds everywhere, in three locales on two sizes of screen (UX AC-10, AC-21 to AC-26).

The corners of each check stand beside it in the file of its subject; here each is seen to hold everywhere.
"""

import csv
import gzip
import io
import re

import pytest
import rispy
from playwright.sync_api import Response, expect
from pypdf import PdfReader

from tests.browser.places import overlap, places, share_of
from tests.browser.walk import RECORD, RESULTS, Walk
from tests.live import Collection
from tests.reading import first_number

pytestmark = [pytest.mark.browser, pytest.mark.long]
# How far what is there moves when something comes in later.
SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) => done(
  list.getEntries().reduce((sum, one) => sum + (one.hadRecentInput ? 0 : one.value), 0)))
  .observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 300))"""
LARGEST = {"script": 25_000, "stylesheet": 20_000, "document": 100_000}


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
    link = page.locator(".tools a[href*='#page=']").get_attribute("href") or ""
    file, _, number = link.rpartition("/")[2].partition("#page=")
    printed = places(collection.folder / file, int(number), page.locator(".text mark").first.inner_text())
    assert all(overlap(box, {"x": 0, "y": 0, "width": 1, "height": 1}) > 0.99 for box in boxes)
    assert any(overlap(word, box) > 0.5 for word in printed for box in boxes)
    before = page.url
    page.locator(".found .step").last.click()
    assert page.url != before
    expect(page.locator(".text mark").first).to_be_visible()


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
    with walk.stranger() as shown:
        answers: list[Response] = []
        shown.page.on("response", lambda answer: answers.append(answer))
        shown.open(f"/{walk.code}{RESULTS}").wait_for_load_state("networkidle")
        sizes = dict.fromkeys(LARGEST, 0)
        for answer in answers:
            if (kind := answer.request.resource_type) in sizes:
                sizes[kind] += len(answer.body()) if kind == "document" else len(gzip.compress(answer.body()))
        assert {kind: size for kind, size in sizes.items() if size > LARGEST[kind]} == {}
        assert (shown.strangers, shown.complaints, shown.page.context.cookies()) == ([], [], [])
        assert shown.page.evaluate(SHIFTS) < 0.1
