"""`/<locale>/help` and a page for each task below it: what somebody wants to do, in words and one picture.

The pictures are of the demonstration collection, taken by `tests/browser/test_help.py`; languages without pictures of
their own get the English ones.
"""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from webapp.accounts.access import public
from webapp.i18n import N_, locale

blueprint = Blueprint("help", __name__, url_prefix="/help")

# What an address calls a task -> its title, in the order in which people need them.
TASKS = {
    "search": N_("How to find what you need"),
    "languages": N_("Ask in your own language"),
    "narrow": N_("Narrow it down"),
    "read": N_("Read the page that answers"),
    "keep": N_("Keep it"),
}
PICTURED = ("en", "hr")
WIDTH, HEIGHT = 1000, 640


@blueprint.get("")
@public
def contents() -> ResponseReturnValue:
    return render_template("pages/about/help/contents.html", tasks=TASKS)


@blueprint.get("/<task>")
@public
def task(task: str) -> ResponseReturnValue:
    if task not in TASKS:
        abort(404)
    order = list(TASKS)
    following = order[order.index(task) + 1 :][:1]
    return render_template(
        f"pages/about/help/{task}.html",
        tasks=TASKS,
        current=task,
        following=following[0] if following else "",
        picture=f"img/help/{task}-{locale() if locale() in PICTURED else PICTURED[0]}.webp",
        size=(WIDTH, HEIGHT),
    )
