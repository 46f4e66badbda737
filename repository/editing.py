"""A person's edit of a record: values for its fields, and a yes or no to tags, saved whole or not at all.

Two people who work on one record do not lock each other out. Whoever saves second brings the revision that they saw;
`merge` holds their values and the saved ones against it. Fields that only one of them changed are no conflict, and
both changes are kept; the others are given back as conflicts, for a person to choose from.

A decision about a tag is a person's and outlives every run of the machine: a rejected tag stays, marked as rejected.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import metadata, records, relations
from repository.errors import InvalidMetadata
from repository.metadata import FieldError
from repository.models.base import now
from repository.models.history import Revision
from repository.models.record import Record, Tag, TagSource
from repository.relations import Related
from repository.vocabulary.concepts import Vocabulary


@dataclass(frozen=True)
class Edit:
    """`values`: field of `repository.metadata` -> value; fields that are left out stay. `tags`: (facet, key of the
    concept) -> yes or no; tags that are left out stay. `related`: (kind, id of the other record) -> whether it shall
    be so; relations that are left out stay."""

    values: Mapping[str, Any] = field(default_factory=dict)
    tags: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    related: Mapping[Related, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Conflict:
    """A field that two people changed, each in their way; `base` is what both had seen."""

    field: str
    base: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class Merged:
    """`edit`: what is left to save on top of the saved record. `taken`: fields where the change of somebody else was
    kept."""

    edit: Edit
    conflicts: tuple[Conflict, ...] = ()
    taken: tuple[str, ...] = ()


def check(edit: Edit, vocabulary: Vocabulary) -> tuple[Edit, tuple[FieldError, ...]]:
    """The edit in its normal form, without what is wrong in it, and all errors. A facet is named like a field."""
    checked = metadata.check(edit.values)
    unknown = [tag for tag in edit.tags if tag not in vocabulary.concepts and edit.tags[tag]]
    errors = [FieldError(facet, "unknown_concept", {"value": key}) for facet, key in unknown]
    tags = {tag: is_wanted for tag, is_wanted in edit.tags.items() if tag not in unknown}
    return Edit(checked.values, tags, edit.related), (*checked.errors, *errors)


def apply(
    session: Session,
    record: Record,
    edit: Edit,
    vocabulary: Vocabulary,
    *,
    expected_revision: int,
    who: str,
    why: str = "",
    batch: str = "",
) -> bool:
    """Save an edit; the caller commits. An edit that changes nothing makes no revision, and False is returned.

    Raises:
        InvalidMetadata: with every error; nothing was changed.
        StaleRevision: somebody saved the record meanwhile; see `merge`.
    """
    normal, errors = check(edit, vocabulary)
    if errors:
        raise InvalidMetadata(record.id, errors)
    with session.no_autoflush:
        is_changed = metadata.assign(record, normal.values)
        is_decided = decide(record, normal.tags, who=who)
        is_decided |= relations.decide(session, record, normal.related)
    if is_changed or is_decided:
        records.save(session, record, expected_revision=expected_revision, who=who, why=why, batch=batch)
    return is_changed or is_decided


def decide(record: Record, tags: Mapping[tuple[str, str], bool], *, who: str) -> bool:
    """Write a person's yes or no on tags; a concept that was not there is added by a yes. Says if any was changed."""
    there = {(tag.facet, tag.concept): tag for tag in record.tags}
    is_changed = False
    for (facet, concept), is_wanted in tags.items():
        tag = there.get((facet, concept))
        if tag is None:
            if is_wanted:
                record.tags.append(_added(facet, concept, who))
                is_changed = True
        elif tag.is_rejected == is_wanted or (tag.decided_by is None and tag.source == TagSource.MACHINE):
            tag.is_rejected, tag.decided_by, tag.decided_at = not is_wanted, who, now()
            is_changed = True
    return is_changed


def merge(session: Session, record: Record, edit: Edit, *, base_revision: int) -> Merged:
    """Hold an edit that was begun at `base_revision` against what was saved since. `edit` is in its normal form."""
    base = _values_at(session, record.id, base_revision)
    if record.revision == base_revision or base is None:
        return Merged(edit)
    theirs = metadata.values_of(record)
    mine = {**theirs, **edit.values}
    conflicts = tuple(
        Conflict(name, base[name], theirs[name], mine[name])
        for name in edit.values
        if mine[name] != base[name] and theirs[name] != base[name] and mine[name] != theirs[name]
    )
    taken = tuple(name for name in edit.values if mine[name] == base[name] and theirs[name] != base[name])
    left = {name: value for name, value in edit.values.items() if name not in taken}
    return Merged(Edit(left, edit.tags, edit.related), conflicts, taken)


def apply_to_all(
    session: Session,
    chosen: Iterable[Record],
    edit: Edit,
    vocabulary: Vocabulary,
    *,
    who: str,
    why: str = "",
    batch: str = "",
) -> int:
    """Save the same edit on several records, each at the revision it has now; how many were changed."""
    return sum(
        apply(session, record, edit, vocabulary, expected_revision=record.revision, who=who, why=why, batch=batch)
        for record in chosen
    )


def _added(facet: str, concept: str, who: str) -> Tag:
    return Tag(
        facet=facet,
        concept=concept,
        source=TagSource.LIBRARIAN,
        score=1.0,
        evidence=[],
        is_rejected=False,
        decided_by=who,
        decided_at=now(),
    )


def _values_at(session: Session, record_id: int, number: int) -> dict[str, Any] | None:
    query = select(Revision.snapshot).where(Revision.record_id == record_id, Revision.number == number)
    snapshot = session.scalar(query)
    return metadata.values_of(snapshot) if snapshot is not None else None
