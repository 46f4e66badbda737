"""A term that is missing: a librarian proposes it, an administrator answers."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from repository.database import transaction
from repository.errors import BadConcept, UnknownConcept
from repository.people.permissions import Action
from repository.vocabulary import vocabulary_proposals
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.i18n import _, locale
from webapp.site import current_site
from webapp.vocabularies.views import REASONS, scheme_page, vocabulary_with

blueprint = Blueprint("vocabulary_proposals", __name__, url_prefix="/vocabularies")


@blueprint.post("/propose/<facet>")
@needs(Action.EDIT_VOCABULARIES)
def propose(facet: str) -> ResponseReturnValue:
    vocabulary_with(facet)
    form = request.form
    names = {locale(): form.get("name_here", ""), "en": form.get("name", "")}
    try:
        with transaction(current_site().repository.sessions) as session:
            vocabulary_proposals.propose(
                *(session, facet, names),
                who=signed_in_user().email,
                broader=form.get("broader", ""),
                reason=form.get("reason", ""),
            )
    except BadConcept as error:
        return scheme_page(facet, _(REASONS[error.reason])), 422
    return redirect(url_for("vocabularies.scheme", facet=facet, proposed=1, _anchor="proposals"), 303)


@blueprint.post("/answer/<facet>/<int:proposal_id>")
@needs(Action.ADMINISTER)
def answer(facet: str, proposal_id: int) -> ResponseReturnValue:
    """What somebody else answered meanwhile stays as it is."""
    site, who = current_site(), signed_in_user().email
    try:
        with transaction(site.repository.sessions) as session:
            if request.form.get("do") == "accept":
                key = vocabulary_proposals.accept(session, proposal_id, who=who).key
                target = url_for("vocabularies.term", facet=facet, key=key, saved=1)
            else:
                vocabulary_proposals.refuse(session, proposal_id, who=who)
                target = url_for("vocabularies.scheme", facet=facet, _anchor="proposals")
    except UnknownConcept:
        target = url_for("vocabularies.scheme", facet=facet)
    site.index.forget_vocabulary()
    return redirect(target, 303)
