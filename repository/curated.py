"""Collections: searches that librarians show at home, each under a title in several languages.

There are a few of them, so a change is a new list in place of the old one. An event of the log holds both, and is
undone by putting the old one back, as long as nothing else was done since. The caller commits.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.errors import BadCollection
from repository.models.collection import Collection
from repository.models.follow import LONGEST_QUESTION
from repository.models.history import AuditEvent
from repository.vocabulary.concepts import FALLBACK_LANGUAGE

MOST = 12
LONGEST_TITLE = 120
# What the events of the list are about.
PLACE = "home"

Values = list[dict[str, Any]]
"""A list of collections as an event keeps it."""


@dataclass(frozen=True)
class Curated:
    """A collection. `titles`: language -> title. `question`: the parameters of the search, as in its address."""

    titles: Mapping[str, str]
    question: str

    def title(self, language: str) -> tuple[str, str]:
        """The language and the title to show: that of `language`, else the English one, as labels of concepts do."""
        shown = language if self.titles.get(language) else FALLBACK_LANGUAGE
        return shown, self.titles[shown]


def list_all(session: Session) -> list[Curated]:
    """In the order in which they stand at home."""
    rows = session.scalars(select(Collection).order_by(Collection.position))
    return [Curated(row.titles, row.question) for row in rows]


def list_changes(session: Session, limit: int | None = None) -> Sequence[AuditEvent]:
    """The newest first; `before` and `after` among the details are lists for `read_values`."""
    return audit.events_about(session, Event.COLLECTIONS_CHANGED, PLACE, limit)


def last_change(session: Session) -> int:
    """Number of the last change, 0 before the first; whoever changes the list says which one they saw."""
    return next((one.id for one in list_changes(session, limit=1)), 0)


def put(session: Session, place: int | None, wanted: Curated, *, seen: int, who: str) -> None:
    """Set the collection at a place, or with None add it behind the others. Titles without text are left out.

    Raises:
        BadCollection: it has no English title, one that is too long, or no question; there are `MOST`, or none at this
            place; or the list has changed since `seen`.
    """
    titles = {language: text.strip() for language, text in wanted.titles.items() if text.strip()}
    _check(titles, wanted.question)
    entries = list_all(session)
    if place is not None and not 0 <= place < len(entries):
        raise BadCollection("changed_meanwhile")
    at = len(entries) if place is None else place
    if at >= MOST:
        raise BadCollection("too_many")
    _change(session, [*entries[:at], Curated(titles, wanted.question), *entries[at + 1 :]], seen=seen, who=who)


def move(session: Session, place: int, by: int, *, seen: int, who: str) -> None:
    """Exchange the collection with the one `by` places behind it; beyond the ends nothing happens. Raises as `put`."""
    entries, other = list_all(session), place + by
    if 0 <= place < len(entries) and 0 <= other < len(entries):
        entries[place], entries[other] = entries[other], entries[place]
        _change(session, entries, seen=seen, who=who)


def remove(session: Session, place: int, *, seen: int, who: str) -> None:
    """Show it no longer. Raises as `put`."""
    entries = list_all(session)
    _change(session, entries[:place] + entries[place + 1 :], seen=seen, who=who)


def undo(session: Session, change_id: int, *, who: str) -> None:
    """Put back the list as it was before a change. Raises `BadCollection` where it was changed again since."""
    change = session.get(AuditEvent, change_id)
    if change is None or not can_undo(change, list_all(session)):
        raise BadCollection("changed_meanwhile")
    _change(session, read_values(change.details["before"]), seen=last_change(session), who=who)


def can_undo(change: AuditEvent, entries: Sequence[Curated]) -> bool:
    """Whether the list is as the change left it."""
    return change.what == Event.COLLECTIONS_CHANGED and read_values(change.details["after"]) == list(entries)


def read_values(values: Values) -> list[Curated]:
    return [Curated(one["titles"], one["question"]) for one in values]


def _values(entries: Iterable[Curated]) -> Values:
    return [asdict(one) for one in entries]


def _check(titles: Mapping[str, str], question: str) -> None:
    if FALLBACK_LANGUAGE not in titles:
        raise BadCollection("no_english")
    if any(len(text) > LONGEST_TITLE for text in titles.values()) or len(question) > LONGEST_QUESTION:
        raise BadCollection("too_long")
    if not question:
        raise BadCollection("no_question")


def _change(session: Session, wanted: Sequence[Curated], *, seen: int, who: str) -> None:
    if seen != last_change(session):
        raise BadCollection("changed_meanwhile")
    before = list_all(session)
    if list(wanted) == before:
        return
    session.execute(delete(Collection))
    session.add_all(
        Collection(position=position, titles=dict(one.titles), question=one.question)
        for position, one in enumerate(wanted)
    )
    details = {"before": _values(before), "after": _values(wanted)}
    audit.note(session, Event.COLLECTIONS_CHANGED, who=who, about=PLACE, **details)
    session.flush()
