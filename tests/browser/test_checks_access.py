"""Checks AC-19 to AC-22: states that `test_reading_pages` does not reach, other eyes, keyboard and zoom."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import faults_of
from tests.browser.conftest import NARROW, WIDE, Visit

pytestmark = pytest.mark.browser
RESULTS = "/hr/search?q=savjetovanje"
# Text that is taller or wider than the box that hides what sticks out.
CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => one.children.length === 0 && one.textContent.trim() && one.offsetParent)
  .filter((one) => !one.closest(".hidden, svg, mark"))
  .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX)
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map((one) => one.outerHTML.slice(0, 120))"""
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } \
  p { margin-block-end: 2em !important; }"
READ = ("/hr/", RESULTS, "/hr/records/3?q=savjetovanje", "/hr/evidence", "/hr/search/alert?q=savjetovanje")


def open_sheet(page: Page) -> None:
    page.locator(".to-filters").click()


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


def complete(page: Page) -> None:
    page.get_by_role("combobox").press_sequentially("sav")
    page.get_by_role("option").first.wait_for()


@pytest.mark.parametrize(
    ("path", "viewport", "act"),
    [
        (RESULTS, NARROW, open_sheet),
        (RESULTS, WIDE, unfold),
        ("/hr/records/3", WIDE, unfold),
        ("/hr/", WIDE, complete),
    ],
    ids=["sheet of filters", "results unfolded", "record unfolded", "combobox open"],
)
def test_ac19_open_page_breaks_no_rule(
    visit: Callable[..., Visit], path: str, viewport: dict[str, int], act: Callable[[Page], None]
) -> None:
    shown = visit(viewport=viewport)
    act(shown.open(path))
    assert faults_of(shown.page) == []


@pytest.mark.parametrize("path", READ)
def test_ac20_page_bears_wide_spacing_and_letters_twice_as_large(visit: Callable[..., Visit], path: str) -> None:
    page = visit(viewport={"width": 640, "height": 800}, bypass_csp=True).open(path)
    for style in (SPACING, "html { font-size: 200% !important; }"):
        page.add_style_tag(content=style)
        assert page.evaluate(CLIPPED) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("path", [RESULTS, "/hr/records/3?q=savjetovanje"])
def test_ac21_focus_is_seen_wherever_it_goes(visit: Callable[..., Visit], path: str) -> None:
    page = visit(viewport=NARROW).open(path)
    reached = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
          const one = document.activeElement, box = one.getBoundingClientRect();
          if (one === document.body) return null;
          const x = box.x + Math.min(box.width / 2, 20), top = document.elementFromPoint(x, box.y + box.height / 2);
          const ring = getComputedStyle(one);
          return { name: one.outerHTML.slice(0, 160), ring: parseFloat(ring.outlineWidth),
            isFree: !top || one.contains(top) || top.contains(one) || !top.closest(".to-filters") };
        }""")
        if seen is None:
            break
        assert seen["ring"] >= 2, seen
        assert seen["isFree"], seen
        reached.add(seen["name"])
    assert len(reached) > 25


@pytest.mark.parametrize(("path", "viewport"), [(RESULTS, NARROW), ("/hr/records/3", NARROW), (RESULTS, WIDE)])
def test_ac21_controls_are_large_enough_to_hit(
    visit: Callable[..., Visit], path: str, viewport: dict[str, int]
) -> None:
    """What stands in a sentence is exempt (WCAG 2.5.8); boxes are hit by their labels."""
    page = visit(viewport=viewport).open(path)
    small = page.evaluate("""() => [...document.querySelectorAll(
      "button, summary, .chip, input:not([type=checkbox], [type=hidden]), nav a, label:has(input)")]
      .filter((one) => one.offsetParent && !one.closest(".hidden, .skip"))
      .filter((one) => one.getBoundingClientRect().height < 23.9 || one.getBoundingClientRect().width < 23.9)
      .map((one) => one.outerHTML.slice(0, 120))""")
    assert small == []


def test_ac22_colours_of_the_system_keep_states_apart(visit: Callable[..., Visit]) -> None:
    page = visit(forced_colors="active").open("/hr/search?q=savjetovanje&language=hr")
    chip = page.locator(".chips .chip").first
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert chip.evaluate(
        "one => getComputedStyle(one).borderTopStyle !== 'none' || getComputedStyle(one).outlineStyle !== 'none'"
    )
    bars = page.locator(".histogram rect").evaluate_all("all => all.map(one => getComputedStyle(one).fill)")
    assert bars
    assert ground not in bars
    assert page.locator("mark").first.evaluate("one => getComputedStyle(one).backgroundColor") != ground


def test_ac22_nothing_moves_for_long(visit: Callable[..., Visit]) -> None:
    page = visit(reduced_motion="reduce").open(RESULTS)
    slow = page.evaluate("""() => [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      const times = [style.transitionDuration, style.animationDuration].flatMap((all) => all.split(","));
      return Math.max(...times.map(parseFloat)) > 0.2;
    }).length""")
    assert slow == 0
