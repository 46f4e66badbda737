"""What a file would make of a vocabulary, concept by concept, looked at before it is applied.

A concept that the file does not have stays as it is, because records may name it; it is only pointed out. Labels that
the file does not have are gone, so that a vocabulary can be corrected outside as a whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from repository import audit
from repository.audit import Event
from repository.models.base import now
from repository.models.vocabulary import Concept, Label, LabelKind
from repository.vocabulary.concept_lists import ConceptList, Described, Fault, Text
from repository.vocabulary.vocabulary_editing import LONGEST_LABEL, LONGEST_NOTE, count_used, tell_feed

NOTES = (LabelKind.SCOPE_NOTE, LabelKind.DEFINITION)


@dataclass(frozen=True)
class ConceptDiff:
    """`added`, `vanished`: labels. `moved`: keys of the broader concept before and after, None if it stays.
    `replaced_by`: the key that is to be used from now on, empty if that does not change. `used`: records tagged with
    it."""

    key: str
    name: str
    is_new: bool
    added: tuple[Text, ...]
    vanished: tuple[Text, ...]
    moved: tuple[str, str] | None
    replaced_by: str
    used: int


@dataclass(frozen=True)
class SchemeDiff:
    """`missing`: key, name and use of concepts that the file does not have. `affected`: records whose facet counts
    change, because a concept of theirs moves."""

    changes: tuple[ConceptDiff, ...]
    missing: tuple[tuple[str, str, int], ...]
    affected: int
    faults: tuple[Fault, ...]


def described(session: Session, facet: str) -> list[Described]:
    """The vocabulary as a file would describe it, in shown order."""
    concepts = _concepts(session, facet)
    keys = {one.id: one.key for one in concepts}
    return [_described(one, keys) for one in concepts]


def compare(session: Session, facet: str, wanted: ConceptList) -> SchemeDiff:
    """Nothing is changed. `faults`: those of the file, and names that lead nowhere."""
    here = {one.key: one for one in described(session, facet)}
    used = count_used(session, facet)
    known = {*here, *(one.key for one in wanted.concepts)}
    found = [_diff(one, here.get(one.key), used.get(one.key, 0)) for one in wanted.concepts]
    changes = tuple(one for one in found if one.is_new or one.added or one.vanished or one.moved or one.replaced_by)
    there = {one.key for one in wanted.concepts}
    return SchemeDiff(
        changes=changes,
        missing=tuple((key, _name(one), used.get(key, 0)) for key, one in here.items() if key not in there),
        affected=sum(one.used for one in changes if one.moved),
        faults=(*wanted.faults, *_faults(wanted.concepts, known)),
    )


def apply(session: Session, facet: str, wanted: ConceptList, *, who: str) -> int:
    """Make the vocabulary what the file says and return the number of concepts that changed; the caller commits.
    `wanted` has no faults. The feed is told of records whose concepts move."""
    changed = {one.key: one for one in compare(session, facet, wanted).changes}
    concepts = {one.key: one for one in _concepts(session, facet)}
    last = session.scalar(select(func.max(Concept.position)).where(Concept.facet == facet)) or 0
    for one in wanted.concepts:
        if one.key not in concepts:
            last += 1
            concepts[one.key] = Concept(facet=facet, key=one.key, uri=one.uri, position=last)
            session.add(concepts[one.key])
    session.flush()
    for one in wanted.concepts:
        if diff := changed.get(one.key):
            _write(session, concepts[one.key], one, concepts)
            details = {"before": sorted(diff.vanished), "after": sorted(diff.added)}
            audit.note(session, Event.CONCEPT_CHANGED, who=who, about=f"{facet} {one.key}", **details)
            if diff.moved and not diff.is_new:
                tell_feed(session, concepts[one.key])
    return len(changed)


def _write(session: Session, concept: Concept, wanted: Described, concepts: dict[str, Concept]) -> None:
    concept.labels = [Label(kind=kind, language=language, text=text) for kind, language, text in sorted(wanted.texts)]
    concept.broader_id = concepts[wanted.broader].id if wanted.broader else None
    concept.replaced_by = wanted.replaced_by
    concept.edited_at = now()
    session.flush()


def _diff(wanted: Described, here: Described | None, used: int) -> ConceptDiff:
    before = here or Described(wanted.key, wanted.uri, 0)
    return ConceptDiff(
        key=wanted.key,
        name=_name(wanted),
        is_new=here is None,
        added=tuple(sorted(wanted.texts - before.texts)),
        vanished=tuple(sorted(before.texts - wanted.texts)),
        moved=(before.broader, wanted.broader) if before.broader != wanted.broader else None,
        replaced_by=wanted.replaced_by if wanted.replaced_by != before.replaced_by else "",
        used=used,
    )


def _faults(concepts: Sequence[Described], known: set[str]) -> list[Fault]:
    found = [
        Fault(one.line, "unknown_concept", other)
        for one in concepts
        for other in (one.broader, one.replaced_by)
        if other and other not in known
    ]
    return found + [
        Fault(one.line, "too_long", one.key)
        for one in concepts
        if any(len(text) > (LONGEST_NOTE if kind in NOTES else LONGEST_LABEL) for kind, _, text in one.texts)
    ]


def _concepts(session: Session, facet: str) -> Sequence[Concept]:
    query = select(Concept).where(Concept.facet == facet).options(selectinload(Concept.labels))
    return session.scalars(query.order_by(Concept.position)).all()


def _described(one: Concept, keys: dict[int, str]) -> Described:
    texts = frozenset((label.kind, label.language, label.text) for label in one.labels)
    broader = keys.get(one.broader_id, "") if one.broader_id else ""
    return Described(one.key, one.uri, 0, broader, one.replaced_by, texts)


def _name(one: Described) -> str:
    names = {language: text for kind, language, text in one.texts if kind == LabelKind.PREFERRED}
    return names.get("en") or next(iter(names.values()), one.key)
