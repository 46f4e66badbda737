"""Language versions of one work. A family is a star: every version points to the original, and the original to none.

Whatever is done keeps it a star; each record whose relation changes gets a revision of its own.
"""

from collections.abc import Iterator

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from repository import records
from repository.errors import NotInFamily
from repository.models.record import Record, Relation, RelationKind

TRANSLATION = RelationKind.TRANSLATION_OF


def original_of(session: Session, record: Record) -> int:
    """The id of the record to which this one's family points; its own if it heads one or has none."""
    query = select(Relation.target_id).where(Relation.record_id == record.id, Relation.kind == TRANSLATION)
    return session.scalar(query) or record.id


def members(session: Session, record: Record) -> list[Record]:
    """The original first, then the others by id; the record alone if it has no family."""
    head = original_of(session, record)
    of_head = select(Relation.record_id).where(Relation.target_id == head, Relation.kind == TRANSLATION)
    query = select(Record).where(or_(Record.id == head, Record.id.in_(of_head)))
    return sorted(session.scalars(query), key=lambda member: (member.id != head, member.id))


def join(session: Session, record: Record, other: Record, *, who: str, why: str = "", batch: str = "") -> None:
    """Make the family of `record` part of the family of `other`, whose original stays the original."""
    head = original_of(session, other)
    joining = members(session, record)
    if head in {one.id for one in joining}:
        return
    for one in joining:
        _point(session, one, head, who=who, why=why, batch=batch)


def split(session: Session, record: Record, *, who: str, why: str = "", batch: str = "") -> None:
    """Take the record out of its family. Of the others the first becomes the original if this one was it.

    Raises:
        NotInFamily: it has none.
    """
    others = [one for one in members(session, record) if one.id != record.id]
    if not others:
        raise NotInFamily(record.id)
    was_original = original_of(session, record) == record.id
    if not was_original:
        _point(session, record, None, who=who, why=why, batch=batch)
        return
    for one in others:
        target = others[0].id if one.id != others[0].id else None
        _point(session, one, target, who=who, why=why, batch=batch)


def choose_original(session: Session, record: Record, *, who: str, why: str = "", batch: str = "") -> None:
    """Make the record the one to which the others point. Raises `NotInFamily`."""
    family = members(session, record)
    if len(family) == 1:
        raise NotInFamily(record.id)
    for one in family:
        _point(session, one, None if one.id == record.id else record.id, who=who, why=why, batch=batch)


def _point(session: Session, record: Record, target: int | None, *, who: str, why: str, batch: str) -> None:
    if list(_targets(session, record)) == ([target] if target else []):
        return
    with session.no_autoflush:
        expected = record.revision
        of_record = Relation.record_id == record.id
        session.execute(delete(Relation).where(of_record, Relation.kind == TRANSLATION))
        if target is not None:
            session.add(Relation(record_id=record.id, kind=TRANSLATION, target_id=target))
    records.save(session, record, expected_revision=expected, who=who, why=why, batch=batch)


def _targets(session: Session, record: Record) -> Iterator[int]:
    query = select(Relation.target_id).where(Relation.record_id == record.id, Relation.kind == TRANSLATION)
    yield from session.scalars(query)
