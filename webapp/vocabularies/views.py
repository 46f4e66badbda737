"""Vocabularies, their terms, and one term in all languages."""

from collections.abc import Iterator

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from indexer.facets import FACETS
from repository.database import transaction
from repository.errors import BadConcept
from repository.people.permissions import Action
from repository.vocabulary import vocabulary_editing, vocabulary_proposals
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, ConceptView, Vocabulary
from repository.vocabulary.vocabulary_editing import ConceptEdit
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.i18n import N_, _, locale
from webapp.search.names import facet_name
from webapp.site import current_site

blueprint = Blueprint("vocabularies", __name__, url_prefix="/vocabularies")

EDITABLE = tuple(facet.name for facet in FACETS if facet.has_vocabulary)
REASONS = {
    "no_english": N_("A term needs an English name."),
    "too_long": N_("A name or a note is too long."),
    "circle": N_("A term can't be below itself."),
    "has_narrower": N_("There are terms below this one. Replace it with another term, or move them first."),
    "is_there": N_("There is a term of this name."),
    "bad_replacement": N_("Choose another term that is in use and is not below this one."),
}


@blueprint.get("")
@needs(Action.EDIT_VOCABULARIES)
def schemes() -> ResponseReturnValue:
    vocabulary = current_site().index.vocabulary()
    with current_site().repository.sessions() as session:
        proposed = vocabulary_proposals.count_open(session)
    found = [
        (name, facet_name(name), sum(1 for _one in vocabulary.iter_facet(name)), proposed.get(name, 0))
        for name in EDITABLE
    ]
    return render_template("pages/vocabularies/schemes.html", schemes=found)


@blueprint.get("/<facet>")
@needs(Action.EDIT_VOCABULARIES)
def scheme(facet: str) -> ResponseReturnValue:
    return scheme_page(facet)


def scheme_page(facet: str, error: str = "") -> str:
    """`error`: why a proposal was not taken; what was typed is shown again."""
    vocabulary = vocabulary_with(facet)
    with current_site().repository.sessions() as session:
        used = vocabulary_editing.count_used(session, facet)
        open_proposals = vocabulary_proposals.list_open(session, facet)
    return render_template(
        "pages/vocabularies/scheme.html",
        facet=facet,
        name=facet_name(facet),
        rows=list(tree(vocabulary, facet)),
        replaced=[one for one in vocabulary.iter_all(facet) if not one.is_used],
        used=used,
        changed=request.args.get("changed", type=int),
        is_empty_choice="nothing" in request.args,
        proposals=open_proposals,
        is_proposed="proposed" in request.args,
        error=error,
        is_missing_here=locale() != FALLBACK_LANGUAGE,
    )


@blueprint.get("/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def term(facet: str, key: str) -> ResponseReturnValue:
    return _page(facet, key)


@blueprint.post("/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def save(facet: str, key: str) -> ResponseReturnValue:
    site, languages = current_site(), _languages(_stored(facet, key))
    wanted = ConceptEdit(
        preferred={one: request.form.get(f"preferred.{one}", "") for one in languages},
        alternatives={one: request.form.get(f"alternatives.{one}", "").splitlines() for one in languages},
        notes={one: request.form.get(f"note.{one}", "") for one in languages},
        broader=request.form.get("broader", ""),
    )
    try:
        with transaction(site.repository.sessions) as session:
            vocabulary_editing.edit(session, facet, key, wanted, who=signed_in_user().email)
    except BadConcept as error:
        return _page(facet, key, _(REASONS[error.reason]), wanted), 422
    site.index.forget_vocabulary()
    return redirect(url_for("vocabularies.term", facet=facet, key=key, saved=1), 303)


def _page(facet: str, key: str, error: str = "", typed: ConceptEdit | None = None) -> str:
    """`typed`: what was sent and refused, shown again."""
    vocabulary, concept = vocabulary_with(facet), _stored(facet, key)
    with current_site().repository.sessions() as session:
        used = vocabulary_editing.count_used(session, facet).get(key, 0)
    shown = typed or ConceptEdit(concept.preferred, concept.alternatives, concept.notes, concept.broader or "")
    return render_template(
        "pages/vocabularies/term.html",
        concept=concept,
        shown=shown,
        languages=_languages(concept),
        others=[(depth, one) for depth, one in tree(vocabulary, facet) if one.key != key],
        narrower=[one for one in vocabulary.iter_facet(facet) if one.broader == key],
        name=vocabulary.label(facet, key, locale()),
        facet=facet,
        facet_name=facet_name(facet),
        used=used,
        error=error,
        is_saved="saved" in request.args,
        replacement=vocabulary.concepts.get((facet, concept.replaced_by)),
        batch=request.args.get("batch", ""),
    )


def vocabulary_with(facet: str) -> Vocabulary:
    """As readers call the terms. Raises `NotFound` for what is no vocabulary to edit."""
    if facet not in EDITABLE:
        raise NotFound()
    return current_site().vocabulary()


def _stored(facet: str, key: str) -> ConceptView:
    """The term as it is edited: without the labels of the catalogs, which saving would copy."""
    vocabulary_with(facet)
    return current_site().index.vocabulary().get(facet, key)


def _languages(concept: ConceptView) -> list[str]:
    """Rows of the grid: English, the locales of the site, then what else the term is named in."""
    texts = concept.preferred, concept.alternatives, concept.notes
    named = sorted({language for part in texts for language in part} - {"und"})
    shown = [one for one in current_site().texts if not one.startswith("qps")]
    return list(dict.fromkeys(["en", *shown, *named]))


def tree(vocabulary: Vocabulary, facet: str) -> Iterator[tuple[int, ConceptView]]:
    """Depth and concept, each below what is broader than it."""
    concepts = list(vocabulary.iter_facet(facet))
    keys = {one.key for one in concepts}

    def below(parent: str | None, depth: int) -> Iterator[tuple[int, ConceptView]]:
        for one in concepts:
            if (one.broader if one.broader in keys else None) == parent:
                yield depth, one
                yield from below(one.key, depth + 1)

    yield from below(None, 0)
