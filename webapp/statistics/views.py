"""For librarians: `/<locale>/unanswered`, what readers looked for and did not find; `/<locale>/trial`, how the judged
questions of the installation were answered after the last rebuild of the index."""

from datetime import datetime

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from indexer.evaluation import trial as trials
from indexer.search.answer import Request
from repository.people.permissions import Action
from repository.usage import REMEMBERED_DAYS, list_unanswered
from webapp.accounts.access import needs
from webapp.search.params import address
from webapp.site import current_site
from webapp.statistics.trial import trial_rows

blueprint = Blueprint("statistics", __name__)


@blueprint.get("/unanswered")
@needs(Action.SEE_DESK)
def unanswered() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        questions = [(one, address(Request(text=one.text))) for one in list_unanswered(session)]
    return render_template("pages/statistics/unanswered.html", questions=questions, days=REMEMBERED_DAYS)


@blueprint.get("/trial")
@needs(Action.SEE_DESK)
def trial() -> ResponseReturnValue:
    data = current_site().repository.settings.data
    last, is_awaited = trials.read_last(data), trials.is_awaited(data)
    lost = [(one, address(Request(text=one["query"]))) for one in last.lost.get("all", ())] if last else []
    shown = {"at": datetime.fromisoformat(last.at), "rows": trial_rows(last)} if last else {}
    return render_template("pages/statistics/trial.html", trial=last, lost=lost, is_awaited=is_awaited, **shown)
