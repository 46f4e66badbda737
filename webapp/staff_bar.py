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
    "curated.page": N_("Collections"),
    "translate.dashboard": N_("Translations"),
    "admin.state": N_("Administration"),
    "saved.page": N_("Saved searches"),
    "own.account": N_("Your account"),
    "guide.page": N_("Guide"),
}
# Blueprint -> the section of the guide that its pages are about.
SECTIONS = {
    "deposit": "deposit",
    "imports": "tables",
    "drafts": "drafts",
    "editing": "form",
    "review": "review",
    "judging": "review",
    "curation": "published",
    "versions": "published",
    "bulk": "published",
    "curated": "published",
    "vocabularies": "vocabularies",
    "vocabulary_lists": "vocabularies",
    "vocabulary_proposals": "vocabularies",
    "vocabulary_versions": "vocabularies",
    "vocabulary_links": "vocabularies",
    "moving": "vocabularies",
    "replacing": "vocabularies",
    "splitting": "vocabularies",
    "own": "sign-in",
}


@dataclass(frozen=True)
class StaffLink:
    name: Markup
    url: str
    is_here: bool


def staff_links() -> list[StaffLink]:
    here = (request.endpoint or "").partition(".")[0]
    return [
        StaffLink(_(name), _address(endpoint, here), _is_here(endpoint.partition(".")[0], here))
        for endpoint, name in LINKS.items()
        if isinstance(wanted := declared(current_app, endpoint), Action) and permits(wanted)
    ]


def _is_here(blueprint: str, here: str) -> bool:
    """All pages of vocabularies stand behind one link."""
    return here == blueprint or SECTIONS.get(here) == blueprint == "vocabularies"


def _address(endpoint: str, here: str) -> str:
    """The guide is opened where it tells of the page at hand."""
    return url_for(endpoint, _anchor=SECTIONS.get(here) if endpoint == "guide.page" else None)


def install(app: Flask) -> None:
    app.jinja_env.globals["staff_links"] = staff_links
