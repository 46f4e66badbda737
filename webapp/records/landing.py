"""What the page of a record prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.facets import FACETS
from indexer.highlight import SNIPPET_LENGTH
from repository import families, files
from repository.models.file import File, Page
from repository.models.record import Record, Tag, TagSource
from webapp.i18n import locale
from webapp.records.viewer import page_url
from webapp.search.hits import Strip, Version, pieces
from webapp.search.names import facet_name
from webapp.search.params import address, only
from webapp.site import current_site

STRIPS_SHOWN = 50
LEAD = 60


@dataclass(frozen=True)
class Evidence:
    """`page_url` is empty where the file's own metadata said it."""

    quote: str
    page: int
    page_url: str


@dataclass(frozen=True)
class TagView:
    """`is_suggested`: a machine said it and no person has looked at it."""

    name: str
    url: str
    is_suggested: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class TagGroup:
    name: Markup
    tags: list[TagView]


@dataclass(frozen=True)
class OutlineLink:
    title: str
    level: int
    page: int
    url: str


@dataclass(frozen=True)
class FileView:
    name: str
    url: str
    size_bytes: int
    sha256: str
    page_count: int
    text_state: str


@dataclass(frozen=True)
class Landing:
    """`found_total`: how many pages the question finds, of which `found` are the first."""

    record: Record
    agency: str
    agency_url: str
    type: str
    page_count: int
    first_page_url: str
    permalink: str
    versions: list[Version]
    tags: list[TagGroup]
    outline: list[OutlineLink]
    files: list[FileView]
    query: str
    found: list[Strip]
    found_total: int


def landing(session: Session, record: Record, query: str) -> Landing:
    counts = files.count_pages(session, [record.id])
    vocabulary = current_site().index.vocabulary()
    agency, kind = (next(iter(record.concepts(facet)), "") for facet in ("agency", "type"))
    numbers = current_site().index.matching_pages(record.id, query) if query else ()
    main = record.files[0] if record.files else None
    page_count = counts.get(main.id, 0) if main else 0
    return Landing(
        record=record,
        agency=vocabulary.label("agency", agency, locale()),
        agency_url=address(only("agency", agency)) if agency else "",
        type=vocabulary.label("type", kind, locale()),
        page_count=page_count,
        first_page_url=page_url(record.id, 1, "") if page_count else "",
        permalink=url_for("files.permalink", record_id=record.id, _external=True),
        versions=_versions(session, record),
        tags=list(_tag_groups(record)),
        outline=_outline(record, main, query),
        files=[_file(file, record.id, counts.get(file.id, 0)) for file in record.files],
        query=query,
        found=_strips(session, record, numbers[:STRIPS_SHOWN], query),
        found_total=len(numbers),
    )


def _versions(session: Session, record: Record) -> list[Version]:
    found = families.list_language_versions(session, [record.id])[record.id]
    return [Version(one.language, url_for("records.record", record_id=one.id)) for one in found]


def _tag_groups(record: Record) -> Iterator[TagGroup]:
    """Facets with tags, in their order; agency and type stand among the facts already."""
    for facet in FACETS:
        tags = [tag for tag in record.tags if tag.facet == facet.name and not tag.is_rejected]
        if tags and facet.name not in ("agency", "type"):
            yield TagGroup(facet_name(facet.name), [_tag(record, tag) for tag in sorted(tags, key=_best_first)])


def _best_first(tag: Tag) -> float:
    return -tag.score


def _tag(record: Record, tag: Tag) -> TagView:
    name = current_site().index.vocabulary().label(tag.facet, tag.concept, locale())
    is_suggested = tag.source == TagSource.MACHINE and tag.decided_by is None
    evidence = tuple(_evidence(record, one) for one in tag.evidence)
    return TagView(name, address(only(tag.facet, tag.concept)), is_suggested, evidence)


def _evidence(record: Record, evidence: dict[str, Any]) -> Evidence:
    page = int(evidence["page"])
    return Evidence(evidence["quote"], page, page_url(record.id, page, "") if page else "")


def _outline(record: Record, file: File | None, query: str) -> list[OutlineLink]:
    entries = file.outline if file else []
    return [
        OutlineLink(one["title"], min(one["level"], 3), one["page"], page_url(record.id, one["page"], query))
        for one in entries
        if one["page"]
    ]


def _file(file: File, record_id: int, page_count: int) -> FileView:
    url = url_for("files.download", record_id=record_id, name=file.name)
    return FileView(file.name, url, file.size_bytes, file.sha256, page_count, file.text_state)


def _strips(session: Session, record: Record, numbers: tuple[int, ...], query: str) -> list[Strip]:
    found = files.list_pages(session, {record.id: numbers})
    return [_strip(record, found[record.id, number], query) for number in numbers]


def _strip(record: Record, page: Page, query: str) -> Strip:
    """The page from a little before the first word found."""
    marks = current_site().index.find_marks(page.text, page.language, query)
    start = max(0, marks[0][0] - LEAD) if marks else 0
    start = page.text.rfind(" ", 0, start) + 1 if start else 0
    end = page.text.find(" ", start + SNIPPET_LENGTH)
    end = end if end > 0 else len(page.text)
    lead, tail = "… " if start else "", " …" if end < len(page.text) else ""
    text = lead + page.text[start:end].replace("\n", " ") + tail
    shift = len(lead) - start
    inside = [(first + shift, last + shift) for first, last in marks if first >= start and last <= end]
    return Strip(page.label, page.language, pieces(text, inside), page_url(record.id, page.number, query))
