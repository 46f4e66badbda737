"""The page of a record and the page viewer."""

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from repository.models.usage import UseKind
from repository.people.permissions import Action
from webapp.accounts.access import public
from webapp.accounts.signed_in import permits
from webapp.i18n import locale
from webapp.records.find import find as find_page
from webapp.records.findings import findings
from webapp.records.landing import landing
from webapp.records.page_view import View, page_url
from webapp.records.viewer import viewer
from webapp.records.visible import get_visible
from webapp.search.trail import trail
from webapp.site import current_site
from webapp.statistics.counting import count_use

blueprint = Blueprint("records", __name__)


@blueprint.get("/records/<int:record_id>")
@public
def record(record_id: int) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        shown = get_visible(session, record_id)
        page = landing(session, shown, _query(), trail(request.args, locale()))
        found = findings(shown) if permits(Action.SEE_FINDINGS) else None
        response = make_response(render_template("pages/records/record.html", page=page, found=found))
        response.headers["Link"] = page.head.links
        return count_use(response, record_id, UseKind.VIEW)


@blueprint.get("/records/<int:record_id>/find")
@public
def find(record_id: int) -> ResponseReturnValue:
    wanted = request.args.get("page", 1, type=int)
    with current_site().repository.sessions() as session:
        page = find_page(session, get_visible(session, record_id), _query(), wanted)
        return render_template("pages/records/find.html", page=page)


@blueprint.get("/records/<int:record_id>/pages/<int:number>")
@public
def page(record_id: int, number: int) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        shown = viewer(session, get_visible(session, record_id), number, _query(), _view())
        response = make_response(render_template("pages/records/viewer.html", page=shown))
        return count_use(response, record_id, UseKind.VIEW)


@blueprint.get("/records/<int:record_id>/pages")
@public
def go_to_page(record_id: int) -> ResponseReturnValue:
    """The form with the number of a page leads here, and on to that page."""
    number = request.args.get("number", 1, type=int)
    return redirect(page_url(record_id, max(number, 1), _query(), _view()))


def _query() -> str:
    return " ".join(request.args.get("q", "").split())


def _view() -> View:
    return request.args.get("view", View.FIT, type=View)
