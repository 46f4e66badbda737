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


def picture_file(endpoint: str, kept: list[tuple[str, str]], extension: str, values: dict[str, str], by: str) -> str:
    """The address of a picture as a file; `values`: of its path, `by`: what stands across in an evidence map."""
    query = [*kept, *([("by", by)] if by else [])]
    path = url_for(endpoint, extension=extension, **values)  # type: ignore[arg-type]
    return path + (f"?{urlencode(query)}" if query else "")


def kept(request: Request) -> list[tuple[str, str]]:
    """The parameters of a request that matter to a picture."""
    return [pair for pair in pairs(request) if pair[0] not in OF_LISTS]
