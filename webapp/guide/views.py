"""`/<locale>/guide`, for librarians, and its pictures."""

from flask import Blueprint, abort, render_template, send_from_directory, url_for
from flask.typing import ResponseReturnValue

from repository.people.permissions import Action
from webapp.accounts.access import needs
from webapp.guide.text import PICTURES, find_guide
from webapp.i18n import locale

blueprint = Blueprint("guide", __name__, url_prefix="/guide")


@blueprint.get("")
@needs(Action.SEE_DESK)
def page() -> ResponseReturnValue:
    guide = find_guide(locale(), url_for("guide.picture", name=""))
    return render_template("pages/guide/guide.html", guide=guide) if guide else abort(404)


@blueprint.get("/pictures/", defaults={"name": ""})
@blueprint.get("/pictures/<name>")
@needs(Action.SEE_DESK)
def picture(name: str) -> ResponseReturnValue:
    return send_from_directory(PICTURES, name) if name else abort(404)
