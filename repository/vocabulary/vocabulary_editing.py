"""A person's edit of a concept: its names in all languages, its note, and what is broader than it.

Keys and URIs never change, for records and addresses name them. An edited concept is no longer overwritten by the
Turtle files that come with the project. Each edit is a line of the audit log with the labels before and after.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.errors import BadConcept, UnknownConcept
from repository.models.base import now
from repository.models.history import Change, ChangeKind
from repository.models.record import Record, State, Tag
from repository.models.vocabulary import Concept, Label, LabelKind

LONGEST_LABEL, LONGEST_NOTE = 200, 2_000
EDITED = (LabelKind.PREFERRED, LabelKind.ALTERNATIVE, LabelKind.SCOPE_NOTE)


@dataclass(frozen=True)
class ConceptEdit:
    """`preferred`, `notes`: language -> text, empty to have none. `alternatives`: language -> names. `broader`: key of
    a concept of the same facet, empty for none."""

    preferred: Mapping[str, str]
    alternatives: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    broader: str = ""


def get(session: Session, facet: str, key: str) -> Concept:
    """Raises `UnknownConcept`."""
    found = session.scalar(select(Concept).where(Concept.facet == facet, Concept.key == key))
    if found is None:
        raise UnknownConcept(facet, key)
    return found


def edit(session: Session, facet: str, key: str, wanted: ConceptEdit, *, who: str) -> None:
    """Save the edit. Where the broader concept changes, the records tagged with this one or a narrower one are told to
    the feed, so that they are counted anew; names need no new index.

    Raises:
        UnknownConcept: the concept, or the broader one, is not there.
        BadConcept: no English name, one too long, or a circle; nothing was changed.
    """
    concept = get(session, facet, key)
    broader = get(session, facet, wanted.broader) if wanted.broader else None
    _check(session, concept, wanted, broader)
    before = _names(concept)
    kept = [label for label in concept.labels if label.kind not in EDITED]
    concept.labels = kept + _labels(wanted)
    if concept.broader_id != (broader.id if broader else None):
        concept.broader_id = broader.id if broader else None
        tell_feed(session, concept)
    concept.edited_at = now()
    session.flush()
    audit.note(session, Event.CONCEPT_CHANGED, who=who, about=f"{facet} {key}", before=before, after=_names(concept))


def count_used(session: Session, facet: str) -> dict[str, int]:
    """Key -> records that are tagged with it; withdrawn ones and refused tags do not count."""
    living = select(Record.id).where(Record.state != State.WITHDRAWN)
    query = select(Tag.concept, func.count()).where(
        Tag.facet == facet, Tag.is_rejected.is_(False), Tag.record_id.in_(living)
    )
    return dict(session.execute(query.group_by(Tag.concept)).all())


def last_edit(session: Session) -> datetime | None:
    """When a concept was edited last; who keeps a vocabulary in memory asks it."""
    return session.scalar(select(func.max(Concept.edited_at)))


def _check(session: Session, concept: Concept, wanted: ConceptEdit, broader: Concept | None) -> None:
    names = [*wanted.preferred.values(), *(name for all_of in wanted.alternatives.values() for name in all_of)]
    if not wanted.preferred.get("en", "").strip():
        raise BadConcept("no_english")
    if any(len(name) > LONGEST_LABEL for name in names) or any(
        len(note) > LONGEST_NOTE for note in wanted.notes.values()
    ):
        raise BadConcept("too_long")
    above = broader
    while above is not None:
        if above.id == concept.id:
            raise BadConcept("circle")
        above = session.get(Concept, above.broader_id) if above.broader_id else None


def _labels(wanted: ConceptEdit) -> list[Label]:
    one_each = ((LabelKind.PREFERRED, wanted.preferred), (LabelKind.SCOPE_NOTE, wanted.notes))
    found = [
        Label(language=language, kind=kind, text=text.strip())
        for kind, texts in one_each
        for language, text in texts.items()
        if text.strip()
    ]
    return found + [
        Label(language=language, kind=LabelKind.ALTERNATIVE, text=name)
        for language, names in wanted.alternatives.items()
        for name in dict.fromkeys(name.strip() for name in names)
        if name
    ]


def _names(concept: Concept) -> list[list[str]]:
    return sorted([label.kind, label.language, label.text] for label in concept.labels if label.kind in EDITED)


def tell_feed(session: Session, concept: Concept) -> None:
    """Of the records that are tagged with the concept or with what stands below it."""
    keys = {concept.key}
    waiting = [concept.id]
    while waiting:
        narrower = session.scalars(select(Concept).where(Concept.broader_id.in_(waiting))).all()
        waiting = [one.id for one in narrower if one.key not in keys]
        keys |= {one.key for one in narrower}
    tagged = select(Tag.record_id).where(Tag.facet == concept.facet, Tag.concept.in_(keys)).distinct()
    session.add_all(Change(record_id=record_id, kind=ChangeKind.EDITED) for record_id in session.scalars(tagged))
