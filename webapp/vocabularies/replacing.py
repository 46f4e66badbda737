"""One term instead of another, or nothing: how many publications and terms it concerns, and then doing it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository.database import transaction
from repository.errors import BadConcept, UnknownConcept
from repository.people.permissions import Action
from repository.vocabulary import vocabulary_editing, vocabulary_merging
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.i18n import locale
from webapp.search.names import facet_name
from webapp.site import current_site
from webapp.vocabularies.trees import iter_rows, tree
from webapp.vocabularies.views import vocabulary_with
from webapp.vocabularies.words import told_reason

blueprint = Blueprint("replacing", __name__, url_prefix="/vocabularies")


@blueprint.get("/replace/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def page(facet: str, key: str) -> ResponseReturnValue:
    return _page(facet, key)


@blueprint.post("/replace/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def replace(facet: str, key: str) -> ResponseReturnValue:
    vocabulary_with(facet)
    other = request.form.get("other", "")
    try:
        with transaction(current_site().repository.sessions) as session:
            batch = vocabulary_merging.replace(
                session, facet, key, other, who=signed_in_user().email, is_retagged="retag" in request.form
            )
    except BadConcept as error:
        return _page(facet, key, told_reason(error.reason)), 422
    except UnknownConcept:
        return _page(facet, key, told_reason("bad_replacement")), 422
    return _back(facet, key, batch)


@blueprint.post("/retire/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def retire(facet: str, key: str) -> ResponseReturnValue:
    vocabulary_with(facet)
    try:
        with transaction(current_site().repository.sessions) as session:
            batch = vocabulary_merging.retire(
                session, facet, key, who=signed_in_user().email, is_untagged="untag" in request.form
            )
    except BadConcept as error:
        return _page(facet, key, told_reason(error.reason)), 422
    return _back(facet, key, batch)


@blueprint.post("/use-again/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def use_again(facet: str, key: str) -> ResponseReturnValue:
    vocabulary_with(facet)
    try:
        with transaction(current_site().repository.sessions) as session:
            vocabulary_merging.use_again(session, facet, key, who=signed_in_user().email)
    except BadConcept as error:
        return _page(facet, key, told_reason(error.reason)), 422
    return _back(facet, key)


def _back(facet: str, key: str, batch: str = "") -> ResponseReturnValue:
    current_site().index.forget_vocabulary()
    return redirect(url_for("vocabularies.term", facet=facet, key=key, batch=batch or None), 303)


def _page(facet: str, key: str, error: str = "") -> str:
    vocabulary = vocabulary_with(facet)
    concept = vocabulary.get(facet, key)
    with current_site().repository.sessions() as session:
        used = vocabulary_editing.count_used(session, facet).get(key, 0)
    return render_template(
        "pages/vocabularies/replace.html",
        facet=facet,
        facet_name=facet_name(facet),
        concept=concept,
        name=concept.label(locale()),
        others=[(depth, one) for depth, one in iter_rows(tree(vocabulary, facet)) if one.key != key],
        chosen=request.form.get("other", ""),
        used=used,
        narrower=vocabulary.count_narrower(facet, key),
        error=error,
    )
