"""`/<locale>/list?r=12&r=12-47`, and the list as a file."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from indexer.search.answer import Request
from webapp.accounts.access import public
from webapp.citations.cited import today
from webapp.downloads import attachment
from webapp.exports.views import EXTENSIONS, written
from webapp.reading_list.entries import parse_keys, reading_list, take_listed
from webapp.site import current_site

blueprint = Blueprint("lists", __name__)


@blueprint.get("/list")
@public
def page() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        shown = reading_list(take_listed(session, parse_keys(request.args.getlist("r"))))
        return render_template("pages/reading_list/list.html", page=shown)


@blueprint.get("/list/export/<extension>")
@public
def export(extension: str) -> ResponseReturnValue:
    if extension not in EXTENSIONS:
        abort(404)
    with current_site().repository.sessions() as session:
        taken = take_listed(session, parse_keys(request.args.getlist("r")))
        media_type, body = written(extension, Request(), len(taken), taken, request.url)
    return attachment(body, media_type, f"putokaz-{today().isoformat()}.{extension}")
