"""Families: the language versions of one work.

A version points to the first version of its family (`translation_of`), so that a family is a star of depth one; a
translation of a translation is taken for a member all the same. A record without relations is a family of its own. What
is asked here costs a few statements, however many records are asked for.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository import records
from repository.models.file import File
from repository.models.record import Record, Relation, RelationKind
from repository.visibility import is_visible, visible_to_readers

IS_TRANSLATION = Relation.kind == RelationKind.TRANSLATION_OF


def find_families(session: Session, record_ids: Iterable[int]) -> dict[int, list[Record]]:
    """For each record the versions of its work that readers see, by id, itself among them; empty if none."""
    heads = _heads(session, record_ids)
    members = _members(session, heads.values())
    found = records.list_by_ids(session, {one for family in members.values() for one in family})
    published = {
        head: [found[one] for one in sorted(family) if one in found and is_visible(found[one])]
        for head, family in members.items()
    }
    return {record_id: published[head] for record_id, head in heads.items()}


def list_families(session: Session, record_ids: Iterable[int]) -> list[list[Record]]:
    """The families of these records, each once, by the id of their first published version."""
    families = {family[0].id: family for family in find_families(session, record_ids).values() if family}
    return [families[first] for first in sorted(families)]


def list_language_versions(session: Session, record_ids: Sequence[int]) -> dict[int, list[Record]]:
    """For each record the other versions of its work that readers see, by language."""
    return {
        record_id: sorted((one for one in family if one.id != record_id), key=lambda one: (one.language, one.id))
        for record_id, family in find_families(session, record_ids).items()
    }


def iter_published_families(session: Session, *, batch: int = 200) -> Iterator[list[list[Record]]]:
    """All records that readers see by family, those with the lowest ids first; each batch leaves the session before
    the next is read. `batch` counts records, and a family is never parted."""
    last = 0
    done: set[int] = set()
    while True:
        query = select(Record.id).where(visible_to_readers(), Record.id > last).order_by(Record.id)
        ids = session.scalars(query.limit(batch)).all()
        if not ids:
            return
        families = list_families(session, [record_id for record_id in ids if record_id not in done])
        last = ids[-1]
        done = {one for one in (*done, *(record.id for family in families for record in family)) if one > last}
        if families:
            yield families
        session.expunge_all()


def map_names(session: Session) -> dict[str, str]:
    """Record ids and names of files, as questions are judged by -> the family they belong to, by its first record."""
    rows = session.execute(select(File.record_id, File.name)).all()
    heads = _heads(session, {record_id for record_id, _ in rows})
    names: dict[str, str] = {}
    for record_id, name in rows:
        names[name] = names[str(record_id)] = str(heads[record_id])
    return names


def _heads(session: Session, record_ids: Iterable[int]) -> dict[int, int]:
    """Record -> the first version of its family, itself where it translates nothing."""
    heads = {record_id: record_id for record_id in record_ids}
    above: dict[int, int] = {}
    looked: set[int] = set()
    while unknown := {*heads, *above.values()} - looked:
        looked |= unknown
        edges = select(Relation.record_id, func.min(Relation.target_id)).where(IS_TRANSLATION)
        above |= dict(session.execute(edges.where(Relation.record_id.in_(unknown)).group_by(Relation.record_id)).all())
    return {record_id: _top(record_id, above) for record_id in heads}


def _top(record_id: int, above: dict[int, int]) -> int:
    """Where the way up ends; in a circle, its lowest member."""
    way = [record_id]
    while (following := above.get(way[-1])) is not None:
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]


def _members(session: Session, heads: Iterable[int]) -> dict[int, set[int]]:
    """Head -> it and all that translate it, or a translation of it."""
    members = {head: {head} for head in heads}
    family_of = {head: head for head in members}
    new = set(members)
    while new:
        edges = select(Relation.record_id, Relation.target_id).where(IS_TRANSLATION, Relation.target_id.in_(new))
        below = [row for row in session.execute(edges) if row.record_id not in family_of]
        family_of |= {row.record_id: family_of[row.target_id] for row in below}
        new = {row.record_id for row in below}
        for record_id in new:
            members[family_of[record_id]].add(record_id)
    return members
