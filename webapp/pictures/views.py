"""`/evidence`, `/map` and `/charts` under the parameters of a search; each as page, CSV and SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from flask import Blueprint, Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from indexer.facets import BY_NAME
from indexer.search.answer import Request
from webapp.accounts.access import public
from webapp.exports.tables import write_csv
from webapp.i18n import _
from webapp.pictures import drawings
from webapp.pictures.asked import asked_of
from webapp.pictures.atlas import atlas
from webapp.pictures.found import asked_division, find, find_matrix, find_stack
from webapp.pictures.in_words import matrix_findings
from webapp.pictures.links import frame_code, picture_file, picture_url
from webapp.pictures.matrix import Line, across_names, crossing, everything, is_country, matrix
from webapp.pictures.series import Series, all_series, countries, in_short, series
from webapp.pictures.stack import TYPE, Stack
from webapp.search.histogram import histogram
from webapp.search.names import facet_name
from webapp.search.params import is_typed, read
from webapp.site import current_site

blueprint = Blueprint("pictures", __name__)
blueprint.add_app_template_global(picture_file)
blueprint.add_app_template_global(frame_code)
plain = Blueprint("land", __name__)

SVG, CSV = "image/svg+xml", "text/csv; charset=utf-8"
LAND_AGE_S = 30 * 24 * 3600
SMALL_WORLD_AGE_S = 3600


@blueprint.get("/evidence")
@public
def evidence() -> ResponseReturnValue:
    found, shown = find_matrix()
    ways = [
        (name, "" if by == shown.by else picture_url("pictures.evidence", found.answer.request, by=by))
        for by, name in across_names().items()
    ]
    page = asked_of(found.answer, found.vocabulary, "pictures.evidence", by=shown.by)
    told = matrix_findings(shown)
    return render_template("pages/pictures/evidence.html", page=page, matrix=shown, told=told, ways=ways)


@blueprint.get("/evidence.<extension>")
@public
def evidence_file(extension: str) -> ResponseReturnValue:
    _found, shown = find_matrix()
    if extension == "svg":
        return _svg(drawings.draw_matrix(shown, _("Evidence map").unescape()))
    head = [facet_name("objective").unescape(), _("All").unescape(), *(column.name for column in shown.columns)]
    return _csv(extension, head, (_cells(line) for line in shown.lines))


@blueprint.get("/map")
@public
def world() -> ResponseReturnValue:
    found = find()
    listed = countries(found.answer, found.vocabulary)
    page = asked_of(found.answer, found.vocabulary, "pictures.world")
    return render_template("pages/pictures/world.html", page=page, listed=listed, atlas=atlas(listed))


@blueprint.get("/map.<extension>")
@public
def world_file(extension: str) -> ResponseReturnValue:
    found = find()
    listed = countries(found.answer, found.vocabulary)
    if extension == "svg":
        return _svg(drawings.draw_atlas(atlas(listed), _("World map").unescape()))
    return _series_csv(extension, listed)


@blueprint.get("/charts")
@public
def charts() -> ResponseReturnValue:
    by = asked_division()
    if is_typed(request.args):
        return redirect(picture_url("pictures.charts", read(request.args), by=by))
    found = find(lambda asked: crossing(asked, "year"))
    years = histogram(found.answer.request, found.answer.facets.get("year", {}))
    page = asked_of(found.answer, found.vocabulary, "pictures.charts", by=by)
    by_topic = matrix(found.answer, found.vocabulary, "year")
    return render_template(
        "pages/pictures/charts.html",
        page=page,
        summary=in_short(found.answer, found.vocabulary),
        years=years,
        by_year=series(found.answer, found.vocabulary, "year"),
        charts=all_series(found.answer, found.vocabulary),
        stack=find_stack() if by else None,
        division_url=picture_url("pictures.charts", found.answer.request, by="" if by else TYPE),
        matrix=by_topic,
        told=matrix_findings(by_topic),
    )


@blueprint.get("/charts/<facet>.<extension>")
@public
def chart_file(facet: str, extension: str) -> ResponseReturnValue:
    if facet not in BY_NAME:
        abort(404)
    if facet == "year" and asked_division() and (stacked := find_stack()):
        return _stack_file(extension, stacked)
    found = find()
    shown = series(found.answer, found.vocabulary, facet)
    if extension == "svg":
        return _svg(drawings.draw_bars(shown, facet_name(facet).unescape()))
    return _series_csv(extension, shown)


def _stack_file(extension: str, stacked: Stack) -> Response:
    if extension == "svg":
        return _svg(drawings.draw_stack(stacked, facet_name("year").unescape()))
    head = [facet_name("year").unescape(), _("All").unescape(), *(layer.name for layer in stacked.layers)]
    return _csv(extension, head, ([str(row.name), row.count, *(c.count for c in row.cells)] for row in stacked.rows))


def _cells(line: Line) -> list[str | int]:
    return [line.name, line.total, *(cell.count for cell in line.cells)]


@plain.get("/world.svg")
@public
def land() -> ResponseReturnValue:
    response = _svg(drawings.draw_land())
    response.cache_control.max_age = LAND_AGE_S
    return response


@plain.get("/small-world.svg")
@public
def small_world() -> ResponseReturnValue:
    """The map of all publications for the home page, which shows the numbers beside it."""
    site = current_site()
    with site.repository.sessions() as session:
        answer = site.index.search(session, replace(everything(Request()), facets=("region",)))
    counts = {key: count for key, count in answer.facets.get("region", {}).items() if is_country(key)}
    response = _svg(drawings.draw_small_world(counts))
    response.cache_control.max_age = SMALL_WORLD_AGE_S
    return response


def _svg(body: bytes) -> Response:
    return Response(body, mimetype=SVG)


def _series_csv(extension: str, shown: Series) -> Response:
    head = [shown.name.unescape(), _("Publications").unescape()]
    return _csv(extension, head, ([str(row.name), row.count] for row in shown.rows))


def _csv(extension: str, head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Response:
    if extension != "csv":
        abort(404)
    return Response(write_csv([head, *rows]), content_type=CSV)
