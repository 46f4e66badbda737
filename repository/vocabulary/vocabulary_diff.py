"""What a file would make of a vocabulary, concept by concept, looked at before it is applied.

A concept that the file does not have stays as it is, because records may name it; it is only pointed out. Labels that
the file does not have are gone, so that a vocabulary can be corrected outside as a whole.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.errors import BadConcept
from repository.models.base import now
from repository.models.vocabulary import Concept, Label, LabelKind, Membership
from repository.vocabulary.concept_lists import ConceptList, Fault
from repository.vocabulary.described import (
    DEPRECATED,
    MATCHES,
    MEMBER,
    RELATED,
    SPLIT_INTO,
    TO_CONCEPTS,
    Described,
    Link,
    Text,
    concepts_of,
    described,
)
from repository.vocabulary.relations import above, is_in_line, put_mappings, put_related
from repository.vocabulary.vocabulary_editing import LONGEST_LABEL, LONGEST_NOTE, count_used, tell_feed

NOTES = (LabelKind.SCOPE_NOTE, LabelKind.DEFINITION, LabelKind.EXAMPLE)


@dataclass(frozen=True)
class ConceptDiff:
    """`added`, `vanished`: labels. `linked`, `unlinked`: what it is joined to now and was before. `moved`: keys of the
    broader concept before and after, None if it stays. `replaced_by`: the key that is to be used from now on, empty if
    that does not change. `used`: records tagged with it."""

    key: str
    name: str
    is_new: bool
    added: tuple[Text, ...]
    vanished: tuple[Text, ...]
    moved: tuple[str, str] | None
    replaced_by: str
    used: int
    linked: tuple[Link, ...] = ()
    unlinked: tuple[Link, ...] = ()


@dataclass(frozen=True)
class SchemeDiff:
    """`missing`: key, name and use of concepts that the file does not have. `affected`: records whose facet counts
    change, because a concept of theirs moves."""

    changes: tuple[ConceptDiff, ...]
    missing: tuple[tuple[str, str, int], ...]
    affected: int
    faults: tuple[Fault, ...]


def changes_between(
    before: Iterable[Described], after: Iterable[Described], used: Mapping[str, int]
) -> tuple[ConceptDiff, ...]:
    """What is not as it was, in the order of `after`; `used`: key -> records."""
    old = {one.key: one for one in before}
    found = (_diff(one, old.get(one.key), used.get(one.key, 0)) for one in after)
    return tuple(
        one
        for one in found
        if one.is_new or one.added or one.vanished or one.moved or one.replaced_by or one.linked or one.unlinked
    )


def compare(session: Session, facet: str, wanted: ConceptList) -> SchemeDiff:
    """Nothing is changed. `faults`: those of the file, and names that lead nowhere."""
    here = {one.key: one for one in described(session, facet)}
    used = count_used(session, facet)
    changes = changes_between(here.values(), wanted.concepts, used)
    there = {one.key for one in wanted.concepts}
    return SchemeDiff(
        changes=changes,
        missing=tuple((key, one.name, used.get(key, 0)) for key, one in here.items() if key not in there),
        affected=sum(one.used for one in changes if one.moved),
        faults=(*wanted.faults, *_faults(wanted.concepts, here)),
    )


def apply(session: Session, facet: str, wanted: ConceptList, *, who: str) -> int:
    """Make the vocabulary what the file says and return the number of concepts that changed; the caller commits.
    `wanted` has no faults. The feed is told of records whose concepts move."""
    changed = {one.key: one for one in compare(session, facet, wanted).changes}
    concepts = {one.key: one for one in concepts_of(session, facet)}
    last = session.scalar(select(func.max(Concept.position)).where(Concept.facet == facet)) or 0
    for one in wanted.concepts:
        if one.key not in concepts:
            last += 1
            concepts[one.key] = Concept(facet=facet, key=one.key, uri=one.uri, position=last, split_into=[])
            session.add(concepts[one.key])
    session.flush()
    for one in wanted.concepts:
        if diff := changed.get(one.key):
            _write(session, concepts[one.key], one, concepts)
            details = {
                "before": [*sorted(diff.vanished), *_as_lines(diff.unlinked)],
                "after": [*sorted(diff.added), *_as_lines(diff.linked)],
            }
            audit.note(session, Event.CONCEPT_CHANGED, who=who, about=f"{facet} {one.key}", **details)
            if diff.moved and not diff.is_new:
                tell_feed(session, concepts[one.key])
    return len(changed)


def _write(session: Session, concept: Concept, wanted: Described, concepts: Mapping[str, Concept]) -> None:
    concept.labels = [Label(kind=kind, language=language, text=text) for kind, language, text in sorted(wanted.texts)]
    concept.broader_id = concepts[wanted.broader].id if wanted.broader else None
    concept.replaced_by = wanted.replaced_by
    concept.edited_at = now()
    session.flush()
    _write_links(session, concept, wanted, concepts)


def _write_links(session: Session, concept: Concept, wanted: Described, concepts: Mapping[str, Concept]) -> None:
    """Those of which the file says nothing stay."""
    if RELATED not in wanted.silent:
        put_related(session, concept, [concepts[key] for name, key in wanted.links if name == RELATED])
    if SPLIT_INTO not in wanted.silent:
        concept.split_into = sorted(key for name, key in wanted.links if name == SPLIT_INTO)
    if DEPRECATED not in wanted.silent:
        concept.is_retired = any(name == DEPRECATED for name, _ in wanted.links)
    kept = [(one.match, one.uri) for one in concept.mappings if one.match in wanted.silent]
    put_mappings(concept, [*kept, *sorted(link for link in wanted.links if link[0] in MATCHES)])
    if MEMBER not in wanted.silent:
        session.execute(delete(Membership).where(Membership.group_id == concept.id))
        members = sorted(concepts[key].id for name, key in wanted.links if name == MEMBER)
        session.add_all(Membership(group_id=concept.id, member_id=member) for member in members)
    session.flush()


def _diff(wanted: Described, here: Described | None, used: int) -> ConceptDiff:
    before = here or Described(wanted.key, wanted.uri, 0)
    links = {one for one in before.links if one[0] not in wanted.silent}
    return ConceptDiff(
        key=wanted.key,
        name=wanted.name,
        is_new=here is None,
        added=tuple(sorted(wanted.texts - before.texts)),
        vanished=tuple(sorted(before.texts - wanted.texts)),
        moved=(before.broader, wanted.broader) if before.broader != wanted.broader else None,
        replaced_by=wanted.replaced_by if wanted.replaced_by != before.replaced_by else "",
        used=used,
        linked=tuple(sorted(wanted.links - links)),
        unlinked=tuple(sorted(links - wanted.links)),
    )


def _as_lines(links: Iterable[Link]) -> list[list[str]]:
    """As the log keeps labels: kind, language, text."""
    return [[name, "", other] for name, other in links]


def _faults(concepts: Sequence[Described], here: Mapping[str, Described]) -> list[Fault]:
    known = {*here, *(one.key for one in concepts)}
    return [
        *_strangers(concepts, known),
        *_disorders(concepts, {key: one.broader for key, one in here.items()}),
        *(
            Fault(one.line, "too_long", one.key)
            for one in concepts
            if any(len(text) > (LONGEST_NOTE if kind in NOTES else LONGEST_LABEL) for kind, _, text in one.texts)
        ),
    ]


def _strangers(concepts: Sequence[Described], known: Collection[str]) -> Iterator[Fault]:
    for one in concepts:
        linked = sorted(other for name, other in one.links if name in TO_CONCEPTS)
        for other in (one.broader, one.replaced_by, *linked):
            if other and other not in known:
                yield Fault(one.line, "unknown_concept", other)


def _disorders(concepts: Sequence[Described], parents: Mapping[str, str]) -> Iterator[Fault]:
    """Concepts that go together though one stands above the other, in the vocabulary as it would be."""
    new = {**parents, **{one.key: one.broader for one in concepts}}
    higher: dict[str, list[str]] = {}
    for key in new:
        try:
            higher[key] = above(new, key)
        except BadConcept:
            # A circle within the file is told of already; nothing can be said of what stands in one.
            higher[key] = []
    for one in concepts:
        for name, other in sorted(one.links):
            if name == RELATED and is_in_line(one.key, other, higher):
                yield Fault(one.line, "related_above", one.key)
