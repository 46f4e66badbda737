"""The machine's tags that no person has looked at: of one record, or of one concept over all records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository import records
from repository.editing import decide
from repository.models.record import Record, State, Tag, TagSource
from repository.revisions import new_batch

OPEN = (Tag.source == TagSource.MACHINE, Tag.decided_by.is_(None), Tag.is_rejected.is_(False))


@dataclass(frozen=True)
class OpenConcept:
    """A concept that the machine says of `count` records, undecided."""

    facet: str
    concept: str
    count: int


def count_open(session: Session, *, limit: int = 300) -> list[OpenConcept]:
    """The most frequent first."""
    of_living = select(Record.id).where(Record.state != State.WITHDRAWN)
    query = select(Tag.facet, Tag.concept, func.count()).where(*OPEN, Tag.record_id.in_(of_living))
    rows = session.execute(query.group_by(Tag.facet, Tag.concept).order_by(func.count().desc(), Tag.facet, Tag.concept))
    return [OpenConcept(*row) for row in rows.fetchmany(limit)]


def list_open(session: Session, facet: str, concept: str, *, limit: int = 100) -> Sequence[tuple[Record, Tag]]:
    """Records with the undecided tag, the surest first."""
    query = (
        select(Record, Tag)
        .join(Tag, Tag.record_id == Record.id)
        .where(*OPEN, Tag.facet == facet, Tag.concept == concept, Record.state != State.WITHDRAWN)
        .order_by(Tag.score.desc(), Record.id)
        .limit(limit)
    )
    return [(record, tag) for record, tag in session.execute(query)]


def judge(
    session: Session, chosen: Iterable[Record], facet: str, concept: str, *, is_right: bool, who: str
) -> tuple[str, int]:
    """Say yes or no to one concept for several records: the batch, by which it can be undone, and how many changed."""
    batch, count = new_batch(), 0
    for record in chosen:
        expected = record.revision
        with session.no_autoflush:
            is_changed = decide(record, {(facet, concept): is_right}, who=who)
        if is_changed:
            records.save(session, record, expected_revision=expected, who=who, batch=batch)
            count += 1
    return batch, count


def accept_sure(session: Session, chosen: Iterable[Record], *, at_least: float, who: str) -> tuple[str, int]:
    """Say yes to every open suggestion of several records that is `at_least` so sure: batch and count as `judge`."""
    batch, count = new_batch(), 0
    for record in chosen:
        expected = record.revision
        with session.no_autoflush:
            sure = {(tag.facet, tag.concept): True for tag in record.tags if is_open(tag) and tag.score >= at_least}
            is_changed = decide(record, sure, who=who)
        if is_changed:
            records.save(session, record, expected_revision=expected, who=who, batch=batch)
            count += 1
    return batch, count


def is_open(tag: Tag) -> bool:
    """Whether the machine said it and nobody has looked at it."""
    return tag.source == TagSource.MACHINE and tag.decided_by is None and not tag.is_rejected
