"""A term that is missing: a librarian proposes it, an administrator answers."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from repository.database import transaction
from repository.errors import BadConcept, UnknownConcept
from repository.people.permissions import Action
from repository.vocabulary import vocabulary_proposals
from webapp.accounts.access import needs
from webapp.accounts.signed_in import permits, signed_in_user
from webapp.i18n import locale
from webapp.site import current_site
from webapp.vocabularies.views import scheme_page, vocabulary_with
from webapp.vocabularies.words import told_reason

blueprint = Blueprint("vocabulary_proposals", __name__, url_prefix="/vocabularies")


@blueprint.post("/propose/<facet>")
@needs(Action.EDIT_VOCABULARIES)
def propose(facet: str) -> ResponseReturnValue:
    vocabulary_with(facet)
    form = request.form
    key = ""
    names = {locale(): form.get("name_here", ""), "en": form.get("name", "")}
    try:
        with transaction(current_site().repository.sessions) as session:
            proposal = vocabulary_proposals.propose(
                *(session, facet, names),
                who=signed_in_user().email,
                broader=form.get("broader", ""),
                reason=form.get("reason", ""),
            )
            if form.get("do") == "add" and permits(Action.ADMINISTER):
                key = vocabulary_proposals.accept(session, proposal.id, who=signed_in_user().email).key
    except BadConcept as error:
        return scheme_page(facet, told_reason(error.reason)), 422
    if key:
        current_site().index.forget_vocabulary()
        return redirect(url_for("vocabularies.term", facet=facet, key=key, saved=1), 303)
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
    except BadConcept as error:
        return scheme_page(facet, told_reason(error.reason)), 422
    site.index.forget_vocabulary()
    return redirect(target, 303)
