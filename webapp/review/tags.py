"""Judge what the machine suggests, one concept over many records at once, each with its passage."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository import records, revisions
from repository.database import transaction
from repository.people import permissions
from repository.people.permissions import Action, scopes_of
from repository.reviewing import judging
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.i18n import locale
from webapp.records.page_view import page_url
from webapp.search.names import facet_name
from webapp.site import current_site

blueprint = Blueprint("judging", __name__, url_prefix="/review/tags")


@blueprint.get("")
@needs(Action.REVIEW)
def concepts() -> ResponseReturnValue:
    vocabulary = current_site().vocabulary()
    with current_site().repository.sessions() as session:
        found = [
            (facet_name(one.facet), vocabulary.label(one.facet, one.concept, locale()), one)
            for one in judging.count_open(session)
        ]
    return render_template("pages/review/concepts.html", found=found)


@blueprint.get("/<facet>/<path:concept>")
@needs(Action.REVIEW)
def concept(facet: str, concept: str) -> ResponseReturnValue:
    name = current_site().vocabulary().label(facet, concept, locale())
    with current_site().repository.sessions() as session:
        found = [
            (record, tag, page_url(record.id, int(tag.evidence[0]["page"]), "") if _has_page(tag.evidence) else "")
            for record, tag in judging.list_open(session, facet, concept)
        ]
        return render_template(
            "pages/review/concept.html",
            found=found,
            name=name,
            facet=facet,
            concept=concept,
            facet_name=facet_name(facet),
            batch=request.args.get("batch", ""),
            count=request.args.get("count", 0, type=int),
        )


@blueprint.post("/<facet>/<path:concept>")
@needs(Action.REVIEW)
def judge(facet: str, concept: str) -> ResponseReturnValue:
    """For the records that are ticked; those of other agencies are left out. `undo` names a batch to take back."""
    user = signed_in_user()
    with transaction(current_site().repository.sessions) as session:
        if batch := request.form.get("undo"):
            revisions.undo_batch(session, batch, who=user.email)
            return redirect(url_for("judging.concept", facet=facet, concept=concept), 303)
        chosen = records.list_by_ids(session, request.form.getlist("record", type=int)).values()
        allowed = [record for record in chosen if permissions.may(user, Action.REVIEW, scopes_of(record))]
        is_right = request.form.get("is_right") == "1"
        batch, count = judging.judge(session, allowed, facet, concept, is_right=is_right, who=user.email)
    return redirect(url_for("judging.concept", facet=facet, concept=concept, batch=batch, count=count), 303)


def _has_page(evidence: list[dict[str, int]]) -> bool:
    return bool(evidence) and bool(evidence[0]["page"])
