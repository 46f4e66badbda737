"""A record as plain values, and such values put back into a record.

A snapshot holds everything that a person decides: metadata, tags with their evidence, relations, which of the files
are the current ones, state, embargo and tombstone. It does not hold what can be read off the files again (pages,
proposals), nor the bytes: files are named by SHA-256 and never leave the store.
"""

from copy import deepcopy
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.file import File
from repository.models.record import Record, Relation, Tag

Snapshot = dict[str, Any]

# Columns of a record, in the order in which differences are shown.
COLUMNS = (
    "titles",
    "subtitles",
    "abstracts",
    "creators",
    "languages",
    "date_issued",
    "license",
    "source_url",
    "permission_note",
    "internal_note",
    "identifiers",
    "series",
)
# What `restore` leaves alone: a move of the workflow is undone, never restored from years ago.
STATE = ("state", "tombstone", "merged_into")
FIELDS = (*COLUMNS, "tags", "relations", "files", "embargo_until", *STATE)
# A revision written before a field existed says nothing of it.
OLD_TAG = ("facet", "concept", "source", "score", "is_rejected")


def snapshot(session: Session, record: Record) -> Snapshot:
    """Every field of `FIELDS`. `files`: SHA-256 of the current ones. `relations`: `[kind, target id]`, sorted."""
    return {
        "state": record.state,
        "tombstone": deepcopy(record.tombstone),
        "merged_into": record.merged_into,
        "embargo_until": record.embargo_until.isoformat() if record.embargo_until else "",
        **{column: deepcopy(getattr(record, column)) for column in COLUMNS},
        "files": [file.sha256 for file in record.files],
        "tags": sorted(map(_tag_values, record.tags), key=lambda tag: (tag["facet"], tag["concept"])),
        "relations": _relations(session, record),
    }


def put_back(session: Session, record: Record, values: Snapshot) -> None:
    """Give the record the fields that `values` has, as `snapshot` wrote them; the others stay. The caller saves."""
    # One save is one step of the revision number, so nothing is flushed before it.
    with session.no_autoflush:
        for column in (*COLUMNS, *STATE):
            if column in values:
                setattr(record, column, deepcopy(values[column]))
        if "embargo_until" in values:
            wanted = values["embargo_until"]
            record.embargo_until = date.fromisoformat(wanted) if wanted else None
        if "tags" in values:
            _put_tags(record, values["tags"])
        if "relations" in values:
            _put_relations(session, record, values["relations"])
        if "files" in values:
            _put_files(session, record, values["files"])


def _tag_values(tag: Tag) -> dict[str, Any]:
    return {
        "facet": tag.facet,
        "concept": tag.concept,
        "source": tag.source,
        "score": tag.score,
        "is_rejected": tag.is_rejected,
        "evidence": deepcopy(tag.evidence),
        "decided_by": tag.decided_by,
        "decided_at": tag.decided_at.isoformat() if tag.decided_at else None,
    }


def _put_tags(record: Record, wanted: list[Any]) -> None:
    """Rows that are there already are changed in place: a second one of the same concept may not exist."""
    known = {(tag.facet, tag.concept): tag for tag in record.tags}
    record.tags = [
        _tag(known, one if isinstance(one, dict) else dict(zip(OLD_TAG, one, strict=True))) for one in wanted
    ]


def _tag(known: dict[tuple[str, str], Tag], values: dict[str, Any]) -> Tag:
    tag = known.get((values["facet"], values["concept"])) or Tag(facet=values["facet"], concept=values["concept"])
    tag.source, tag.score, tag.is_rejected = values["source"], values["score"], values["is_rejected"]
    tag.evidence = deepcopy(values.get("evidence", tag.evidence or []))
    at = values.get("decided_at")
    tag.decided_by, tag.decided_at = values.get("decided_by"), datetime.fromisoformat(at) if at else None
    return tag


def _relations(session: Session, record: Record) -> list[list[Any]]:
    query = select(Relation.kind, Relation.target_id).where(Relation.record_id == record.id)
    return sorted([kind, target] for kind, target in session.execute(query))


def _put_relations(session: Session, record: Record, wanted: list[Any]) -> None:
    session.execute(delete(Relation).where(Relation.record_id == record.id))
    there = set(session.scalars(select(Record.id).where(Record.id.in_([target for _, target in wanted]))))
    # A draft that it was related to may have been deleted since.
    session.add_all(
        Relation(record_id=record.id, kind=kind, target_id=target) for kind, target in wanted if target in there
    )


def _put_files(session: Session, record: Record, wanted: list[str]) -> None:
    """Files that were kept since stay kept, as former ones."""
    of_record = update(File).where(File.record_id == record.id)
    came_back = of_record.where(File.sha256.in_(wanted), File.superseded_at.is_not(None))
    went = of_record.where(File.sha256.not_in(wanted), File.superseded_at.is_(None))
    session.execute(came_back.values(superseded_at=None))
    session.execute(went.values(superseded_at=now()))
    session.expire(record, ["files", "former_files"])
