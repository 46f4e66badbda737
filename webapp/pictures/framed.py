"""`/<locale>/framed/<figure>`: one figure of what a search finds, to be shown within a page of somebody else.

Only this address lets itself be framed. It runs no script and sets no cookie; its links open in pages of their own.
"""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, make_response, render_template
from markupsafe import Markup

from indexer.facets import BY_NAME
from webapp.accounts.access import public
from webapp.i18n import pgettext
from webapp.pictures.asked import Asked, asked_of
from webapp.pictures.found import Found, asked_division, find, find_matrix
from webapp.pictures.in_words import matrix_findings
from webapp.pictures.links import picture_url
from webapp.pictures.series import countries, series
from webapp.search.names import facet_name
from webapp.security import POLICY

blueprint = Blueprint("framed", __name__)

FRAMED_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")


@dataclass(frozen=True)
class Figure:
    """`told`: what it says, in words. `by`: what it is divided by. `url`: of the page where it stands."""

    name: Markup
    told: tuple[Markup, ...]
    asked: Asked
    by: str
    url: str


@blueprint.get("/framed/<figure>")
@public
def figure(figure: str) -> Response:
    shown = _find(figure)
    response = make_response(render_template("pages/pictures/framed.html", figure=figure, shown=shown))
    response.headers["Content-Security-Policy"] = FRAMED_POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _find(figure: str) -> Figure:
    if figure == "evidence":
        found, shown = find_matrix()
        name = pgettext("picture", "Evidence map")
        return _figure(found, "pictures.evidence", name, matrix_findings(shown), shown.by)
    found = find()
    if figure == "map":
        told = countries(found.answer, found.vocabulary).findings
        return _figure(found, "pictures.world", pgettext("picture", "World map"), told)
    if figure not in BY_NAME:
        abort(404)
    told = series(found.answer, found.vocabulary, figure).findings
    by = asked_division() if figure == "year" else ""
    return _figure(found, "pictures.charts", facet_name(figure), told, by)


def _figure(found: Found, endpoint: str, name: Markup, told: tuple[Markup, ...], by: str = "") -> Figure:
    asked = asked_of(found.answer, found.vocabulary, endpoint, by=by)
    return Figure(name, told, asked, by, picture_url(endpoint, found.answer.request, by=by))
