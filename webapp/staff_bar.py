"""The bar of the staff side: links to what the person who is signed in may do, and to nothing else."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from markupsafe import Markup

from repository.people.permissions import Action
from webapp.accounts.access import declared
from webapp.accounts.signed_in import permits
from webapp.i18n import N_, _

# Endpoint -> what the bar says, in order.
LINKS = {
    "staff.home": N_("Desk"),
    "deposit.page": N_("Deposit"),
    "drafts.page": N_("Drafts"),
    "review.waiting": N_("Review"),
    "judging.concepts": N_("Suggested subjects"),
    "vocabularies.schemes": N_("Vocabularies"),
    "translate.dashboard": N_("Translations"),
    "admin.state": N_("Administration"),
    "saved.page": N_("Saved searches"),
    "own.account": N_("Your account"),
}


@dataclass(frozen=True)
class StaffLink:
    name: Markup
    url: str
    is_here: bool


def staff_links() -> list[StaffLink]:
    here = (request.endpoint or "").partition(".")[0]
    return [
        StaffLink(_(name), url_for(endpoint), endpoint.partition(".")[0] == here)
        for endpoint, name in LINKS.items()
        if isinstance(wanted := declared(current_app, endpoint), Action) and permits(wanted)
    ]


def install(app: Flask) -> None:
    app.jinja_env.globals["staff_links"] = staff_links
