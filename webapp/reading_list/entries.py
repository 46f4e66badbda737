"""An address -> what stands on a list."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for
from sqlalchemy.orm import Session

from indexer.search.hits import Marked, PageMatch
from repository import files, records
from repository.models.record import Record
from repository.visibility import is_visible
from webapp.citations.cited import cited
from webapp.citations.formats import FORMATS
from webapp.citations.styles import Citation, apa
from webapp.exports.taking import ExportLink, Taken
from webapp.i18n import _
from webapp.records.page_view import page_url
from webapp.search.hits import Piece, Strip, shortened

MOST_ENTRIES = 200
PASSAGE_LENGTH = 300


@dataclass(frozen=True)
class Entry:
    """`key`: as in the address."""

    key: str
    record: Record
    url: str
    agency: str
    strips: tuple[Strip, ...]
    page_keys: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True)
class ReadingList:
    """`keys`: what was asked for and is there, in that order."""

    entries: tuple[Entry, ...]
    keys: tuple[str, ...]
    links: tuple[ExportLink, ...]


def parse_keys(given: list[str]) -> dict[int, list[int]]:
    """Record id -> numbers of its pages, in order; what is no key is left out."""
    wanted: dict[int, list[int]] = {}
    for key in given[:MOST_ENTRIES]:
        record, dash, page = key.partition("-")
        if not _is_number(record) or (dash and not _is_number(page)):
            continue
        pages = wanted.setdefault(int(record), [])
        if dash and int(page) not in pages:
            pages.append(int(page))
    return wanted


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def take_listed(session: Session, wanted: dict[int, list[int]]) -> list[Taken]:
    """Published records only; one that went away, or a page that is not there, is left out."""
    found = records.list_by_ids(session, wanted)
    shown = {key: found[key] for key in wanted if key in found and is_visible(found[key])}
    texts = files.list_pages(session, {key: wanted[key] for key in shown})
    counts = files.count_pages(session, list(shown))
    return [
        Taken(
            record=record,
            pages=tuple(
                PageMatch(page.number, page.label, page.language, Marked(_beginning(page.text), ()))
                for number in wanted[key]
                if (page := texts.get((key, number)))
            ),
            passages_of=record,
            page_count=counts.get(record.files[0].id, 0) if record.files else 0,
        )
        for key, record in shown.items()
    ]


def reading_list(taken: list[Taken]) -> ReadingList:
    entries = tuple(_entry(one) for one in taken)
    keys = tuple(key for entry in entries for key in (entry.key, *entry.page_keys))
    query = urlencode([("r", key) for key in keys])
    names = {"docx": _("Evidence brief (DOCX)"), "xlsx": _("Table (XLSX)"), "csv": _("Table (CSV)")}
    names |= {extension: one.name for extension, one in FORMATS.items()}  # type: ignore[misc]
    links = (ExportLink(name, f"{url_for('lists.export', extension=one)}?{query}") for one, name in names.items())
    return ReadingList(entries, keys, tuple(links))


def _entry(one: Taken) -> Entry:
    source = cited(one.record)
    strips = tuple(
        Strip(page.label, page.language, (Piece(page.snippet.text, False),), page_url(one.record.id, page.number, ""))
        for page in one.pages
    )
    keys = tuple(f"{one.record.id}-{page.number}" for page in one.pages)
    url = url_for("records.record", record_id=one.record.id)
    return Entry(str(one.record.id), one.record, url, source.publisher, strips, keys, apa(source))


def _beginning(text: str) -> str:
    return shortened(" ".join(text.split()), PASSAGE_LENGTH)
