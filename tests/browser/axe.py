"""Rules of WCAG that a page breaks, as axe finds them. Only what is wrong is brought over from the browser."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
CONTRAST = ("color-contrast",)
# Rules that look at how large things are. Others find the same on every screen, but for what only one of them shows.
OF_SIZE = ("target-size", "scrollable-region-focusable")
RUN = """async ([within, only, without]) => (await axe.run(within, {
    runOnly: only, preload: false, resultTypes: ["violations"],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) })).violations
  .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}: ${node.failureSummary}`))"""


def faults_of(
    page: Page, rules: tuple[str, ...] = TAGS, without: tuple[str, ...] = (), within: str = "html"
) -> list[str]:
    """Rule, element and reason of each violation. `rules`: tags of axe, or names of rules; `without`: names; `within`:
    the part of the page that is looked at, as a selector."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, [within, rules, without])
    return found
