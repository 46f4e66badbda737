"""A concept that is used no more: replaced by another one, its records tagged with that one instead, or by nothing.

A key is never taken away, for addresses and exports name it. What is replaced is offered to nobody any more, neither
by completion nor by the machine, and shown with its replacement. Tagging the records anew is a batch of revisions,
which can be taken back as one.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import audit, records, revisions
from repository.audit import Event
from repository.errors import BadConcept
from repository.models.base import now
from repository.models.record import Record, State, Tag
from repository.models.vocabulary import Concept, Label, LabelKind
from repository.reasons import Reason, ReasonKind
from repository.vocabulary.relations import is_below
from repository.vocabulary.scheme_keeping import check_kept_here
from repository.vocabulary.vocabulary_editing import get, tell_feed

NAMES = (LabelKind.PREFERRED, LabelKind.ALTERNATIVE)


def replace(session: Session, facet: str, key: str, other: str, *, who: str, is_retagged: bool) -> str:
    """Use the concept `other` instead of `key`, which gives it its names and what stands below it; with `is_retagged`
    the records too. Returns the batch in which they were tagged anew, empty if there is none; the caller commits.

    Raises:
        UnknownConcept: one of the two is not there.
        BadConcept: a concept can't replace itself, nor what is out of use or stands below it, directly or not.
    """
    check_kept_here(session, facet)
    old, new = get(session, facet, key), get(session, facet, other)
    if old.id == new.id or not new.is_used or is_below(session, new, old):
        raise BadConcept("bad_replacement")
    old.replaced_by, old.edited_at, new.edited_at = new.key, now(), now()
    _give_names(old, new)
    for one in session.scalars(select(Concept).where(Concept.broader_id == old.id)).all():
        one.broader_id, one.edited_at = new.id, now()
        tell_feed(session, one)
    session.flush()
    audit.note(session, Event.CONCEPT_CHANGED, who=who, about=f"{facet} {key}", replaced_by=other)
    if not is_retagged:
        return ""
    why = Reason(ReasonKind.CONCEPT_REPLACED, facet=facet, name=key, other=other)
    return retag(session, facet, key, lambda record, tag: put_in_place(record, tag, [other], who), who=who, why=why)


def retire(session: Session, facet: str, key: str, *, who: str, is_untagged: bool) -> str:
    """Use a concept no more, with nothing in its place; with `is_untagged` it is taken off its records. Returns the
    batch of these, as `replace`.

    Raises:
        UnknownConcept: it is not there.
        BadConcept: something stands below it, which would stand below nothing.
    """
    check_kept_here(session, facet)
    concept = get(session, facet, key)
    if session.scalar(select(Concept.id).where(Concept.broader_id == concept.id).limit(1)) is not None:
        raise BadConcept("has_narrower")
    concept.is_retired, concept.edited_at = True, now()
    session.flush()
    audit.note(session, Event.CONCEPT_CHANGED, who=who, about=f"{facet} {key}", is_retired=True)
    if not is_untagged:
        return ""
    why = Reason(ReasonKind.CONCEPT_RETIRED, facet=facet, name=key)
    return retag(session, facet, key, _remove_tag, who=who, why=why)


def use_again(session: Session, facet: str, key: str, *, who: str) -> None:
    """Take `replace`, `retire` or a split back; tags and names stay where they are. Raises `UnknownConcept`."""
    check_kept_here(session, facet)
    concept = get(session, facet, key)
    concept.replaced_by, concept.is_retired, concept.split_into, concept.edited_at = "", False, [], now()
    session.flush()
    audit.note(session, Event.CONCEPT_CHANGED, who=who, about=f"{facet} {key}", replaced_by="", is_retired=False)


def _give_names(old: Concept, new: Concept) -> None:
    """The names of the old one become other names of the new one, so that it is found by them."""
    has = {(label.language, label.text.casefold()) for label in new.labels if label.kind in NAMES}
    for label in old.labels:
        name = (label.language, label.text.casefold())
        if label.kind in NAMES and name not in has:
            has.add(name)
            new.labels.append(Label(language=label.language, kind=LabelKind.ALTERNATIVE, text=label.text))


def list_tagged(session: Session, facet: str, key: str) -> Sequence[Record]:
    """Living records that carry the concept."""
    tagged = select(Tag.record_id).where(Tag.facet == facet, Tag.concept == key, Tag.is_rejected.is_(False))
    living = select(Record).where(Record.id.in_(tagged), Record.state != State.WITHDRAWN)
    return session.scalars(living.order_by(Record.id)).all()


def retag(session: Session, facet: str, key: str, change: Callable[[Record, Tag], None], *, who: str, why: str) -> str:
    """Change this tag of all living records, as one batch, which is returned; empty if there are none."""
    batch = ""
    for record in list_tagged(session, facet, key):
        batch, expected = batch or revisions.new_batch(), record.revision
        with session.no_autoflush:
            change(record, next(tag for tag in record.tags if (tag.facet, tag.concept) == (facet, key)))
        records.save(session, record, expected_revision=expected, who=who, why=why, batch=batch)
    return batch


def put_in_place(record: Record, old: Tag, others: Sequence[str], who: str) -> None:
    """Tag the record with `others` instead, each of them as `old` was. A yes to either of two is a yes to what holds
    both."""
    for other in others:
        new = next((tag for tag in record.tags if (tag.facet, tag.concept) == (old.facet, other)), None)
        if new is None:
            record.tags.append(_copy(old, other))
        elif new.is_rejected:
            new.is_rejected, new.decided_by, new.decided_at = False, who, now()
    record.tags.remove(old)


def _remove_tag(record: Record, tag: Tag) -> None:
    record.tags.remove(tag)


def _copy(tag: Tag, concept: str) -> Tag:
    return Tag(
        facet=tag.facet,
        concept=concept,
        source=tag.source,
        score=tag.score,
        evidence=deepcopy(tag.evidence),
        decided_by=tag.decided_by,
        decided_at=tag.decided_at,
    )
