"""One term that is to become several: into which, then which of them each publication gets, then doing it.

The first two steps are addresses, so that nothing is kept between them; the last one is a form.
"""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from indexer.term_names import TermNames
from repository.database import transaction
from repository.errors import BadConcept, UnknownConcept
from repository.people.permissions import Action
from repository.vocabulary import vocabulary_merging, vocabulary_splitting
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, Vocabulary
from repository.vocabulary.vocabulary_splitting import MOST, Split
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.i18n import locale
from webapp.search.names import facet_name
from webapp.site import current_site
from webapp.vocabularies.typed import Form, terms_typed
from webapp.vocabularies.views import vocabulary_with
from webapp.vocabularies.words import told_reason

blueprint = Blueprint("splitting", __name__, url_prefix="/vocabularies")

# Rows for new terms, and publications that are listed one by one.
ROWS, MOST_LISTED = 4, 200


@dataclass(frozen=True)
class Parts:
    """`into`: keys of terms that are here; `new`: names of those that are made."""

    into: list[str]
    new: list[dict[str, str]]

    @property
    def query(self) -> dict[str, str | list[str]]:
        """The fields that were filled in, as an address has them."""
        names = {f"name.{row}": one[FALLBACK_LANGUAGE] for row, one in enumerate(self.new)}
        here = {f"here.{row}": one[locale()] for row, one in enumerate(self.new) if locale() in one}
        return {"into": self.into, **here, **names}

    def names(self, vocabulary: Vocabulary, facet: str) -> list[str]:
        """What they are called, in the order in which their places count."""
        made = [one.get(locale()) or one.get(FALLBACK_LANGUAGE, "") for one in self.new]
        return [*(vocabulary.label(facet, key, locale()) for key in self.into), *made]


@blueprint.get("/split/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def page(facet: str, key: str) -> ResponseReturnValue:
    return _page(facet, key, request.args)


@blueprint.post("/split/<facet>/<path:key>")
@needs(Action.EDIT_VOCABULARIES)
def split(facet: str, key: str) -> ResponseReturnValue:
    vocabulary, form = vocabulary_with(facet), request.form
    try:
        parts = _parts(form, facet, vocabulary)
        wanted = Split(
            into=parts.into,
            new=parts.new,
            usual=_places(form, "usual"),
            chosen={int(one): _places(form, f"record.{one}") for one in form.getlist("record") if one.isdecimal()},
            heir=form.get("heir", 0, type=int),
        )
        with transaction(current_site().repository.sessions) as session:
            batch = vocabulary_splitting.split(session, facet, key, wanted, who=signed_in_user().email)
    except BadConcept as error:
        return _page(facet, key, form, told_reason(error.reason)), 422
    except UnknownConcept:
        return _page(facet, key, form, told_reason("no_such_term")), 422
    current_site().index.forget_vocabulary()
    return redirect(url_for("vocabularies.term", facet=facet, key=key, batch=batch or None), 303)


def _page(facet: str, key: str, form: Form, error: str = "") -> str:
    vocabulary = vocabulary_with(facet)
    concept = vocabulary.get(facet, key)
    parts = Parts([], [])
    try:
        parts = _parts(form, facet, vocabulary)
    except BadConcept as bad:
        error = error or told_reason(bad.reason)
    names = parts.names(vocabulary, facet)
    is_asked = "look" in form
    if is_asked and len(names) < vocabulary_splitting.FEWEST:
        error = error or told_reason("few_parts")
    with current_site().repository.sessions() as session:
        tagged = vocabulary_merging.list_tagged(session, facet, key)
        return render_template(
            "pages/vocabularies/split.html",
            facet=facet,
            facet_name=facet_name(facet),
            concept=concept,
            name=concept.label(locale()),
            typed=form,
            parts=parts,
            names=names,
            is_second=is_asked and len(names) >= vocabulary_splitting.FEWEST,
            tagged=tagged[:MOST_LISTED],
            total=len(tagged),
            narrower=vocabulary.count_narrower(facet, key),
            rows=range(ROWS),
            label=lambda other: vocabulary.label(facet, other, locale()),
            is_missing_here=locale() != FALLBACK_LANGUAGE,
            error=error,
        )


def _parts(form: Form, facet: str, vocabulary: Vocabulary) -> Parts:
    """Raises `BadConcept` for a term that there is not, or a new one without an English name."""
    into = terms_typed(form, "into", facet, TermNames(vocabulary))
    new = []
    for row in range(MOST):
        names = {locale(): form.get(f"here.{row}", "").strip(), FALLBACK_LANGUAGE: form.get(f"name.{row}", "").strip()}
        if any(names.values()):
            new.append({language: name for language, name in names.items() if name})
    if any(FALLBACK_LANGUAGE not in names for names in new):
        raise BadConcept("no_english")
    return Parts(into, new)


def _places(form: Form, field: str) -> set[int]:
    return {int(one) for one in form.getlist(field) if one.isdecimal() and len(one) < 3}
