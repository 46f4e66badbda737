"""Versions of a vocabulary: what has changed since the last one, publishing the next, and each as it was."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository.database import transaction
from repository.errors import BadConcept
from repository.people.permissions import Action
from repository.vocabulary import scheme_versions, vocabulary_export
from repository.vocabulary.concept_lists import rows_of
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.downloads import attachment
from webapp.exports.tables import CSV, write_csv
from webapp.search.names import facet_name
from webapp.site import current_site
from webapp.vocabularies.lists import label_line, link_line, term_name
from webapp.vocabularies.views import vocabulary_with
from webapp.vocabularies.words import told_reason

blueprint = Blueprint("vocabulary_versions", __name__, url_prefix="/vocabularies")


@blueprint.get("/versions/<facet>")
@needs(Action.EDIT_VOCABULARIES)
def page(facet: str) -> ResponseReturnValue:
    return _page(facet)


@blueprint.post("/versions/<facet>")
@needs(Action.EDIT_VOCABULARIES)
def publish(facet: str) -> ResponseReturnValue:
    vocabulary_with(facet)
    try:
        with transaction(current_site().repository.sessions) as session:
            scheme_versions.publish(
                *(session, facet),
                who=signed_in_user().email,
                note=request.form.get("note", ""),
                seen=request.form.get("seen", type=int),
            )
    except BadConcept as error:
        return _page(facet, told_reason(error.reason)), 409 if error.reason == "published_meanwhile" else 422
    return redirect(url_for("vocabulary_versions.page", facet=facet, published=1), 303)


@blueprint.get("/versions/<facet>/<int:number>.ttl")
@needs(Action.EDIT_VOCABULARIES)
def turtle(facet: str, number: int) -> ResponseReturnValue:
    vocabulary_with(facet)
    with current_site().repository.sessions() as session:
        text = vocabulary_export.turtle_of(scheme_versions.get(session, facet, number))
    return attachment(text, "text/turtle; charset=utf-8", f"{facet}-{number}.ttl")


@blueprint.get("/versions/<facet>/<int:number>.csv")
@needs(Action.EDIT_VOCABULARIES)
def table(facet: str, number: int) -> ResponseReturnValue:
    vocabulary_with(facet)
    with current_site().repository.sessions() as session:
        concepts = scheme_versions.concepts_in(scheme_versions.get(session, facet, number))
    return attachment(write_csv(rows_of(concepts)), CSV, f"{facet}-{number}.csv")


def _page(facet: str, error: str = "") -> str:
    vocabulary_with(facet)
    with current_site().repository.sessions() as session:
        versions = scheme_versions.list_of(session, facet)
        last = versions[0] if versions else None
        changes = scheme_versions.changes_since(session, facet, last)
        return render_template(
            "pages/vocabularies/versions.html",
            facet=facet,
            facet_name=facet_name(facet),
            versions=versions,
            last=last,
            changes=changes,
            affected=scheme_versions.count_affected(session, facet, changes),
            label_line=label_line,
            link_line=link_line,
            term_name=term_name,
            is_published="published" in request.args,
            error=error,
        )
