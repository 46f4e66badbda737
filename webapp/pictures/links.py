"""Addresses of pictures: the parameters are those of the search that is drawn."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for
from markupsafe import Markup

from indexer.search.answer import Request
from webapp.i18n import pgettext
from webapp.search.params import pairs

# What matters to a list and not to a picture.
OF_LISTS = ("sort", "page")
FRAME = Markup('<iframe src="{url}" title="{name}" width="100%" height="520" loading="lazy"></iframe>')
# Figures that are no chart of a facet -> endpoint of their files, with values of its path.
FIGURES: dict[str, tuple[str, dict[str, str]]] = {
    "evidence": ("pictures.evidence_file", {}),
    "map": ("pictures.world_file", {}),
}


@dataclass(frozen=True)
class PictureTab:
    """`url` is empty for the picture in sight."""

    name: Markup
    url: str


def picture_tabs(request: Request, current: str = "") -> list[PictureTab]:
    """All pictures of what this request finds; `current`: endpoint of the one in sight."""
    names = {
        "pictures.evidence": pgettext("picture", "Evidence map"),
        "pictures.world": pgettext("picture", "World map"),
        "pictures.charts": pgettext("picture", "Charts"),
    }
    return [PictureTab(name, "" if one == current else picture_url(one, request)) for one, name in names.items()]


def picture_url(endpoint: str, request: Request, **more: str | None) -> str:
    found = kept(request) + [(name, value) for name, value in more.items() if value]
    return url_for(endpoint) + (f"?{urlencode(found)}" if found else "")


def picture_file(figure: str, kept: list[tuple[str, str]], extension: str, by: str = "") -> str:
    """The address of a figure as a file. `figure`: a facet, or a key of `FIGURES`; `by`: what it is divided by."""
    endpoint, values = FIGURES.get(figure, ("pictures.chart_file", {"facet": figure}))
    return _with_query(url_for(endpoint, extension=extension, **values), kept, by)  # type: ignore[arg-type]


def frame_code(figure: str, name: str, kept: list[tuple[str, str]], by: str = "") -> str:
    """What to copy into another page, so that the same figure is shown there: HTML, to be shown as text."""
    url = _with_query(url_for("framed.figure", figure=figure, _external=True), kept, by)
    return str(FRAME.format(url=url, name=name))


def _with_query(path: str, kept: list[tuple[str, str]], by: str) -> str:
    query = [*kept, *([("by", by)] if by else [])]
    return path + (f"?{urlencode(query)}" if query else "")


def kept(request: Request) -> list[tuple[str, str]]:
    """The parameters of a request that matter to a picture."""
    return [pair for pair in pairs(request) if pair[0] not in OF_LISTS]
