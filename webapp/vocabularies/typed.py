"""The form of a term, typed -> an edit: names by language, links to other terms, and addresses of terms elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from werkzeug.datastructures import MultiDict

from indexer.term_names import TermNames
from repository.errors import BadConcept
from repository.vocabulary.concepts import Vocabulary
from repository.vocabulary.relations import MOST_MAPPINGS
from repository.vocabulary.vocabulary_editing import ConceptEdit
from webapp.editing.fields import PARTED

Form = MultiDict[str, str]
# Empty rows for further addresses, besides those that are filled in.
MORE_ROWS = 2


def edit_typed(form: Form, languages: Sequence[str], facet: str, vocabulary: Vocabulary) -> ConceptEdit:
    """What is not in the form at all stays as it is.

    Raises:
        BadConcept: a term is named that there is not, or more than one that this one would be directly below.
    """
    names = TermNames(vocabulary)
    broader = terms_typed(form, "broader", facet, names)
    if len(broader) > 1:
        raise BadConcept("two_broader")
    sent, has_links = as_sent(form, languages), "links" in form
    return replace(
        sent,
        broader=next(iter(broader), ""),
        hidden=sent.hidden if _has(form, "hidden.") else None,
        examples=sent.examples if _has(form, "example.") else None,
        narrower=terms_typed(form, "narrower", facet, names) if has_links else None,
        related=terms_typed(form, "related", facet, names) if has_links else None,
        mappings=sent.mappings if has_links else None,
    )


def as_sent(form: Form, languages: Sequence[str]) -> ConceptEdit:
    """What was typed, to be shown again when it can't be understood."""
    return ConceptEdit(
        preferred=_texts(form, "preferred", languages),
        alternatives=_lines(form, "alternatives", languages),
        notes=_texts(form, "note", languages),
        broader=form.get("broader", ""),
        hidden=_lines(form, "hidden", languages),
        examples=_texts(form, "example", languages),
        narrower=form.getlist("narrower"),
        related=form.getlist("related"),
        mappings=_mappings(form),
    )


def terms_typed(form: Form, field: str, facet: str, names: TermNames) -> list[str]:
    """Keys of the terms that are ticked in a field, and of those that are typed into it, each once.

    Raises:
        BadConcept: what is typed names no term, or several.
    """
    found = [key for key in form.getlist(field) if key]
    for name in filter(None, map(str.strip, PARTED.split(form.get(f"add.{field}", "")))):
        keys = names.find(facet, name)
        if len(keys) != 1:
            raise BadConcept("no_such_term")
        found += keys
    return list(dict.fromkeys(found))


def _mappings(form: Form) -> list[tuple[str, str]]:
    rows = ((form.get(f"match.{row}", ""), form.get(f"uri.{row}", "").strip()) for row in range(MOST_MAPPINGS))
    return [(match, uri) for match, uri in rows if uri]


def _texts(form: Form, part: str, languages: Sequence[str]) -> Mapping[str, str]:
    return {one: form.get(f"{part}.{one}", "") for one in languages}


def _lines(form: Form, part: str, languages: Sequence[str]) -> Mapping[str, Sequence[str]]:
    return {one: form.get(f"{part}.{one}", "").splitlines() for one in languages}


def _has(form: Form, start: str) -> bool:
    return any(name.startswith(start) for name in form)
