"""Files of withdrawn publications, deleted for good by an administrator once the time of grace is over."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository import purging
from repository.database import transaction
from repository.people.permissions import Action
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.site import current_site

blueprint = Blueprint("purge", __name__, url_prefix="/admin/withdrawn")


@blueprint.get("")
@needs(Action.ADMINISTER)
def withdrawn() -> ResponseReturnValue:
    settings = current_site().repository.settings
    with current_site().repository.sessions() as session:
        found = purging.list_purgeable(session, timedelta(days=settings.purge_days))
        return render_template(
            "pages/admin/withdrawn.html", found=found, days=settings.purge_days, done=request.args.get("done", type=int)
        )


@blueprint.post("")
@needs(Action.ADMINISTER)
def purge() -> ResponseReturnValue:
    """The ticked ones, as far as they are due."""
    repository = current_site().repository
    chosen, grace = request.form.getlist("record", type=int), timedelta(days=repository.settings.purge_days)
    with transaction(repository.sessions) as session:
        count = purging.purge(session, chosen, grace, who=signed_in_user().email)
    purging.erase(repository.sessions, repository.blobs, current_site().pages.forget)
    return redirect(url_for("purge.withdrawn", done=count), 303)
