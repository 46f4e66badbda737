"""Several records of the queue at once: approve, give back with one comment, assign, and take all of it back.

The page of the queue tells of each record what came of it, out of its address: `batch` names what was done, `left` is
`<id>-<code>` for what was not. So a reload tells the same and sends nothing twice.
"""

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy.orm import Session

from repository import errors, records
from repository.database import transaction
from repository.models.record import Record
from repository.people import permissions
from repository.people.permissions import Action, scopes_of
from repository.reviewing import assigning, review, together
from repository.reviewing.checks import Check
from repository.reviewing.together import Outcome
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.errors import FORBIDDEN, TABLE
from webapp.i18n import _
from webapp.review.asked import comment, filters
from webapp.review.wording import CHECKS, NOT_REVIEWER
from webapp.site import current_site

blueprint = Blueprint("together", __name__)

UNREACHED = "Forbidden"
# Why a record can be left, as addresses name it.
REASONS = {
    UNREACHED: FORBIDDEN,
    **{
        cls.__name__: TABLE[cls][1]
        for cls in (*(errors.ApprovesOwn, errors.ForbiddenMove, errors.NothingToUndo, errors.StaleRevision),)
    },
    errors.InvalidMetadata.__name__: CHECKS[Check.MISSING],
    errors.NotReviewer.__name__: NOT_REVIEWER,
}
DECISIONS = ("approve", "give_back", "assign")


@dataclass(frozen=True)
class TogetherTold:
    """What came of the last decision about several. `do`: which it was, `undo` for the way back."""

    do: str
    batch: str
    done: list[Record]
    left: list[tuple[Record, Markup]]


@blueprint.post("/review")
@needs(Action.REVIEW)
def decide() -> ResponseReturnValue:
    """`do` names the decision about each `record`, seen at `revision.<id>`; `undo` names a batch to take back."""
    user, do, eyes = signed_in_user(), request.form.get("do", ""), current_site().repository.settings.review_eyes
    with transaction(current_site().repository.sessions) as session:
        if batch := request.form.get("undo"):
            if not together.decided(session, batch, who=user.email):
                abort(404)
            done, kept = together.undo(session, batch, who=user.email, eyes=eyes)
            return _again(do="undo", done=done, left=[f"{one}-NothingToUndo" for one in kept])
        if do not in DECISIONS:
            abort(400)
        chosen = records.list_by_ids(session, request.form.getlist("record", type=int)).values()
        allowed = [record for record in chosen if permissions.may(user, Action.REVIEW, scopes_of(record))]
        outcome = together.decide(allowed, lambda record, batch: _act(session, record, do, batch))
        barred = [f"{record.id}-{UNREACHED}" for record in chosen if record not in allowed]
    return _again(do=do, batch=outcome.batch or None, left=[*_reasons(outcome), *barred])


def told(session: Session) -> TogetherTold | None:
    """Out of the address of the page; None if nothing was decided about several."""
    if (do := request.args.get("do", "")) not in (*DECISIONS, "undo"):
        return None
    batch, who = request.args.get("batch", ""), signed_in_user().email
    done = together.decided(session, batch, who=who) or request.args.getlist("done", type=int)
    reasons = dict(one.split("-", 1) for one in request.args.getlist("left") if "-" in one)
    left = {int(number): _(REASONS[code]) for number, code in reasons.items() if number.isdecimal() and code in REASONS}
    found = records.list_by_ids(session, [*done, *left])
    return TogetherTold(
        do=do,
        batch=batch,
        done=[found[one] for one in dict.fromkeys(done) if one in found],
        left=[(found[one], why) for one, why in left.items() if one in found],
    )


def _act(session: Session, record: Record, do: str, batch: str) -> None:
    who, eyes = signed_in_user().email, current_site().repository.settings.review_eyes
    if do == "assign":
        assigning.assign(session, record, request.form.get("to", ""), who=who, eyes=eyes, batch=batch)
        return
    seen = request.form.get(f"revision.{record.id}", 0, type=int)
    if record.revision != seen:
        raise errors.StaleRevision(record.id, seen, record.revision)
    if do == "approve":
        review.approve(session, record, who=who, eyes=eyes, batch=batch)
    else:
        review.give_back(session, record, who=who, text=comment(), batch=batch)


def _reasons(outcome: Outcome) -> list[str]:
    return [f"{record_id}-{type(error).__name__}" for record_id, error in outcome.left.items()]


def _again(**said: object) -> ResponseReturnValue:
    return redirect(url_for("review.waiting", **said, **filters()), 303)  # type: ignore[arg-type]
