"""Families: the language versions of one work.

A version points to the first version of its family (`translation_of`), so that a family is a star of depth one, and a
record without relations is a family of its own. What is asked here costs a fixed number of statements, however many
records are asked for.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository import records
from repository.models.file import File
from repository.models.record import Record, Relation, RelationKind, State

IS_TRANSLATION = Relation.kind == RelationKind.TRANSLATION_OF


def find_families(session: Session, record_ids: Iterable[int]) -> dict[int, list[Record]]:
    """For each record the published versions of its work by id, itself among them; empty where none is published."""
    heads = _heads(session, record_ids)
    members = _members(session, heads.values())
    found = records.list_by_ids(session, {one for family in members.values() for one in family})
    published = {
        head: [found[one] for one in sorted(family) if one in found and found[one].state == State.PUBLISHED]
        for head, family in members.items()
    }
    return {record_id: published[head] for record_id, head in heads.items()}


def list_families(session: Session, record_ids: Iterable[int]) -> list[list[Record]]:
    """The families of these records, each once, by the id of their first published version."""
    families = {family[0].id: family for family in find_families(session, record_ids).values() if family}
    return [families[first] for first in sorted(families)]


def list_language_versions(session: Session, record_ids: Sequence[int]) -> dict[int, list[Record]]:
    """For each record the other published versions of its work, by language."""
    return {
        record_id: sorted((one for one in family if one.id != record_id), key=lambda one: (one.language, one.id))
        for record_id, family in find_families(session, record_ids).items()
    }


def iter_published_families(session: Session, *, batch: int = 200) -> Iterator[list[list[Record]]]:
    """All published records, family by family, those with the lowest ids first; each batch leaves the session before
    the next is read. `batch` counts records, and a family is never parted."""
    last = 0
    done: set[int] = set()
    while True:
        query = select(Record.id).where(Record.state == State.PUBLISHED, Record.id > last).order_by(Record.id)
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
    edges = select(Relation.record_id, func.min(Relation.target_id)).where(IS_TRANSLATION)
    heads = dict(session.execute(edges.group_by(Relation.record_id)).all())
    names: dict[str, str] = {}
    for record_id, name in session.execute(select(File.record_id, File.name)):
        names[name] = names[str(record_id)] = str(heads.get(record_id, record_id))
    return names


def _heads(session: Session, record_ids: Iterable[int]) -> dict[int, int]:
    """Record -> the first version of its family, itself where it translates nothing."""
    wanted = list(record_ids)
    edges = select(Relation.record_id, func.min(Relation.target_id)).where(IS_TRANSLATION)
    found = dict(session.execute(edges.where(Relation.record_id.in_(wanted)).group_by(Relation.record_id)).all())
    return {record_id: found.get(record_id, record_id) for record_id in wanted}


def _members(session: Session, heads: Iterable[int]) -> dict[int, set[int]]:
    """Head -> it and all that translate it."""
    members = {head: {head} for head in heads}
    edges = select(Relation.record_id, Relation.target_id).where(IS_TRANSLATION, Relation.target_id.in_(list(members)))
    for record_id, target_id in session.execute(edges):
        members[target_id].add(record_id)
    return members
