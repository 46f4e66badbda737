"""What the history of a record prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from repository import duplicates, language_versions, revisions
from repository.differences import Difference
from repository.models.history import Revision
from repository.models.record import Record
from webapp.curation.reasons import told_who, told_why
from webapp.curation.words import part_name, told

SHOWN = 50
# The reason and the note of a withdrawal say enough; who and when stands beside.
UNTOLD = frozenset({"removed_by", "removal_date", "citation_text"})


@dataclass(frozen=True)
class ChangeView:
    """`before` and `after` are empty where there was or is nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class RevisionView:
    """`is_first`: nothing came before it, so nothing can be undone."""

    number: int
    at: datetime
    who: str
    why: str
    changes: list[ChangeView]
    is_first: bool


@dataclass(frozen=True)
class HistoryPage:
    """`total`: revisions, of which `revisions` are the newest. `family`: language versions, the original first, this
    one among them; empty if there are no others. `merged`: ids of its duplicates."""

    record: Record
    revisions: list[RevisionView]
    total: int
    family: list[Record]
    merged: list[int]


def history_page(session: Session, record: Record) -> HistoryPage:
    found = revisions.list_of(session, record.id)
    family = language_versions.members(session, record)
    return HistoryPage(
        record=record,
        revisions=[_revision(session, record, one) for one in found[:SHOWN]],
        total=len(found),
        family=family if len(family) > 1 else [],
        merged=duplicates.list_merged(session, record.id),
    )


def _revision(session: Session, record: Record, revision: Revision) -> RevisionView:
    is_first = revisions.find_previous(session, revision) is None
    changes = [] if is_first else list(_changes(record, revisions.differences_of(session, revision)))
    who, why = told_who(revision.who), told_why(revision.why, revision.reason)
    return RevisionView(revision.number, revision.at, who, why, changes, is_first)


def _changes(record: Record, found: list[Difference]) -> Iterator[ChangeView]:
    for one in found:
        if not (one.field == "tombstone" and one.part in UNTOLD):
            before, after = (told(record, one.field, one.part, value) for value in (one.before, one.after))
            yield ChangeView(part_name(one.field, one.part), before, after)
