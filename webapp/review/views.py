"""The queue, one record of it, and the decisions. Works as list, page and forms; a script adds keys."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from repository import audit, records, revisions
from repository.database import transaction
from repository.errors import ApprovesOwn, ForbiddenMove, InvalidMetadata, NothingToUndo, NotReviewer, StaleRevision
from repository.models.record import Record
from repository.people.permissions import Action, scopes_of
from repository.reviewing import assigning, review
from repository.reviewing.checks import Check
from repository.reviewing.judging import judge
from webapp.accounts.access import needs, require
from webapp.accounts.signed_in import signed_in_user
from webapp.errors import problem_of
from webapp.review import together
from webapp.review.asked import comment, filtered_queue, filters
from webapp.review.queue import RECENT, Item, detail
from webapp.review.wording import refusal as refusal_words
from webapp.site import current_site

blueprint = Blueprint("review", __name__, url_prefix="/review")

REFUSALS = (ApprovesOwn, ForbiddenMove, InvalidMetadata, NotReviewer, NothingToUndo, StaleRevision)


@blueprint.get("")
@needs(Action.REVIEW)
def waiting() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        found = filtered_queue(session)
        recent = [] if found.items else audit.lines(session, who=signed_in_user().email, limit=RECENT)
        return render_template(
            "pages/review/list.html",
            queue=found,
            checks=list(Check),
            recent=recent,
            ticked=request.args.getlist("tick", type=int),
            reviewers=assigning.reviewers(session),
            together=together.told(session),
            **_told(session),
        )


@blueprint.get("/<int:record_id>")
@needs(Action.REVIEW)
def item(record_id: int) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        return _page(session, record_id)


@blueprint.post("/<int:record_id>")
@needs(Action.REVIEW)
def decide(record_id: int) -> ResponseReturnValue:
    """`do` names the decision; approving and giving back lead on to the next record."""
    do, sessions = request.form.get("do", ""), current_site().repository.sessions
    try:
        with transaction(sessions) as session:
            record = records.get(session, record_id)
            require(Action.REVIEW, scopes_of(record))
            following = _following(filtered_queue(session).items, record_id)
            _act(session, record, do, signed_in_user().email)
            session.flush()
            number = record.revision
    except REFUSALS as error:
        with sessions() as session:
            return _page(session, record_id, error), problem_of(error).status
    if do not in ("approve", "give_back"):
        return redirect(url_for("review.item", record_id=record_id), 303)
    told: dict[str, Any] = {"done": record_id, "number": number, **filters()}
    if following is None:
        return redirect(url_for("review.waiting", **told), 303)
    return redirect(url_for("review.item", record_id=following, **told), 303)


def _act(session: Session, record: Record, do: str, who: str) -> None:
    text = comment()
    if do in ("approve", "give_back", "undo", "tag"):
        _refuse_stale(record)
    if do == "approve":
        review.approve(session, record, who=who, eyes=current_site().repository.settings.review_eyes)
    elif do == "give_back":
        review.give_back(session, record, who=who, text=text)
    elif do == "comment" and text:
        review.comment(session, record, who=who, text=text)
    elif do == "assign":
        eyes = current_site().repository.settings.review_eyes
        assigning.assign(session, record, request.form.get("to", ""), who=who, eyes=eyes)
    elif do == "undo":
        revisions.undo(session, record, request.form.get("number", 0, type=int), who=who)
    elif do == "tag":
        facet, _space, concept = request.form.get("tag", "").partition(" ")
        judge(session, [record], facet, concept, is_right=request.form.get("is_right") == "1", who=who)
    elif do != "comment":
        abort(400)


def _refuse_stale(record: Record) -> None:
    expected = request.form.get("revision", 0, type=int)
    if record.revision != expected:
        raise StaleRevision(record.id, expected, record.revision)


def _page(session: Session, record_id: int, refusal: Exception | None = None) -> str:
    """After a refusal with what was typed, and with who was faster."""
    found = filtered_queue(session)
    return render_template(
        "pages/review/detail.html",
        page=detail(session, record_id, found.items),
        queue=found,
        error=refusal_words(refusal) if refusal else "",
        changed=revisions.list_of(session, record_id)[0] if isinstance(refusal, StaleRevision) else None,
        typed=request.form,
        **_told(session),
    )


def _told(session: Session) -> dict[str, object]:
    """What was just decided, with the way back; nothing if somebody has changed the record since."""
    done, number = request.args.get("done", 0, type=int), request.args.get("number", 0, type=int)
    record = session.get(Record, done) if done else None
    is_fresh = record is not None and record.revision == number
    return {"filters": filters(), "done": record if is_fresh else None, "done_number": number}


def _following(items: Sequence[Item], record_id: int) -> int | None:
    ids = [item.record.id for item in items]
    place = ids.index(record_id) if record_id in ids else -1
    return next(iter([*ids[place + 1 :], *ids[: max(place, 0)]]), None)
