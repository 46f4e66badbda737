"""One decision about several records, and the way back from all of it.

Each record is decided for itself: what can't be done is left as it is and named with its reason, and keeps none of the
others back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import revisions
from repository.errors import RepositoryError
from repository.models.history import Revision
from repository.models.record import Record
from repository.reviewing import assigning


@dataclass(frozen=True)
class Outcome:
    """`batch`: by which it can be undone, empty if nothing was done. `left`: record id -> why."""

    batch: str = ""
    done: list[int] = field(default_factory=list)
    left: dict[int, RepositoryError] = field(default_factory=dict)


def decide(chosen: Iterable[Record], act: Callable[[Record, str], None]) -> Outcome:
    """`act(record, batch)`: decides about one, and raises before it has changed anything."""
    batch, done, left = revisions.new_batch(), [], {}
    for record in chosen:
        try:
            act(record, batch)
        except RepositoryError as error:
            left[record.id] = error
        else:
            done.append(record.id)
    return Outcome(batch if done else "", done, left)


def decided(session: Session, batch: str, *, who: str) -> list[int]:
    """Ids of the records of a batch that this person decided about; empty for somebody else's."""
    query = select(Revision.record_id, Revision.who).where(Revision.batch == batch).order_by(Revision.id)
    rows = [*session.execute(query), *((note.record_id, note.who) for note in assigning.notes_of(session, batch))]
    return [record_id for record_id, person in rows if person == who] if batch else []


def undo(session: Session, batch: str, *, who: str, eyes: int) -> tuple[list[int], list[int]]:
    """Ids of the records undone, and of those left because something happened to them since."""
    done, left = revisions.undo_batch(session, batch, who=who)
    freed, kept = assigning.undo_batch(session, batch, who=who, eyes=eyes)
    return [*done, *freed], [*left, *kept]
