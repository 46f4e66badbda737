"""What is done with records: create, publish, withdraw, relate, list.

Every change appends a revision and a line of the change feed in the same transaction; the caller commits.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, defer, selectinload

from repository import history, workflow
from repository.errors import DuplicateFile, ForbiddenMove, RecordNotFound, StaleRevision
from repository.models.base import now
from repository.models.file import File
from repository.models.history import ChangeKind
from repository.models.record import Record, Relation, RelationKind, State
from repository.models.vocabulary import Concept, Label, LabelKind
from repository.tombstones import RemovalReason, Tombstone, citation_text
from repository.visibility import visible_to_readers

BY_IDS = (
    select(Record)
    .where(Record.id.in_(bindparam("ids", expanding=True)))
    .options(defer(Record.proposals), selectinload(Record.files).options(defer(File.outline), defer(File.facts)))
    .options(selectinload(Record.tags))
)


def create(session: Session, record: Record, *, who: str, why: str = "") -> Record:
    """Add a new record with its files, pages and tags.

    Raises:
        DuplicateFile: a file with the same bytes is already kept.
    """
    for file in record.files:
        if holder := find_by_sha256(session, file.sha256):
            raise DuplicateFile(file.sha256, holder.id)
    session.add(record)
    history.append(session, record, kind=ChangeKind.CREATED, who=who, why=why)
    return record


def submit(session: Session, record: Record, *, who: str, why: str = "", batch: str = "") -> None:
    """Hand a draft over for review. Raises `ForbiddenMove`."""
    history.append(session, record, kind=workflow.move(record, State.IN_REVIEW), who=who, why=why, batch=batch)


def publish(session: Session, record: Record, *, who: str, why: str = "", batch: str = "") -> None:
    """Show the record to everybody, a withdrawn one again. Raises `ForbiddenMove`, also if its bytes were purged."""
    if record.is_purged:
        raise ForbiddenMove(record.id, record.state, State.PUBLISHED)
    kind = workflow.move(record, State.PUBLISHED)
    record.tombstone, record.merged_into = {}, None
    history.append(session, record, kind=kind, who=who, why=why, batch=batch)


def withdraw(
    session: Session, record: Record, *, who: str, why: str, reason: RemovalReason = RemovalReason.OTHER
) -> None:
    """Take the record out of search; a tombstone and its id stay for ever. Raises `ForbiddenMove`."""
    with session.no_autoflush:
        kind = workflow.move(record, State.WITHDRAWN)
        cited = citation_text(record, publisher_of(session, record))
        record.tombstone = Tombstone(reason, who, now(), why, cited).as_dict()
    history.append(session, record, kind=kind, who=who, why=why)


def save(
    session: Session,
    record: Record,
    *,
    expected_revision: int,
    who: str,
    why: str = "",
    kind: ChangeKind = ChangeKind.EDITED,
    batch: str = "",
) -> None:
    """Save edits made to `record`.

    Raises:
        StaleRevision: the record is no longer at `expected_revision`.
    """
    if record.revision != expected_revision:
        raise StaleRevision(record.id, expected_revision, record.revision)
    # Edits of tags alone leave the record's own row as it was, and its revision would not move.
    record.updated_at = now()
    history.append(session, record, kind=kind, who=who, why=why, batch=batch)


def relate(session: Session, record: Record, kind: RelationKind, target: Record) -> None:
    session.add(Relation(record_id=record.id, kind=kind, target_id=target.id))


def is_related(session: Session, record: Record, kind: RelationKind) -> bool:
    """Whether anything of this kind was said of the record."""
    query = select(Relation.target_id).where(Relation.record_id == record.id, Relation.kind == kind)
    return session.scalars(query).first() is not None


def get(session: Session, record_id: int) -> Record:
    """Raises `RecordNotFound`."""
    if (record := session.get(Record, record_id)) is None:
        raise RecordNotFound(record_id)
    return record


def find_by_sha256(session: Session, sha256: str) -> Record | None:
    """The record that holds a file with these bytes."""
    return session.scalar(select(Record).join(File).where(File.sha256 == sha256))


def map_by_sha256(session: Session, sha256s: Collection[str]) -> dict[str, int]:
    """SHA-256 of a file -> id of the record that holds it; what nobody holds is left out."""
    return dict(session.execute(select(File.sha256, File.record_id).where(File.sha256.in_(sha256s))).all())


def list_by_ids(session: Session, record_ids: Iterable[int]) -> dict[int, Record]:
    """Records by id, with files and tags loaded; ids that do not exist are left out.

    What reading found (`proposals`, `outline`, `facts`) is large and seldom asked for; it is read when it is.
    """
    return {record.id: record for record in session.scalars(BY_IDS, {"ids": list(record_ids)})}


def list_visible_ids(session: Session, record_ids: Iterable[int]) -> set[int]:
    """Those of the records that a reader may see."""
    query = select(Record.id).where(Record.id.in_(list(record_ids)), visible_to_readers())
    return set(session.scalars(query))


def count_by_state(session: Session) -> dict[str, int]:
    rows = session.execute(select(Record.state, func.count()).group_by(Record.state))
    return dict(rows.all())


def count_visible(session: Session) -> int:
    """How many records readers see."""
    return session.scalar(select(func.count()).select_from(Record).where(visible_to_readers())) or 0


def publisher_of(session: Session, record: Record) -> str:
    """The English name of the agency, empty where the record names none."""
    query = (
        select(Label.text)
        .join(Concept, Label.concept_id == Concept.id)
        .where(Concept.facet == "agency", Concept.key.in_(record.concepts("agency")))
        .where(Label.kind == LabelKind.PREFERRED, Label.language == "en")
    )
    return session.scalars(query).first() or ""
