"""What the pages of the queue print."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.ingestion.near_duplicates import LOOKS_LIKE
from repository import records
from repository.metadata import NOTES
from repository.models.base import now
from repository.models.record import Record, State, Tag, TagSource
from repository.models.review import ReviewNote
from repository.models.user import User
from repository.reviewing import assigning, checks, review
from repository.reviewing.checks import Check, PageFacts
from webapp.editing.fields import field_name
from webapp.i18n import locale
from webapp.records.files import PDF
from webapp.records.page_view import page_url
from webapp.search.names import facet_name
from webapp.site import current_site

PICTURE_WIDTH = 1000
TAGS_SHOWN = 40
# Lines of what one did last.
RECENT = 10


@dataclass(frozen=True)
class Item:
    """One record of the list. `checks`: those that it does not pass. `days`: since it was handed over."""

    record: Record
    url: str
    depositor: str
    assignee: str
    days: int
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class OpenTag:
    """A tag that the machine suggests. `quote` is empty without evidence."""

    facet: str
    concept: str
    facet_name: Markup
    name: str
    sure: int
    quote: str
    page_url: str


@dataclass(frozen=True)
class Queue:
    items: list[Item]
    approved_today: int

    @property
    def checks(self) -> list[Check]:
        """Those that something in the list does not pass."""
        return [check for check in Check if any(check in item.checks for item in self.items)]


@dataclass(frozen=True)
class Detail:
    """The record under review. `previous` and `next`: addresses in the list, empty at its ends. `candidates`: who may
    look at it. `like`: a record with nearly the same text."""

    item: Item
    facts: list[tuple[str, str]]
    picture_url: str
    page_url: str
    tags: list[OpenTag]
    notes: Sequence[ReviewNote]
    previous: str
    next: str
    candidates: list[User]
    like: Record | None
    languages: dict[str, int] = field(default_factory=dict)


def queue(session: Session, who: str, *, check: str = "", is_mine: bool = False) -> Queue:
    """The longest waiting first. `check`: only what does not pass it."""
    items = items_of(session, review.list_waiting(session))
    shown = [item for item in items if (not check or check in item.checks) and (not is_mine or item.assignee == who)]
    midnight = now().replace(hour=0, minute=0, second=0, microsecond=0)
    return Queue(shown, review.count_approved(session, who=who, since=midnight))


def items_of(session: Session, found: Sequence[Record]) -> list[Item]:
    ids = [record.id for record in found]
    facts, people = checks.page_facts(session, ids), assigning.assignees(session, ids)
    depositors = review.depositors(session, ids)
    return [
        Item(
            record,
            url_for("review.item", record_id=record.id),
            depositors.get(record.id, ""),
            people.get(record.id, ""),
            _days(record.updated_at),
            checks.find_failed(record, facts[record.id]),
        )
        for record in found
    ]


def detail(session: Session, record_id: int, around: Sequence[Item]) -> Detail:
    """Raises `RecordNotFound`. `around`: the list that the reviewer goes through."""
    record = records.get(session, record_id)
    places = [item.record.id for item in around]
    place = places.index(record_id) if record_id in places else -1
    page_facts: PageFacts = checks.page_facts(session, [record_id])[record_id]
    is_pdf = bool(record.files) and record.files[0].media_type == PDF
    picture = url_for("files.page_image", record_id=record_id, number=1, width=PICTURE_WIDTH) if is_pdf else ""
    return Detail(
        item=items_of(session, [record])[0],
        facts=_facts(record),
        picture_url=picture,
        page_url=page_url(record_id, 1, "") if record.files else "",
        tags=[_tag(record, tag) for tag in _open_tags(record)[:TAGS_SHOWN]],
        notes=review.list_notes(session, record_id),
        previous=around[place - 1].url if place > 0 else "",
        next=around[place + 1].url if 0 <= place < len(around) - 1 else "",
        candidates=assigning.candidates(session, record, eyes=current_site().repository.settings.review_eyes),
        like=_like(session, record),
        languages=page_facts.languages,
    )


def _like(session: Session, record: Record) -> Record | None:
    kept = record.proposals.get(LOOKS_LIKE)
    found = session.get(Record, kept["value"]) if kept and record.state != State.WITHDRAWN else None
    return found if found is not None and found.state != State.WITHDRAWN else None


def _facts(record: Record) -> list[tuple[str, str]]:
    """What stands beside the title, each field once in its words."""
    vocabulary = current_site().vocabulary()

    def labels(facet: str) -> str:
        return ", ".join(vocabulary.label(facet, key, locale()) for key in record.concepts(facet))

    found = [
        (str(field_name("creators")), "; ".join(creator["name"] for creator in record.creators)),
        (str(facet_name("agency")), labels("agency")),
        (str(facet_name("type")), labels("type")),
        (str(field_name("date_issued")), record.date_issued),
        (str(field_name("license")), record.license),
        *((scheme.upper(), ", ".join(values)) for scheme, values in record.identifiers.items()),
        (str(facet_name("region")), labels("region")),
        (str(facet_name("objective")), labels("objective")),
        *((str(field_name(note)), str(getattr(record, note))) for note in NOTES),
    ]
    return [(name, value) for name, value in found if value]


def _open_tags(record: Record) -> list[Tag]:
    found = [
        tag for tag in record.tags if tag.source == TagSource.MACHINE and tag.decided_by is None and not tag.is_rejected
    ]
    return sorted(found, key=lambda tag: (tag.facet, -tag.score))


def _tag(record: Record, tag: Tag) -> OpenTag:
    best: dict[str, Any] = tag.evidence[0] if tag.evidence else {"quote": "", "page": 0}
    name = current_site().vocabulary().label(tag.facet, tag.concept, locale())
    url = page_url(record.id, int(best["page"]), "") if best["page"] else ""
    return OpenTag(tag.facet, tag.concept, facet_name(tag.facet), name, round(tag.score * 100), best["quote"], url)


def _days(since: datetime) -> int:
    return (now() - since).days
