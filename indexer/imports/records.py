"""Rows about records that are here: what each may change, held against the revision that its export showed."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from indexer.imports.cells import Tags
from indexer.imports.rows import RECORD, VERSION, CellError, ReadRow, Seen, place_of, read_changes, record_of
from indexer.imports.table import Row
from indexer.term_names import TermNames
from repository import metadata, revisions
from repository.editing import Edit
from repository.errors import RevisionNotFound
from repository.metadata import FieldError
from repository.models.record import Record
from repository.people import users
from repository.people.permissions import Action, may, scopes_of
from repository.snapshots import OLD_TAG, Snapshot


def read_record_row(
    session: Session, columns: tuple[str, ...], row: Row, names: TermNames, *, who: str, locale: str
) -> ReadRow:
    """The changes of a row that names its record; that it may not be changed, or is not there, is its error."""
    number, version = record_of(columns, row)
    record = session.get(Record, int(number)) if number.isdecimal() else None
    if record is None or not may(users.find_by_email(session, who), Action.EDIT_RECORDS, scopes_of(record)):
        return _refused(columns, row, RECORD, "no_such_record", number)
    try:
        before = seen_at(session, record, int(version)) if version else seen(record)
    except (ValueError, RevisionNotFound):
        return _refused(columns, row, VERSION, "no_such_version", version)
    read = read_changes(columns, row, before, seen(record), names, locale)
    return ReadRow(row.number, read.edit, "", read.errors, (), record.id, record.revision, read.changes)


def seen(record: Record) -> Seen:
    """The record as it is now."""
    tags = {(tag.facet, tag.concept): not tag.is_rejected for tag in record.tags}
    return Seen(record.revision, metadata.values_of(record), tags)


def seen_at(session: Session, record: Record, number: int) -> Seen:
    """Raises `RevisionNotFound`."""
    snapshot: Snapshot = revisions.get(session, record.id, number).snapshot
    return Seen(number, metadata.values_of(snapshot), _tags(snapshot["tags"]))


def _tags(kept: Sequence[object]) -> Tags:
    """Revisions of an older form have lists: facet, concept, source, score, is rejected."""
    found = (one if isinstance(one, dict) else dict(zip(OLD_TAG, one, strict=True)) for one in kept)  # type: ignore[call-overload]
    return {(one["facet"], one["concept"]): not one["is_rejected"] for one in found}


def _refused(columns: tuple[str, ...], row: Row, column: str, code: str, value: str) -> ReadRow:
    error = CellError(row.number, place_of(columns, column), FieldError(column, code, {"value": value}))
    return ReadRow(row.number, Edit(), errors=(error,))
