"""What was done to the collections, when and by whom, read from the log."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from repository.curated import Curated, can_undo, read_values
from repository.models.history import AuditEvent


@dataclass(frozen=True)
class ChangeView:
    """`vanished`, `added`: language and title, or no language and a search; both empty where only the order changed."""

    id: int
    at: datetime
    who: str
    vanished: tuple[tuple[str, str], ...]
    added: tuple[tuple[str, str], ...]
    can_undo: bool


def changes(events: Iterable[AuditEvent], entries: Sequence[Curated]) -> Iterator[ChangeView]:
    """In the order of `events`. `entries`: the collections as they are now."""
    for event in events:
        before, after = (_lines(read_values(event.details[part])) for part in ("before", "after"))
        yield ChangeView(
            id=event.id,
            at=event.at,
            who=event.who,
            vanished=tuple(line for line in before if line not in after),
            added=tuple(line for line in after if line not in before),
            can_undo=can_undo(event, entries),
        )


def _lines(entries: Iterable[Curated]) -> list[tuple[str, str]]:
    return [line for one in entries for line in (*one.titles.items(), ("", one.question))]
