"""How a page is looked at: its picture as wide as fits, in one of three sizes, or its text alone.

The address says it, so that it stays while pages are turned.
"""

from dataclasses import dataclass
from enum import StrEnum

from flask import url_for

from indexer.rendering.cache import WIDTHS


class View(StrEnum):
    """Numbers are per cent of a picture that is 1,000 pixels wide."""

    FIT = "fit"
    FULL = "100"
    LARGE = "150"
    LARGEST = "200"
    TEXT = "text"


@dataclass(frozen=True)
class Shown:
    """`sizes`: how wide `viewer.css` shows the picture; the browser chooses a source by that. `widest`: of the sources
    that it may choose from."""

    sizes: str
    widest: int = WIDTHS[-1]


# To fit a wide screen it is shown narrower than said here: letters are smoother in a picture that is scaled down. The
# first look, which most stop at, doesn't wait for the largest picture on a screen of double density.
SHOWN = {
    View.FIT: Shown("(max-width: 60rem) calc(100vw - 2rem), 62.5rem", WIDTHS[-2]),
    View.FULL: Shown("62.5rem"),
    View.LARGE: Shown("93.75rem"),
    View.LARGEST: Shown("125rem"),
}


@dataclass(frozen=True)
class ViewLink:
    """`url` is empty for the view at hand."""

    view: View
    url: str


def page_url(record_id: int, number: int, query: str, view: View = View.FIT) -> str:
    chosen = None if view is View.FIT else view.value
    return url_for("records.page", record_id=record_id, number=number, q=query or None, view=chosen)


def view_links(record_id: int, number: int, query: str, view: View) -> list[ViewLink]:
    return [ViewLink(one, "" if one is view else page_url(record_id, number, query, one)) for one in View]
