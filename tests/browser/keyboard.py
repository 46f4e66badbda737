"""A page gone through by Tab alone, from its first control to its last."""

from itertools import pairwise
from typing import NamedTuple

from playwright.sync_api import Page

# What can be reached, in order; of a group of radio buttons only the chosen one or the first. The way begins before all
# of it, wherever the page itself had put the focus; what a script shows on the way is let pass.
WATCH = """() => {
  const start = Object.assign(document.createElement("span"), { tabIndex: -1 });
  document.body.prepend(start);
  start.focus();
  const controls = "a[href], button, input, select, textarea, summary, iframe, [tabindex='0']";
  const all = [...document.querySelectorAll(controls)];
  const named = (one) => `${one.tagName} ${one.name || one.id || one.textContent.trim() || one.className}`.slice(0, 80);
  const radios = all.filter((one) => one.type === "radio");
  const group = ({ name, form }) => radios.filter((one) => one.name === name && one.form === form);
  const stands = (one) => one.type !== "radio" || one === (group(one).find((other) => other.checked) ?? group(one)[0]);
  const wanted = all.filter((one) => !one.disabled && one.tabIndex >= 0 && one.type !== "hidden"
    && one.checkVisibility() && stands(one));
  window.walk = { wanted: wanted.map(named), reached: [], unseen: [] };
  document.addEventListener("focusin", ({ target }) => {
    const ring = getComputedStyle(target), box = target.getBoundingClientRect();
    if (wanted.includes(target)) window.walk.reached.push(wanted.indexOf(target));
    if (parseFloat(ring.outlineWidth) < 2 || ring.outlineStyle === "none" || box.width * box.height === 0) {
      window.walk.unseen.push(named(target));
    }
  });
  return wanted.length;
}"""
IS_DONE = "walk.reached.includes(walk.wanted.length - 1)"


class Walked(NamedTuple):
    """Names of controls: `missed` by Tab, focused but `unseen`, and reached `astray`, out of their order."""

    missed: list[str]
    unseen: list[str]
    astray: list[str]


NO_FAULT = Walked([], [], [])


def walk_by_tab(page: Page) -> Walked:
    """A control that holds the focus shows as those behind it that are missed."""
    for _ in range(page.evaluate(WATCH)):
        page.keyboard.press("Tab")
    # A date is several stops in one control.
    for _ in range(40):
        if page.evaluate(IS_DONE):
            break
        page.keyboard.press("Tab")
    walk = page.evaluate("window.walk")
    names, reached = walk["wanted"], walk["reached"]
    missed = [name for at, name in enumerate(names) if at not in reached]
    astray = [names[after] for before, after in pairwise(reached) if after < before]
    return Walked(missed, walk["unseen"], astray)
