"""The form of a record: shown, sent, and saved by itself while somebody types."""

from contextlib import suppress

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from repository import editing, records, unsaved
from repository.database import transaction
from repository.errors import StaleRevision
from repository.metadata import FieldError
from repository.models.record import Record, State
from repository.models.review import NoteKind, ReviewNote
from repository.people.permissions import Action, scopes_of
from repository.reviewing import review
from webapp.accounts.access import needs, require
from webapp.accounts.signed_in import permits, signed_in_user
from webapp.editing import saving
from webapp.editing.page import Remarks, form_page
from webapp.editing.passages import passage_page
from webapp.editing.proposed import accept_sure, take
from webapp.editing.saving import Outcome
from webapp.editing.terms import complete
from webapp.editing.typed import Typed, edit_of, form_of
from webapp.i18n import locale
from webapp.site import current_site

blueprint = Blueprint("editing", __name__)

MOST_FORM_BYTES = 8 << 20
MOST_TRIES = 4


@blueprint.get("/records/<int:record_id>/edit")
@needs(Action.EDIT_RECORDS)
def form(record_id: int) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        record = _editable(session, record_id)
        kept = unsaved.find(session, record_id, signed_in_user().id)
        if kept is None:
            return _shown(session, record, form_of(record), record.revision, Remarks(is_saved="saved" in request.args))
        typed: Typed = Typed([(name, text) for name, text in kept.form])
        return _shown(session, record, typed, kept.base_revision, Remarks(restored_at=kept.at))


@blueprint.post("/records/<int:record_id>/edit")
@needs(Action.EDIT_RECORDS)
def send(record_id: int) -> ResponseReturnValue:
    """`do` says what to do with what was typed, which is never lost whatever comes of it."""
    request.max_form_memory_size = request.max_content_length = MOST_FORM_BYTES
    for _try in range(MOST_TRIES - 1):
        # The form's own saving, or somebody else, may commit between our reading and our writing: what they saved is
        # read and merged with the next try.
        with suppress(StaleRevision), transaction(current_site().repository.sessions) as session:
            return _sent(session, record_id)
    with transaction(current_site().repository.sessions) as session:
        return _sent(session, record_id)


def _sent(session: Session, record_id: int) -> ResponseReturnValue:
    """Raises `StaleRevision` if the record was saved while this was worked on."""
    typed: Typed = Typed(request.form.items(multi=True))
    do, _colon, what = typed.get("do", "save").partition(":")
    record = _editable(session, record_id)
    if "X-Autosave" in request.headers:
        return _autosaved(session, record, typed)
    if do in ("row", "take", "theirs"):
        return _changed(session, record, typed, do, what)
    if do == "discard":
        unsaved.discard(session, record_id, signed_in_user().id)
        return redirect(url_for("editing.form", record_id=record_id), 303)
    if do == "accept_sure":
        accept_sure(typed, record)
    if do == "join":
        saving.join_family(session, record, signed_in_user())
    return _saved(session, record, typed, do)


@blueprint.get("/records/<int:record_id>/passage")
@needs(Action.SEE_FINDINGS)
def passage(record_id: int) -> ResponseReturnValue:
    """A page with the passage `quote` boxed; with `X-Fragment: passage` only the part around it."""
    number = request.args.get("page", 1, type=int)
    template = "partials/deposit/passage.html" if "X-Fragment" in request.headers else "pages/editing/passage.html"
    with current_site().repository.sessions() as session:
        page = passage_page(session, records.get(session, record_id), number, request.args.get("quote", "")[:400])
        return render_template(template, page=page), {"Vary": "X-Fragment"}


@blueprint.get("/terms/<facet>")
@needs(Action.EDIT_RECORDS)
def terms(facet: str) -> ResponseReturnValue:
    found = complete(current_site().vocabulary(), facet, request.args.get("q", "")[:100], locale())
    return jsonify([{"key": one.key, "label": one.label, "matched": one.matched, "path": one.path} for one in found])


def _editable(session: Session, record_id: int) -> Record:
    """Raises `RecordNotFound`; a withdrawn record is not edited."""
    record = records.get(session, record_id)
    require(Action.EDIT_RECORDS, scopes_of(record))
    return record if record.state != State.WITHDRAWN else abort(409)


def _revision(typed: Typed, record: Record) -> int:
    text = typed.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else record.revision


def _shown(session: Session, record: Record, typed: Typed, revision: int, remarks: Remarks) -> str:
    vocabulary = current_site().vocabulary()
    edit, _ = editing.check(edit_of(typed, record, vocabulary)[0], vocabulary)
    page = form_page(record, typed, dict(edit.values), revision, remarks)
    return render_template(
        "pages/editing/form.html",
        page=page,
        original=saving.find_original(session, record),
        notes=[] if record.state == State.PUBLISHED else _said(session, record),
        may_publish=saving.may_publish(),
    )


def _said(session: Session, record: Record) -> list[ReviewNote]:
    """What reviewers wrote to whoever works on the record; not, whom it was given to."""
    return [note for note in review.list_notes(session, record.id) if note.kind != NoteKind.ASSIGNED]


def _changed(session: Session, record: Record, typed: Typed, do: str, what: str) -> str:
    """The form with rows moved or a proposal taken; nothing is saved by that."""
    moved = what
    if do == "row":
        moved = saving.rearrange(typed, what)
    elif do == "take":
        take(typed, record, what)
    else:
        saving.use_theirs(typed, record, what)
    return _shown(session, record, typed, _revision(typed, record), Remarks(moved=moved))


def _saved(session: Session, record: Record, typed: Typed, do: str) -> ResponseReturnValue:
    outcome = saving.save(session, record, signed_in_user(), typed, _revision(typed, record))
    if not outcome.is_done:
        return _refused(session, record, outcome, 409 if outcome.remarks.conflicts else 422)
    target = {"publish": State.PUBLISHED, "submit": State.IN_REVIEW}.get(do)
    if target is None:
        if outcome.remarks.merged:
            return _shown(session, record, outcome.typed, outcome.revision, outcome.remarks)
        return redirect(url_for("editing.form", record_id=record.id, saved=1), 303)
    if target is State.PUBLISHED and not permits(Action.PUBLISH):
        abort(403)
    if lacking := saving.hand_on(session, record, signed_in_user(), target):
        return _refused(session, record, _with_errors(outcome, lacking), 422)
    endpoint = "records.record" if target is State.PUBLISHED else "drafts.page"
    return redirect(url_for(endpoint, record_id=record.id if target is State.PUBLISHED else None), 303)


def _refused(session: Session, record: Record, outcome: Outcome, status: int) -> ResponseReturnValue:
    return _shown(session, record, outcome.typed, outcome.revision, outcome.remarks), status


def _with_errors(outcome: Outcome, errors: tuple[FieldError, ...]) -> Outcome:
    return Outcome(outcome.typed, outcome.revision, Remarks(errors=errors), is_done=False)


def _autosaved(session: Session, record: Record, typed: Typed) -> Response:
    outcome = saving.keep(session, record, signed_in_user(), typed, _revision(typed, record))
    session.flush()
    return jsonify(
        revision=outcome.revision if outcome.is_done else _revision(typed, record),
        is_saved=outcome.is_done,
        errors=len(outcome.remarks.errors),
        has_conflict=bool(outcome.remarks.conflicts),
        is_merged=bool(outcome.remarks.merged),
    )
