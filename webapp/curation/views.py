"""The history of a record, and what can be done with it there.

Every form brings the revision that its page showed. If somebody saved meanwhile, nothing is done; the page is shown
anew, whose newest entries are the comparison.
"""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from repository import duplicates, language_versions, records, revisions
from repository.database import transaction
from repository.errors import ForbiddenMove, NothingToUndo, NotInFamily, RecordNotFound, StaleRevision
from repository.models.record import Record
from repository.people.permissions import Action, scopes_of
from repository.tombstones import RemovalReason
from webapp.accounts.access import needs, require
from webapp.accounts.signed_in import signed_in_user
from webapp.curation.history import history_page
from webapp.errors import problem_of
from webapp.i18n import _
from webapp.site import current_site

blueprint = Blueprint("curation", __name__)

# What a form may ask for: session, record, and who asks.
Deed = Callable[[Session, Record, str], None]


@blueprint.get("/records/<int:record_id>/history")
@needs(Action.CURATE)
def history(record_id: int) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        return _page(session, records.get(session, record_id))


@blueprint.post("/records/<int:record_id>/history")
@needs(Action.CURATE)
def act(record_id: int) -> ResponseReturnValue:
    """`do` names the deed. What can't be done is said on the page, and nothing was changed."""
    deed = DEEDS.get(request.form.get("do", "")) or abort(400)
    expected = request.form.get("revision", 0, type=int)
    sessions = current_site().repository.sessions
    try:
        with transaction(sessions) as session:
            record = records.get(session, record_id)
            require(Action.CURATE, scopes_of(record))
            if record.revision != expected:
                raise StaleRevision(record_id, expected, record.revision)
            deed(session, record, signed_in_user().email)
            session.flush()
            done = record.revision
    except (StaleRevision, ForbiddenMove, NothingToUndo, NotInFamily, RecordNotFound) as error:
        with sessions() as session:
            problem = problem_of(error)
            return _page(session, records.get(session, record_id), _(problem.message)), problem.status
    return redirect(url_for("curation.history", record_id=record_id, done=done), 303)


def _page(session: Session, record: Record, error: str = "") -> str:
    done = request.args.get("done", 0, type=int)
    return render_template(
        "pages/curation/history.html",
        page=history_page(session, record),
        record=record,
        error=error,
        done=done if done == record.revision else 0,
        reasons=list(RemovalReason),
    )


def _why() -> str:
    return request.form.get("why", "").strip()


def _restore(session: Session, record: Record, who: str) -> None:
    number = request.form.get("number", 0, type=int)
    revisions.restore(session, record, number, expected_revision=record.revision, who=who, why=_why())


def _undo(session: Session, record: Record, who: str) -> None:
    revisions.undo(session, record, request.form.get("number", 0, type=int), who=who, why=_why())


def _withdraw(session: Session, record: Record, who: str) -> None:
    reason = request.form.get("reason", "")
    known = RemovalReason(reason) if reason in set(RemovalReason) else RemovalReason.OTHER
    records.withdraw(session, record, who=who, why=_why(), reason=known)


def _republish(session: Session, record: Record, who: str) -> None:
    records.publish(session, record, who=who, why=_why())


def _embargo(session: Session, record: Record, who: str) -> None:
    """An empty date ends the embargo."""
    text, expected = request.form.get("until", "").strip(), record.revision
    try:
        record.embargo_until = date.fromisoformat(text) if text else None
    except ValueError:
        abort(400)
    records.save(session, record, expected_revision=expected, who=who, why=_why())


def _join(session: Session, record: Record, who: str) -> None:
    language_versions.join(session, record, _other(session), who=who, why=_why())


def _split(session: Session, record: Record, who: str) -> None:
    language_versions.split(session, record, who=who, why=_why())


def _make_original(session: Session, record: Record, who: str) -> None:
    language_versions.choose_original(session, record, who=who, why=_why())


def _merge(session: Session, record: Record, who: str) -> None:
    """This record is the duplicate; the other one is kept."""
    duplicates.merge(session, _other(session), record, who=who, why=_why())


def _other(session: Session) -> Record:
    return records.get(session, request.form.get("other", 0, type=int))


DEEDS: dict[str, Deed] = {
    "restore": _restore,
    "undo": _undo,
    "withdraw": _withdraw,
    "republish": _republish,
    "embargo": _embargo,
    "join": _join,
    "split": _split,
    "make_original": _make_original,
    "merge": _merge,
}
