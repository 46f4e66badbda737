"""Vocabularies, their terms, and one term in all languages."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from indexer.facets import FACETS
from repository import audit
from repository.database import transaction
from repository.errors import BadConcept, UnknownConcept
from repository.people.permissions import Action
from repository.vocabulary import scheme_keeping, scheme_versions, vocabulary_editing, vocabulary_proposals
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, Vocabulary
from repository.vocabulary.vocabulary_editing import ConceptEdit
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.i18n import in_catalogs, locale
from webapp.search.names import facet_name
from webapp.site import current_site
from webapp.vocabularies.history import edits
from webapp.vocabularies.trees import found_by, iter_rows, names_by_language, tree
from webapp.vocabularies.typed import MORE_ROWS, as_sent, edit_typed
from webapp.vocabularies.words import told_reason

blueprint = Blueprint("vocabularies", __name__, url_prefix="/vocabularies")

EDITABLE = tuple(facet.name for facet in FACETS if facet.has_vocabulary)
EDITS_SHOWN = 30


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
        versions = {name: scheme_versions.find_last(session, name) for name in EDITABLE}
    return render_template("pages/vocabularies/schemes.html", schemes=found, versions=versions)


@blueprint.get("/<facet>")
@needs(Action.EDIT_VOCABULARIES)
def scheme(facet: str) -> ResponseReturnValue:
    return scheme_page(facet)


def scheme_page(facet: str, error: str = "") -> str:
    """`error`: why a proposal was not taken; what was typed is shown again."""
    vocabulary = vocabulary_with(facet)
    query, nodes = request.args.get("q", ""), tree(vocabulary, facet)
    with current_site().repository.sessions() as session:
        return render_template(
            "pages/vocabularies/scheme.html",
            facet=facet,
            name=facet_name(facet),
            nodes=nodes,
            rows=list(iter_rows(nodes)),
            query=query,
            found=found_by(vocabulary, facet, query),
            languages=names_by_language(current_site().index.vocabulary(), facet, in_catalogs()),
            replaced=[one for one in vocabulary.iter_all(facet) if not one.is_used],
            counts=vocabulary_editing.count_used(session, facet),
            kept_at=scheme_keeping.kept_at(session, facet),
            version=scheme_versions.find_last(session, facet),
            changed=request.args.get("changed", type=int),
            is_empty_choice="nothing" in request.args,
            proposals=vocabulary_proposals.list_open(session, facet),
            is_proposed="proposed" in request.args,
            below=request.values.get("broader", ""),
            error=error,
            is_missing_here=locale() != FALLBACK_LANGUAGE,
        )


@blueprint.post("/kept/<facet>")
@needs(Action.ADMINISTER)
def keep(facet: str) -> ResponseReturnValue:
    """Say that a vocabulary is kept elsewhere, or, with no address, that it is edited here again."""
    vocabulary_with(facet)
    try:
        with transaction(current_site().repository.sessions) as session:
            scheme_keeping.keep_at(session, facet, request.form.get("kept_at", ""), who=signed_in_user().email)
    except BadConcept as error:
        return scheme_page(facet, told_reason(error.reason)), 422
    return redirect(url_for("vocabularies.scheme", facet=facet), 303)


@blueprint.get("/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def term(facet: str, key: str) -> ResponseReturnValue:
    return _page(facet, key)


@blueprint.post("/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def save(facet: str, key: str) -> ResponseReturnValue:
    site, vocabulary = current_site(), vocabulary_with(facet)
    with site.repository.sessions() as session:
        languages = _languages(vocabulary_editing.edit_of(session, facet, key))
    try:
        wanted = edit_typed(request.form, languages, facet, vocabulary)
        with transaction(site.repository.sessions) as session:
            vocabulary_editing.edit(session, facet, key, wanted, who=signed_in_user().email)
    except BadConcept as error:
        return _page(facet, key, told_reason(error.reason), as_sent(request.form, languages)), 422
    except UnknownConcept:
        return _page(facet, key, told_reason("no_such_term"), as_sent(request.form, languages)), 422
    site.index.forget_vocabulary()
    return redirect(url_for("vocabularies.term", facet=facet, key=key, saved=1), 303)


def _page(facet: str, key: str, error: str = "", typed: ConceptEdit | None = None) -> str:
    """`typed`: what was sent and refused, shown again."""
    vocabulary = vocabulary_with(facet)
    concept = vocabulary.get(facet, key)
    with current_site().repository.sessions() as session:
        stored = vocabulary_editing.edit_of(session, facet, key)
        shown, counts = typed or stored, vocabulary_editing.count_used(session, facet)
        return render_template(
            "pages/vocabularies/term.html",
            concept=concept,
            shown=shown,
            languages=_languages(stored),
            states={one.uri: one for one in vocabulary_editing.get(session, facet, key).mappings},
            more_rows=MORE_ROWS,
            label=lambda other: vocabulary.label(facet, other, locale()),
            above=vocabulary.with_broader(facet, [key])[:0:-1],
            narrower=stored.narrower,
            related=stored.related,
            name=concept.label(locale()),
            facet=facet,
            facet_name=facet_name(facet),
            nodes=tree(vocabulary, facet),
            counts=counts,
            used=counts.get(key, 0),
            history=_history(session, facet, key, vocabulary),
            kept_at=scheme_keeping.kept_at(session, facet),
            error=error,
            is_saved="saved" in request.args,
            moved_from=request.args.get("moved_from"),
            replacement=vocabulary.concepts.get((facet, concept.replaced_by)),
            batch=request.args.get("batch", ""),
        )


def _history(session: Session, facet: str, key: str, vocabulary: Vocabulary) -> list[object]:
    events = audit.events_about(session, audit.Event.CONCEPT_CHANGED, f"{facet} {key}", EDITS_SHOWN)
    return list(edits(events, facet, vocabulary))


def vocabulary_with(facet: str) -> Vocabulary:
    """As readers call the terms. Raises `NotFound` for what is no vocabulary to edit."""
    if facet not in EDITABLE:
        raise NotFound()
    return current_site().vocabulary()


def _languages(edit: ConceptEdit) -> list[str]:
    """Rows of the grid: English, the locales of the site, then what else the term is named in."""
    parts = edit.preferred, edit.alternatives, edit.notes, edit.hidden or {}, edit.examples or {}
    named = sorted({language for part in parts for language in part} - {vocabulary_editing.OF_NO_LANGUAGE})
    return list(dict.fromkeys(["en", *in_catalogs(), *named]))
