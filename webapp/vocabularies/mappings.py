"""Terms of a vocabulary in other vocabularies: where they lead, and a check of it, which is done behind the pages."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository import jobs
from repository.database import transaction
from repository.people.permissions import Action
from repository.vocabulary import mapping_checks
from repository.vocabulary.mapping_checks import CHECK_LINKS
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.i18n import locale
from webapp.search.names import facet_name
from webapp.site import current_site
from webapp.vocabularies.views import vocabulary_with

blueprint = Blueprint("vocabulary_links", __name__, url_prefix="/vocabularies")


@blueprint.get("/elsewhere/<facet>")
@needs(Action.EDIT_VOCABULARIES)
def page(facet: str) -> ResponseReturnValue:
    vocabulary = vocabulary_with(facet)
    with current_site().repository.sessions() as session:
        return render_template(
            "pages/vocabularies/elsewhere.html",
            facet=facet,
            facet_name=facet_name(facet),
            mapped=mapping_checks.list_of(session, facet),
            label=lambda key: vocabulary.label(facet, key, locale()),
            may_check=_may_check(),
            is_asked="asked" in request.args,
        )


@blueprint.post("/elsewhere/<facet>")
@needs(Action.EDIT_VOCABULARIES)
def check(facet: str) -> ResponseReturnValue:
    """Have the addresses looked at. Where that is off nothing is done, as the page says."""
    vocabulary_with(facet)
    if not _may_check():
        return redirect(url_for("vocabulary_links.page", facet=facet), 303)
    with transaction(current_site().repository.sessions) as session:
        total = len(mapping_checks.list_addresses(session, facet))
        jobs.enqueue(session, CHECK_LINKS, {"facet": facet}, who=signed_in_user().email, total=total)
    return redirect(url_for("vocabulary_links.page", facet=facet, asked=1), 303)


def _may_check() -> bool:
    work = current_site().jobs
    return work is not None and CHECK_LINKS in work.kinds
