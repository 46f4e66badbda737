"""What the page of a record prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from flask import url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.extraction.remarks import RemarkCode, has_remark
from indexer.facets import FACETS
from repository import files
from repository.models.file import File
from repository.models.record import Record, Tag, TagSource
from repository.usage import UseCounts, sum_uses
from webapp.citations.cited import CitePanel, cite_panel, cited
from webapp.i18n import _, locale
from webapp.qr_code import code_picture
from webapp.records.editions import OtherVersions, other_versions
from webapp.records.evidence import kind_of_evidence
from webapp.records.find import find
from webapp.records.linked import Head, head_of
from webapp.records.page_view import page_url
from webapp.records.readability import Readability, readability
from webapp.records.reading_help import ReadingHelp, reading_help
from webapp.records.rights import Rights, rights_of
from webapp.records.similar import SimilarLink, similar_links
from webapp.records.summary import first_sentence
from webapp.search.hits import Strip
from webapp.search.names import facet_name
from webapp.search.params import address, only
from webapp.search.trail import Trail
from webapp.site import current_site

STRIPS_SHOWN = 3
# Of print in an alphabet, silently: about 240 English words (Brysbaert 2019, How many words do we read per minute?).
LETTERS_A_MINUTE = 1400


@dataclass(frozen=True)
class Evidence:
    """`page_url` is empty where the file's own metadata said it."""

    quote: str
    page: int
    page_url: str


@dataclass(frozen=True)
class TagView:
    """`is_suggested`: a machine said it and no person has looked at it. `note`: what the concept means, empty where
    that is not said in the reader's language. `code`: of the concept, as programs know it."""

    name: str
    url: str
    is_suggested: bool
    evidence: tuple[Evidence, ...]
    note: str
    code: str


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
    """`needs_password`: who downloads it needs one, though its text was read."""

    name: str
    url: str
    size_bytes: int
    sha256: str
    page_count: int
    text_state: str
    readability: Readability
    needs_password: bool


@dataclass(frozen=True)
class Abstract:
    """`lead`: its first sentence, empty where none is set apart."""

    language: str
    lead: str
    text: str


@dataclass(frozen=True)
class Landing:
    """`found_total`: how many pages the question finds, of which `found` are the first; `near` are near in meaning
    besides. `minutes`: what reading all of it takes, 0 where there is no text. `code`: the permanent link for a phone
    that looks at paper; inline (0.4 kB), since a picture that only print asks for may come too late."""

    record: Record
    agency: str
    agency_url: str
    type: str
    evidence: str | Markup
    page_count: int
    first_page_url: str
    permalink: str
    code: Markup
    others: OtherVersions
    tags: list[TagGroup]
    outline: list[OutlineLink]
    help: ReadingHelp
    files: list[FileView]
    query: str
    found: tuple[Strip, ...]
    found_total: int
    near: tuple[Strip, ...]
    similar: list[SimilarLink]
    cite: CitePanel
    abstracts: list[Abstract]
    regions: list[TagView]
    target_groups: list[TagView]
    rights: Rights | None
    report_url: str
    head: Head
    uses: UseCounts
    trail: Trail | None
    minutes: int


def landing(session: Session, record: Record, query: str, trail: Trail | None = None) -> Landing:
    counts = files.count_pages(session, [record.id])
    vocabulary = current_site().vocabulary()
    agency, kind = (next(iter(record.concepts(facet)), "") for facet in ("agency", "type"))
    found = find(session, record, query)
    main = record.files[0] if record.files else None
    page_count = counts.get(main.id, 0) if main else 0
    source, rights, others = cited(record), rights_of(record.license), other_versions(session, record)
    permalink = url_for("files.permalink", record_id=record.id, _external=True)
    return Landing(
        record=record,
        agency=vocabulary.label("agency", agency, locale()),
        agency_url=address(only("agency", agency)) if agency else "",
        type=vocabulary.label("type", kind, locale()),
        evidence=kind_of_evidence(kind),
        page_count=page_count,
        first_page_url=page_url(record.id, 1, "") if page_count else "",
        permalink=permalink,
        code=code_picture(permalink, border=0),
        others=others,
        tags=list(_tag_groups(record)),
        outline=_outline(record, main, query),
        help=reading_help(record),
        files=[_file(session, file, counts.get(file.id, 0)) for file in record.files],
        query=query,
        found=found.strips[:STRIPS_SHOWN],
        found_total=found.total,
        near=found.near,
        similar=similar_links(session, record),
        cite=cite_panel(record),
        abstracts=_abstracts(record),
        regions=_covered(record, "region"),
        target_groups=_covered(record, "target_group"),
        rights=rights,
        report_url=_report_url(record, source.url),
        head=head_of(record, source, rights, others),
        uses=sum_uses(session, record.id),
        trail=trail,
        minutes=_minutes(files.count_letters(session, main.id)) if main else 0,
    )


def _minutes(letters: int) -> int:
    """At `LETTERS_A_MINUTE`; a sentence is no shorter in a language of long words."""
    return -(-letters // LETTERS_A_MINUTE)


def _tag_groups(record: Record) -> Iterator[TagGroup]:
    """Facets with tags, in their order; agency and type stand among the facts already."""
    for facet in FACETS:
        tags = [tag for tag in record.tags if tag.facet == facet.name and not tag.is_rejected]
        if tags and facet.name not in ("agency", "type"):
            yield TagGroup(facet_name(facet.name), [_tag(record, tag) for tag in sorted(tags, key=_best_first)])


def _best_first(tag: Tag) -> float:
    return -tag.score


def _tag(record: Record, tag: Tag) -> TagView:
    vocabulary = current_site().vocabulary()
    name = vocabulary.label(tag.facet, tag.concept, locale())
    concept = vocabulary.concepts.get((tag.facet, tag.concept))
    is_suggested = tag.source == TagSource.MACHINE and tag.decided_by is None
    evidence = tuple(_evidence(record, one) for one in tag.evidence)
    note = concept.notes.get(locale(), "") if concept else ""
    return TagView(name, address(only(tag.facet, tag.concept)), is_suggested, evidence, note, tag.concept)


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


def _file(session: Session, file: File, page_count: int) -> FileView:
    url = url_for("files.download", record_id=file.record_id, name=file.name)
    readable = readability(file, files.count_sources(session, file.id))
    is_locked = has_remark(file.remarks, RemarkCode.WITH_PASSWORD)
    return FileView(file.name, url, file.size_bytes, file.sha256, page_count, file.text_state, readable, is_locked)


def _covered(record: Record, facet: str) -> list[TagView]:
    """What stands among the facts too, where people look for it."""
    tags = [tag for tag in record.tags if tag.facet == facet and not tag.is_rejected]
    return [_tag(record, tag) for tag in sorted(tags, key=_best_first)]


def _abstracts(record: Record) -> list[Abstract]:
    """The reader's own language first, then that of the publication."""
    wanted = (locale(), record.language)
    order = {language: place for place, language in reversed(list(enumerate(wanted)))}
    ordered = sorted(record.abstracts.items(), key=lambda one: order.get(one[0], len(wanted)))
    return [Abstract(language, *first_sentence(text)) for language, text in ordered]


def _report_url(record: Record, link: str) -> str:
    """A letter to the people of the site, begun; empty where they give no address."""
    contact = current_site().settings.contact
    if not contact:
        return ""
    subject = _("A problem with publication %(number)s", number=record.id).unescape()
    return f"mailto:{contact}?{urlencode({'subject': subject, 'body': link}, quote_via=quote)}"
