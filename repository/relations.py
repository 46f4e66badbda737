"""What a record is to others besides a translation: a newer edition, a part, a supplement.

Each relation is a decision of its own, as tags are, and belongs to the record that says it. Families of translations
have rules of their own, see `language_versions`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from repository.models.record import Record, Relation, RelationKind

KINDS = (RelationKind.VERSION_OF, RelationKind.PART_OF, RelationKind.SUPPLEMENT_TO)
Related = tuple[RelationKind, int]


@dataclass(frozen=True)
class Neighbour:
    """`is_said_here`: the record is that of the other; else the other is that of the record."""

    kind: RelationKind
    record_id: int
    is_said_here: bool


def related_to(session: Session, record_id: int) -> list[Neighbour]:
    """What the record says of itself, then what others say of it; each by kind and id."""
    query = select(Relation).where(
        Relation.kind.in_(KINDS), or_(Relation.record_id == record_id, Relation.target_id == record_id)
    )
    found = [
        Neighbour(RelationKind(one.kind), one.target_id if one.record_id == record_id else one.record_id, here)
        for one in session.scalars(query)
        for here in [one.record_id == record_id]
    ]
    return sorted(found, key=lambda one: (not one.is_said_here, KINDS.index(one.kind), one.record_id))


def targets(session: Session, record_id: int) -> set[Related]:
    """What the record says of itself."""
    return {(one.kind, one.record_id) for one in related_to(session, record_id) if one.is_said_here}


def decide(session: Session, record: Record, wanted: Mapping[Related, bool]) -> bool:
    """Say and unsay relations of a saved record; says if any was changed. The caller saves."""
    there = targets(session, record.id) if wanted else set()
    for (kind, target), is_wanted in wanted.items():
        if is_wanted and (kind, target) not in there:
            session.add(Relation(record_id=record.id, kind=kind, target_id=target))
        elif not is_wanted and (kind, target) in there:
            row = Relation.record_id == record.id, Relation.kind == kind, Relation.target_id == target
            session.execute(delete(Relation).where(*row))
    return any(is_wanted != (one in there) for one, is_wanted in wanted.items())


def leads_back(session: Session, record_id: int, kind: RelationKind, target: int) -> bool:
    """Whether the record would be a part, an edition, or a supplement of itself."""
    seen: set[int] = set()
    following: Collection[int] = {target}
    while following and record_id not in following:
        seen.update(following)
        query = select(Relation.target_id).where(Relation.kind == kind, Relation.record_id.in_(following))
        following = set(session.scalars(query)) - seen
    return record_id in following
