"""What pressing a button of the form does: keep, save, publish, hand over for review, delete, or only move rows."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from repository import editing, records, unsaved
from repository.metadata import FieldError, missing, values_of
from repository.models.record import Record, RelationKind, State
from repository.models.user import User
from repository.people.permissions import Action
from repository.reasons import Reason, ReasonKind
from repository.reviewing import review
from webapp.accounts.signed_in import permits
from webapp.editing.page import Remarks
from webapp.editing.typed import Typed, edit_of, form_of, put_rows, rows, without_controls
from webapp.site import current_site


@dataclass(frozen=True)
class Outcome:
    """`typed`: the form to show next. `is_done`: everything was saved."""

    typed: Typed
    revision: int
    remarks: Remarks
    is_done: bool


def save(session: Session, record: Record, user: User, typed: Typed, revision: int, why: str = "") -> Outcome:
    """Save the form, or keep it for the person and say what is in the way. Changes that others made to other fields
    are kept and shown; where both changed one field, nothing is saved until the person has chosen."""
    vocabulary = current_site().vocabulary()
    wanted, misread = edit_of(typed, record, vocabulary)
    edit, errors = editing.check(wanted, vocabulary)
    errors = (*misread, *errors)
    merged = editing.merge(session, record, edit, base_revision=revision)
    if errors or merged.conflicts:
        unsaved.keep(session, record.id, user.id, form=without_controls(typed), base_revision=revision)
        # With the comparison before their eyes, the next time they save is a choice.
        seen = record.revision if merged.conflicts else revision
        return Outcome(typed, seen, Remarks(errors=errors, conflicts=merged.conflicts), is_done=False)
    editing.apply(session, record, merged.edit, vocabulary, expected_revision=record.revision, who=user.email, why=why)
    unsaved.discard(session, record.id, user.id)
    session.flush()
    return Outcome(form_of(record), record.revision, Remarks(merged=merged.taken, is_saved=True), is_done=True)


def keep(session: Session, record: Record, user: User, typed: Typed, revision: int) -> Outcome:
    """What the form does by itself every few seconds. A draft is saved if all is right; else, and for what readers
    see already, the form is kept as it is."""
    if record.state == State.DRAFT:
        return save(session, record, user, typed, revision, why=Reason(ReasonKind.SAVED_WHILE_TYPING))
    unsaved.keep(session, record.id, user.id, form=without_controls(typed), base_revision=revision)
    return Outcome(typed, revision, Remarks(), is_done=False)


def may_publish() -> bool:
    """Whether the person may publish without a review; with four eyes everything is handed over."""
    return permits(Action.PUBLISH) and current_site().repository.settings.review_eyes < review.FOUR_EYES


def hand_on(session: Session, record: Record, user: User, state: State, *, batch: str = "") -> tuple[FieldError, ...]:
    """Publish a record or submit it for review; or what is needed before that. `batch`: by which many are undone.

    Raises `ForbiddenMove` or `ApprovesOwn`.
    """
    lacking = missing(values_of(record))
    if lacking:
        return tuple(FieldError(name, "required") for name in lacking)
    if state is State.PUBLISHED:
        review.check_eyes(session, record, who=user.email, eyes=current_site().repository.settings.review_eyes)
        records.publish(session, record, who=user.email, batch=batch)
    else:
        records.submit(session, record, who=user.email, batch=batch)
    return ()


def find_original(session: Session, record: Record) -> Record | None:
    """The record that this one may be a language version of, as long as nobody has said so."""
    kept = record.proposals.get("translation_of")
    if not kept or records.is_related(session, record, RelationKind.TRANSLATION_OF):
        return None
    found = session.get(Record, kept["value"])
    return found if found is not None and found.state != State.WITHDRAWN else None


def join_family(session: Session, record: Record, user: User) -> None:
    """Say that it is one; nothing happens without a proposal."""
    if (original := find_original(session, record)) is not None:
        records.relate(session, record, RelationKind.TRANSLATION_OF, original)
        why = f"a language version of {original.id}"
        records.save(session, record, expected_revision=record.revision, who=user.email, why=why)


def rearrange(typed: Typed, order: str) -> str:
    """Add, remove or move a row: `creators:up:1`. Gives the id of the control to go on from; unknown orders do
    nothing."""
    name, move, place = [*order.split(":"), "", ""][:3]
    found = rows(typed, name)
    row = int(place) if place.isdecimal() else -1
    target = {"up": row - 1, "down": row + 1}.get(move, -1)
    if move == "add" and name:
        put_rows(typed, name, [*found, _blank(name)])
        return f"{name}-{len(found)}"
    if move == "remove" and 0 <= row < len(found):
        put_rows(typed, name, found[:row] + found[row + 1 :])
        return f"{name}-{max(0, row - 1)}"
    if 0 <= row < len(found) and 0 <= target < len(found):
        found[row], found[target] = found[target], found[row]
        put_rows(typed, name, found)
        return f"{name}-{target}"
    return name


def use_theirs(typed: Typed, record: Record, field: str) -> None:
    """Put the saved value of one field into the form, in place of what was typed."""
    saved = form_of(record)
    for name in [name for name in typed if name == field or name.startswith(f"{field}.")]:
        del typed[name]
    for name, text in saved.items(multi=True):
        if name == field or name.startswith(f"{field}."):
            typed.add(name, text)


def _blank(name: str) -> dict[str, str]:
    return {"creators": {"name": "", "kind": "person"}, "languages": {"": ""}}.get(name, {"language": "", "text": ""})
