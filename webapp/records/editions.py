"""What else there is of a publication: its other languages, other editions, and the files it had before.

All are of one family (`repository.families`). What is in the same language is the same work issued again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from repository import families, records, relations
from repository.models.record import Record
from repository.summaries import RecordSummary
from webapp.i18n import _
from webapp.records.wording import RELATED
from webapp.search.hits import Version


@dataclass(frozen=True)
class Edition:
    """`year` is None where it is not known."""

    title: str
    language: str
    year: int | None
    url: str


@dataclass(frozen=True)
class Related:
    """`name`: what the publications are to the one at hand."""

    name: Markup
    editions: tuple[Edition, ...]


@dataclass(frozen=True)
class FormerFile:
    """A file that a better one replaced; it is kept and not given out."""

    name: str
    size_bytes: int
    replaced: datetime


@dataclass(frozen=True)
class OtherVersions:
    """`editions`: the newest first. `translations`: of this work into other languages; empty where this one is a
    translation itself, of `original`. `related`: earlier and newer editions by word of a person, parts, supplements."""

    languages: tuple[Version, ...]
    editions: tuple[Edition, ...]
    former_files: tuple[FormerFile, ...]
    translations: tuple[RecordSummary, ...]
    original: RecordSummary | None
    related: tuple[Related, ...]


def other_versions(session: Session, record: Record) -> OtherVersions:
    found = families.list_language_versions(session, [record.id])[record.id]
    first = families.find_original(session, record.id)
    others = [one for one in found if one.language != record.language]
    same = sorted((one for one in found if one.language == record.language), key=lambda one: -(one.year or 0))
    return OtherVersions(
        languages=tuple(Version(one.language, _url(one)) for one in others),
        editions=tuple(Edition(one.title, one.language, one.year, _url(one)) for one in same),
        former_files=_former_files(record),
        translations=() if first else tuple(others),
        original=next((one for one in others if one.id == first), None),
        related=tuple(_related(session, record)),
    )


def _related(session: Session, record: Record) -> Iterator[Related]:
    """As far as readers see them."""
    found = relations.related_to(session, record.id)
    ids = records.list_visible_ids(session, [one.record_id for one in found]) if found else set()
    shown = records.list_by_ids(session, ids) if ids else {}
    for (kind, here), name in RELATED.items():
        them = [
            shown[one.record_id]
            for one in found
            if one.record_id in shown and (one.kind, one.is_said_here) == (kind, here)
        ]
        if them:
            yield Related(_(name), tuple(Edition(one.title, one.language, one.year, _url(one)) for one in them))


def _url(record: RecordSummary | Record) -> str:
    return url_for("records.record", record_id=record.id)


def _former_files(record: Record) -> tuple[FormerFile, ...]:
    return tuple(
        FormerFile(file.name, file.size_bytes, file.superseded_at) for file in record.former_files if file.superseded_at
    )
