"""A person's edit of a concept: its names and notes in all languages, and what joins it to others, here and elsewhere.

Keys and URIs never change, for records and addresses name them. An edited concept is no longer overwritten by the
Turtle files that come with the project. Each edit is a line of the audit log with the labels before and after.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from repository.vocabulary.relations import check_mappings, check_order, map_related, put_mappings, put_related
from repository.vocabulary.scheme_keeping import check_kept_here

LONGEST_LABEL, LONGEST_NOTE = 200, 2_000
# `und` is the language of a hint that holds in all of them; no form has a row for it.
OF_NO_LANGUAGE = "und"


@dataclass(frozen=True)
class ConceptEdit:
    """`preferred`, `notes`, `examples`: language -> text, empty to have none; a note is the definition where a concept
    has one and no scope note. `alternatives`, `hidden`: language ->
    names, or words that hint at it. `broader`: key of a concept of the same facet, empty for none. `narrower`,
    `related`: keys. `mappings`: match and address. What is None stays as it is."""

    preferred: Mapping[str, str]
    alternatives: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    broader: str = ""
    hidden: Mapping[str, Sequence[str]] | None = None
    examples: Mapping[str, str] | None = None
    narrower: Sequence[str] | None = None
    related: Sequence[str] | None = None
    mappings: Sequence[tuple[str, str]] | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of labels that the edit decides."""
        found = {LabelKind.PREFERRED, LabelKind.ALTERNATIVE, LabelKind.SCOPE_NOTE}
        found |= {LabelKind.HIDDEN} if self.hidden is not None else set()
        return frozenset(found | ({LabelKind.EXAMPLE} if self.examples is not None else set()))


def get(session: Session, facet: str, key: str) -> Concept:
    """Raises `UnknownConcept`."""
    found = session.scalar(select(Concept).where(Concept.facet == facet, Concept.key == key))
    if found is None:
        raise UnknownConcept(facet, key)
    return found


def edit(session: Session, facet: str, key: str, wanted: ConceptEdit, *, who: str) -> None:
    """Save the edit. Where a concept moves, the records tagged with it or a narrower one are told to the feed, so that
    they are counted anew; names need no new index. A narrower concept that is left out moves up to where this one is.

    Raises:
        UnknownConcept: the concept, or one that is named, is not there.
        BadConcept: no English name, one too long, a circle, or a bad mapping; nothing was changed.
    """
    check_kept_here(session, facet)
    concepts = {one.key: one for one in session.scalars(select(Concept).where(Concept.facet == facet))}
    for one in filter(None, (key, wanted.broader, *(wanted.narrower or ()), *(wanted.related or ()))):
        if one not in concepts:
            raise UnknownConcept(facet, one)
    concept = concepts[key]
    _check(wanted)
    moves = _moves(concepts, concept, wanted)
    _check_order(session, concepts, concept, wanted, moves)
    before = _told(session, concept, concepts)
    defined = _defined(concept)
    kept = [one for one in concept.labels if _is_kept(one, wanted, defined)]
    concept.labels = kept + _labels(wanted, defined)
    for moved, target in moves:
        moved.broader_id, moved.edited_at = target.id if target else None, now()
        tell_feed(session, moved)
    if wanted.related is not None:
        put_related(session, concept, [concepts[other] for other in wanted.related])
    if wanted.mappings is not None:
        put_mappings(concept, wanted.mappings)
    concept.edited_at = now()
    session.flush()
    after = _told(session, concept, concepts)
    audit.note(session, Event.CONCEPT_CHANGED, who=who, about=f"{facet} {key}", before=before, after=after)


def move(session: Session, facet: str, key: str, broader: str, *, seen: str, who: str) -> None:
    """Put the concept, with all below it, under another one, or at the top for an empty key. `seen`: where it stood.

    Raises:
        UnknownConcept, BadConcept: as `edit`, or it does not stand there any more.
    """
    now_here = edit_of(session, facet, key)
    if now_here.broader != seen:
        raise BadConcept("moved_meanwhile")
    edit(session, facet, key, replace(now_here, broader=broader), who=who)


def edit_of(session: Session, facet: str, key: str) -> ConceptEdit:
    """The concept as it is, as an edit that changes nothing. Raises `UnknownConcept`."""
    concept = get(session, facet, key)
    rows = session.scalars(select(Concept).where(Concept.facet == facet).order_by(Concept.position)).all()
    keys = {one.id: one.key for one in rows}
    return ConceptEdit(
        preferred=_one_each(concept, LabelKind.PREFERRED),
        alternatives=_several(concept, LabelKind.ALTERNATIVE),
        notes=_one_each(concept, LabelKind.DEFINITION) | _one_each(concept, LabelKind.SCOPE_NOTE),
        broader=keys.get(concept.broader_id, "") if concept.broader_id else "",
        hidden=_several(concept, LabelKind.HIDDEN),
        examples=_one_each(concept, LabelKind.EXAMPLE),
        narrower=[one.key for one in rows if one.broader_id == concept.id],
        related=map_related(session, keys).get(key, []),
        mappings=[(one.match, one.uri) for one in concept.mappings],
    )


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


def _check(wanted: ConceptEdit) -> None:
    several = (*wanted.alternatives.values(), *(wanted.hidden or {}).values())
    names = [*wanted.preferred.values(), *(name for all_of in several for name in all_of)]
    notes = [*wanted.notes.values(), *(wanted.examples or {}).values()]
    if not wanted.preferred.get("en", "").strip():
        raise BadConcept("no_english")
    if any(len(name) > LONGEST_LABEL for name in names) or any(len(note) > LONGEST_NOTE for note in notes):
        raise BadConcept("too_long")
    check_mappings(wanted.mappings or ())


Moves = list[tuple[Concept, Concept | None]]
"""A concept and what it is to stand below."""


def _moves(concepts: Mapping[str, Concept], concept: Concept, wanted: ConceptEdit) -> Moves:
    target = concepts.get(wanted.broader)
    found: Moves = [(concept, target)] if concept.broader_id != (target.id if target else None) else []
    if wanted.narrower is None:
        return found
    below = [one for one in concepts.values() if one.broader_id == concept.id]
    found += [(one, target) for one in below if one.key not in wanted.narrower]
    return found + [(concepts[key], concept) for key in wanted.narrower if concepts[key] not in below]


def _check_order(
    session: Session, concepts: Mapping[str, Concept], concept: Concept, wanted: ConceptEdit, moves: Moves
) -> None:
    keys = {one.id: one.key for one in concepts.values()}
    parents = {key: keys.get(one.broader_id or 0, "") for key, one in concepts.items()}
    parents |= {one.key: target.key if target else "" for one, target in moves}
    pairs = {(one, other) for one, others in map_related(session, keys).items() for other in others}
    if wanted.related is not None:
        pairs = {pair for pair in pairs if concept.key not in pair}
        pairs |= {(concept.key, other) for other in wanted.related}
    check_order(parents, pairs)


def _defined(concept: Concept) -> set[str]:
    """Languages whose note is the definition."""
    return set(_one_each(concept, LabelKind.DEFINITION)) - set(_one_each(concept, LabelKind.SCOPE_NOTE))


def _is_kept(label: Label, wanted: ConceptEdit, defined: Collection[str]) -> bool:
    if label.kind == LabelKind.DEFINITION:
        return label.language not in defined
    return label.kind not in wanted.kinds or label.language == OF_NO_LANGUAGE


def _labels(wanted: ConceptEdit, defined: Collection[str]) -> list[Label]:
    notes = {language: text for language, text in wanted.notes.items() if language not in defined}
    one_each = (
        (LabelKind.PREFERRED, wanted.preferred),
        (LabelKind.SCOPE_NOTE, notes),
        (LabelKind.DEFINITION, {code: text for code, text in wanted.notes.items() if code in defined}),
        (LabelKind.EXAMPLE, wanted.examples or {}),
    )
    found = [
        Label(language=language, kind=kind, text=text.strip())
        for kind, texts in one_each
        for language, text in texts.items()
        if text.strip()
    ]
    several = ((LabelKind.ALTERNATIVE, wanted.alternatives), (LabelKind.HIDDEN, wanted.hidden or {}))
    return found + [
        Label(language=language, kind=kind, text=name)
        for kind, texts in several
        for language, names in texts.items()
        for name in dict.fromkeys(name.strip() for name in names)
        if name
    ]


def _one_each(concept: Concept, kind: LabelKind) -> dict[str, str]:
    return {label.language: label.text for label in concept.labels if label.kind == kind}


def _several(concept: Concept, kind: LabelKind) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label in concept.labels:
        if label.kind == kind:
            found.setdefault(label.language, []).append(label.text)
    return found


def _told(session: Session, concept: Concept, concepts: Mapping[str, Concept]) -> list[list[str]]:
    """As the log keeps a concept: kind, language, text; what it is joined to has no language."""
    keys = {one.id: one.key for one in concepts.values()}
    broader = keys.get(concept.broader_id or 0, "")
    links = [
        *([["broader", "", broader]] if broader else []),
        *(["narrower", "", one.key] for one in concepts.values() if one.broader_id == concept.id),
        *(["related", "", other] for other in map_related(session, keys).get(concept.key, ())),
        *([one.match, "", one.uri] for one in concept.mappings),
    ]
    return sorted([*([one.kind, one.language, one.text] for one in concept.labels), *links])


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
