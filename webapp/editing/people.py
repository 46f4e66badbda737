"""Names of authors and bodies that are in the collection already, for the script that offers them while one types."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from repository import finding
from repository.people.permissions import Action
from webapp.accounts.access import needs
from webapp.site import current_site

blueprint = Blueprint("people", __name__)


@blueprint.get("/people")
@needs(Action.EDIT_RECORDS)
def complete() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        return jsonify(finding.complete_names(session, request.args.get("q", "")[:100]))
