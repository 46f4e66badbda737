"""`/<locale>/unanswered`: for librarians, what readers looked for and did not find."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from indexer.search import Request
from repository.permissions import Action
from repository.usage import REMEMBERED_DAYS, list_unanswered
from webapp.accounts.access import needs
from webapp.search.params import address
from webapp.site import current_site

blueprint = Blueprint("statistics", __name__)


@blueprint.get("/unanswered")
@needs(Action.SEE_DESK)
def unanswered() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        questions = [(one, address(Request(text=one.text))) for one in list_unanswered(session)]
    return render_template("pages/statistics/unanswered.html", questions=questions, days=REMEMBERED_DAYS)
