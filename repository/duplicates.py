"""Two records of one publication made one: the duplicate becomes a tombstone that leads to the one kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import language_versions, records
from repository.errors import ForbiddenMove
from repository.models.base import now
from repository.models.history import ChangeKind
from repository.models.record import Record, State
from repository.revisions import new_batch
from repository.snapshots import COLUMNS
from repository.tombstones import RemovalReason, Tombstone, citation_text


def merge(session: Session, kept: Record, duplicate: Record, *, who: str, why: str = "") -> str:
    """Fill what `kept` lacks from `duplicate`, withdraw that one with a redirect, and return the batch, by which both
    can be undone together. Files and history of the duplicate stay with it.

    Raises:
        ForbiddenMove: the two are one, or one of them is withdrawn already.
    """
    for record in (kept, duplicate):
        if record.state == State.WITHDRAWN or kept.id == duplicate.id:
            raise ForbiddenMove(record.id, record.state, "merged")
    batch = new_batch()
    _hand_over_family(session, kept, duplicate, who=who, why=why, batch=batch)
    _fill(session, kept, duplicate, who=who, why=why, batch=batch)
    _retire(session, kept, duplicate, who=who, why=why, batch=batch)
    return batch


def find_kept(session: Session, record: Record) -> int | None:
    """The id of the record to which a merged one leads at last."""
    found = record.merged_into
    while found is not None and (following := records.get(session, found).merged_into) is not None:
        found = following
    return found


def list_merged(session: Session, record_id: int) -> list[int]:
    """Ids of the records that lead to this one directly."""
    return list(session.scalars(select(Record.id).where(Record.merged_into == record_id).order_by(Record.id)))


def _hand_over_family(session: Session, kept: Record, duplicate: Record, *, who: str, why: str, batch: str) -> None:
    others = [one for one in language_versions.members(session, duplicate) if one.id not in (duplicate.id, kept.id)]
    if len(language_versions.members(session, duplicate)) > 1:
        language_versions.split(session, duplicate, who=who, why=why, batch=batch)
    if others:
        language_versions.join(session, others[0], kept, who=who, why=why, batch=batch)


def _fill(session: Session, kept: Record, duplicate: Record, *, who: str, why: str, batch: str) -> None:
    expected = kept.revision
    with session.no_autoflush:
        for column in COLUMNS:
            ours, theirs = getattr(kept, column), getattr(duplicate, column)
            setattr(kept, column, _united(ours, theirs) if isinstance(ours, dict) else ours or theirs)
    if session.is_modified(kept):
        records.save(session, kept, expected_revision=expected, who=who, why=why, batch=batch)


def _retire(session: Session, kept: Record, duplicate: Record, *, who: str, why: str, batch: str) -> None:
    expected, state = duplicate.revision, duplicate.state
    with session.no_autoflush:
        cited = citation_text(duplicate, records.publisher_of(session, duplicate))
        duplicate.tombstone = Tombstone(RemovalReason.DUPLICATE, who, now(), why, cited).as_dict()
        duplicate.state, duplicate.merged_into = State.WITHDRAWN, kept.id
    kind = ChangeKind.WITHDRAWN if state == State.PUBLISHED else ChangeKind.EDITED
    records.save(session, duplicate, expected_revision=expected, who=who, why=why, kind=kind, batch=batch)


def _united(ours: dict[str, object], theirs: dict[str, object]) -> dict[str, object]:
    """Ours, with what only theirs has; of lists every value once."""
    both = {**theirs, **ours}
    return {key: _both(ours.get(key), theirs.get(key)) or value for key, value in both.items()}


def _both(ours: object, theirs: object) -> list[object]:
    return list(dict.fromkeys([*ours, *theirs])) if isinstance(ours, list) and isinstance(theirs, list) else []
