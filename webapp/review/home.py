"""The home of the desk: what waits, as tiles that lead to lists."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from repository import audit, records, uploads
from repository.models.record import State
from repository.people.permissions import Action
from repository.reviewing import worklists
from repository.reviewing.worklists import Worklist
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.review.queue import RECENT, items_of
from webapp.site import current_site

blueprint = Blueprint("staff", __name__, url_prefix="/desk")


@blueprint.get("")
@needs(Action.SEE_DESK)
def home() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        counts = records.count_by_state(session)
        recent = audit.lines(session, who=signed_in_user().email, limit=RECENT)
        return render_template(
            "pages/review/home.html",
            waiting=counts.get(State.IN_REVIEW, 0),
            drafts=counts.get(State.DRAFT, 0),
            failed=uploads.count_problems(session, signed_in_user()),
            worklists=worklists.count_all(session),
            recent=recent,
        )


@blueprint.get("/<name>")
@needs(Action.SEE_DESK)
def worklist(name: str) -> ResponseReturnValue:
    if name not in set(Worklist):
        abort(404)
    with current_site().repository.sessions() as session:
        found = worklists.list_records(session, Worklist(name))
        return render_template("pages/review/worklist.html", name=name, items=items_of(session, found))
