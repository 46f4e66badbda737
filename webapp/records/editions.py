"""What else there is of a publication: its other languages, other editions, and the files it had before.

All are of one family (`repository.families`). What is in the same language is the same work issued again.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from repository import families
from repository.models.record import Record
from repository.summaries import RecordSummary
from webapp.search.hits import Version


@dataclass(frozen=True)
class Edition:
    """`year` is None where it is not known."""

    title: str
    language: str
    year: int | None
    url: str


@dataclass(frozen=True)
class FormerFile:
    """A file that a better one replaced; it is kept and not given out."""

    name: str
    size_bytes: int
    replaced: datetime


@dataclass(frozen=True)
class OtherVersions:
    """`editions`: the newest first. `translations`: of this work into other languages; empty where this one is a
    translation itself, of `original`."""

    languages: tuple[Version, ...]
    editions: tuple[Edition, ...]
    former_files: tuple[FormerFile, ...]
    translations: tuple[RecordSummary, ...]
    original: RecordSummary | None


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
    )


def _url(record: RecordSummary) -> str:
    return url_for("records.record", record_id=record.id)


def _former_files(record: Record) -> tuple[FormerFile, ...]:
    return tuple(
        FormerFile(file.name, file.size_bytes, file.superseded_at) for file in record.former_files if file.superseded_at
    )
