"""What a request to the review says: which part of the queue it goes through, and the comment that was typed."""

from flask import request
from sqlalchemy.orm import Session

from repository.reviewing.checks import Check
from webapp.accounts.signed_in import signed_in_user
from webapp.review.queue import Queue, queue
from webapp.review.wording import request_of

LONGEST_COMMENT = 4_000


def filters() -> dict[str, str]:
    check = request.values.get("check", "")
    return {
        **({"check": check} if check in set(Check) else {}),
        **({"mine": "1"} if request.values.get("mine") else {}),
    }


def filtered_queue(session: Session) -> Queue:
    found = filters()
    return queue(session, signed_in_user().email, check=found.get("check", ""), is_mine="mine" in found)


def comment() -> str:
    """The ready-made sentences that were ticked, each on its line, then what was typed."""
    ready = [request_of(check).unescape() for check in request.form.getlist("ready") if check in set(Check)]
    return "\n".join([*ready, request.form.get("text", "")]).strip()[:LONGEST_COMMENT]
