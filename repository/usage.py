"""Count uses and unanswered questions by day, and read the sums. The caller commits."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from repository.models.usage import Unanswered, Use, UseKind

# How long a question that found nothing is remembered.
REMEMBERED_DAYS = 90
LONGEST_TEXT = 200


@dataclass(frozen=True)
class UseCounts:
    views: int
    downloads: int


@dataclass(frozen=True)
class UnansweredCount:
    """`last`: the last day on which it was asked."""

    text: str
    count: int
    last: date


def count_use(session: Session, record_id: int, kind: UseKind, day: date) -> None:
    row = session.get(Use, (record_id, day, kind))
    if row is None:
        session.add(row := Use(record_id=record_id, day=day, kind=kind, count=0))
    row.count += 1


def sum_uses(session: Session, record_id: int) -> UseCounts:
    query = select(Use.kind, func.sum(Use.count)).where(Use.record_id == record_id).group_by(Use.kind)
    sums: dict[str, int] = dict(session.execute(query).all())
    return UseCounts(sums.get(UseKind.VIEW, 0), sums.get(UseKind.DOWNLOAD, 0))


def note_unanswered(session: Session, text: str, day: date) -> None:
    """Older ones than `REMEMBERED_DAYS` are forgotten on the way."""
    text = text[:LONGEST_TEXT].casefold()
    row = session.get(Unanswered, (text, day))
    if row is None:
        session.execute(delete(Unanswered).where(Unanswered.day < day - timedelta(days=REMEMBERED_DAYS)))
        session.add(row := Unanswered(text=text, day=day, count=0))
    row.count += 1


def list_unanswered(session: Session, *, limit: int = 200) -> list[UnansweredCount]:
    """The most frequent first, then the latest."""
    count, last = func.sum(Unanswered.count), func.max(Unanswered.day)
    query = select(Unanswered.text, count, last).group_by(Unanswered.text).order_by(count.desc(), last.desc())
    return [UnansweredCount(text, number, day) for text, number, day in session.execute(query.limit(limit))]
