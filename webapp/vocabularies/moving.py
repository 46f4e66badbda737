"""A term moved below another one, or to the top: found by a name in any language, then moved, and moved back.

What stands below the term goes with it. The form says where its page showed the term; one that somebody has moved
meanwhile is not moved.
"""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository.database import transaction
from repository.errors import BadConcept, UnknownConcept
from repository.people.permissions import Action
from repository.vocabulary import vocabulary_editing
from repository.vocabulary.concepts import Vocabulary
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.editing.terms import Term
from webapp.i18n import locale
from webapp.site import current_site
from webapp.vocabularies.trees import found_by
from webapp.vocabularies.views import vocabulary_with
from webapp.vocabularies.words import told_reason

blueprint = Blueprint("moving", __name__, url_prefix="/vocabularies")


@blueprint.get("/move/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def page(facet: str, key: str) -> ResponseReturnValue:
    return _page(facet, key)


@blueprint.post("/move/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def move(facet: str, key: str) -> ResponseReturnValue:
    """`broader`: key of the term it is to stand below, empty for the top. `seen`: of the one it stood below."""
    vocabulary_with(facet)
    target, seen = request.form.get("broader", ""), request.form.get("seen", "")
    try:
        with transaction(current_site().repository.sessions) as session:
            vocabulary_editing.move(session, facet, key, target, seen=seen, who=signed_in_user().email)
    except BadConcept as error:
        return _page(facet, key, told_reason(error.reason)), 422
    except UnknownConcept:
        return _page(facet, key, told_reason("no_such_term")), 422
    current_site().index.forget_vocabulary()
    return redirect(url_for("vocabularies.term", facet=facet, key=key, moved_from=seen), 303)


def _page(facet: str, key: str, error: str = "") -> str:
    vocabulary = vocabulary_with(facet)
    concept = vocabulary.get(facet, key)
    # Not `q`, by which the head of every page shows what readers search for.
    query = request.args.get("name", "")
    with current_site().repository.sessions() as session:
        used = vocabulary_editing.count_used(session, facet).get(key, 0)
    return render_template(
        "pages/vocabularies/move.html",
        facet=facet,
        concept=concept,
        name=concept.label(locale()),
        above=[vocabulary.label(facet, one, locale()) for one in vocabulary.with_broader(facet, [key])[:0:-1]],
        query=query,
        found=_places(vocabulary, facet, key, query),
        used=used,
        narrower=vocabulary.count_narrower(facet, key),
        error=error,
    )


def _places(vocabulary: Vocabulary, facet: str, key: str, query: str) -> list[Term]:
    """Terms that the question finds, without the term itself, what stands below it, and where it is already."""
    here = vocabulary.get(facet, key).broader or ""
    return [
        one
        for one in found_by(vocabulary, facet, query)
        if one.key != here and key not in vocabulary.with_broader(facet, [one.key])
    ]
