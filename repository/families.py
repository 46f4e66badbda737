"""Families: the language versions of one work.

A version points to the first version of its family (`translation_of`), so that a family is a star of depth one; a
translation of a translation is taken for a member all the same. A record without relations is a family of its own. What
is asked here costs a few statements, however many records are asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from sqlalchemy import BindParameter, bindparam, select, union
from sqlalchemy.orm import Session

from repository import records
from repository.database import read_rows
from repository.models.file import File
from repository.models.record import Record, Relation, RelationKind
from repository.summaries import RecordSummary, list_summaries
from repository.visibility import is_visible, visible_to_readers

Version = TypeVar("Version", Record, RecordSummary)
# (version, what it translates)
Translations = set[tuple[int, int]]
EDGES = select(Relation.record_id, Relation.target_id).where(Relation.kind == RelationKind.TRANSLATION_OF)
IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
# Each end by its own index; for an OR of both SQLite reads the whole table.
EDGES_AROUND = union(EDGES.where(Relation.record_id.in_(IDS)), EDGES.where(Relation.target_id.in_(IDS)))


def find_families(session: Session, record_ids: Iterable[int]) -> dict[int, list[RecordSummary]]:
    """For each record the versions of its work that readers see, by id, itself among them; empty if none."""
    families = _find_members(session, record_ids)
    found = list_summaries(session, set().union(*families.values()))
    return {one: _among(found, family) for one, family in families.items()}


def list_families(session: Session, record_ids: Iterable[int]) -> list[list[Record]]:
    """The families of these records, whole, each once, by the id of their first published version."""
    members = {min(family): family for family in _find_members(session, record_ids).values()}
    found = records.list_by_ids(session, set().union(*members.values()))
    visible = {one: record for one, record in found.items() if is_visible(record)}
    families = [_among(visible, family) for family in members.values()]
    return sorted(filter(None, families), key=lambda family: family[0].id)


def list_language_versions(session: Session, record_ids: Sequence[int]) -> dict[int, list[RecordSummary]]:
    """For each record the other versions of its work that readers see, by language."""
    return {
        record_id: sorted((one for one in family if one.id != record_id), key=lambda one: (one.language, one.id))
        for record_id, family in find_families(session, record_ids).items()
    }


def find_original(session: Session, record_id: int) -> int | None:
    """What a version points to as its first; None for the first of a family. Whether readers see it is not asked."""
    wanted = select(Relation.target_id).where(Relation.record_id == record_id)
    return session.scalar(wanted.where(Relation.kind == RelationKind.TRANSLATION_OF))


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
    heads = _all_heads(session, {record_id for record_id, _ in rows})
    names: dict[str, str] = {}
    for record_id, name in rows:
        names[name] = names[str(record_id)] = str(heads[record_id])
    return names


def list_creators(session: Session) -> list[list[dict[str, str]]]:
    """Of each work that readers see the creators of its versions, as records have them: two statements."""
    rows = session.execute(select(Record.id, Record.creators).where(visible_to_readers()).order_by(Record.id)).all()
    heads = _all_heads(session, {row.id for row in rows})
    works: dict[int, list[dict[str, str]]] = {}
    for row in rows:
        works.setdefault(heads[row.id], []).extend(row.creators)
    return list(works.values())


def _find_members(session: Session, record_ids: Iterable[int]) -> dict[int, set[int]]:
    """Record -> all members of its family, whoever may see them."""
    wanted = list(record_ids)
    edges = _edges(session, wanted)
    heads = _heads(edges, wanted)
    members = _members(edges, heads.values())
    return {record_id: members[head] for record_id, head in heads.items()}


def _among(found: Mapping[int, Version], family: Iterable[int]) -> list[Version]:
    """Those of a family that were found, by id."""
    return [found[one] for one in sorted(family) if one in found]


def _edges(session: Session, record_ids: Iterable[int]) -> Translations:
    """All that is said of translations around these records. One statement where nothing is."""
    edges: Translations = set()
    looked: set[int] = set()
    while unknown := {*record_ids, *chain.from_iterable(edges)} - looked:
        looked |= unknown
        edges |= {(row.record_id, row.target_id) for row in read_rows(session, EDGES_AROUND, {"ids": list(unknown)})}
    return edges


def _heads(edges: Translations, record_ids: Iterable[int]) -> dict[int, int]:
    """Record -> the first version of its family, itself where it translates nothing."""
    above: dict[int, int] = {}
    for record_id, target_id in edges:
        above[record_id] = min(target_id, above.get(record_id, target_id))
    return {record_id: _top(record_id, above) for record_id in record_ids}


def _all_heads(session: Session, record_ids: Iterable[int]) -> dict[int, int]:
    """As `_heads`, by all translations there are, in one statement."""
    return _heads({(one, target) for one, target in session.execute(EDGES)}, record_ids)


def _top(record_id: int, above: dict[int, int]) -> int:
    """Where the way up ends; in a circle, its lowest member."""
    way = [record_id]
    while (following := above.get(way[-1])) is not None:
        if following in way:
            return min(way[way.index(following) :])
        way.append(following)
    return way[-1]


def _members(edges: Translations, heads: Iterable[int]) -> dict[int, set[int]]:
    """Head -> it and all that translate it, or a translation of it."""
    members = {head: {head} for head in heads}
    family_of = {head: head for head in members}
    new = set(members)
    while new:
        below = {one: family_of[target] for one, target in sorted(edges) if target in new and one not in family_of}
        family_of |= below
        new = set(below)
        for record_id, head in below.items():
            members[head].add(record_id)
    return members
