"""What a reviewer should look at before a record is published. Nothing here forbids anything but `MISSING`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from repository.identifiers import checked
from repository.metadata import missing, values_of
from repository.models.file import File, Page
from repository.models.record import Record, TagSource
from repository.texts import PageGrade

NO_LANGUAGE = frozenset({"und", "mul", "zxx", ""})


class Check(StrEnum):
    MISSING = "missing"
    NO_LICENSE = "no_license"
    OTHER_LANGUAGE = "other_language"
    NO_COUNTRY = "no_country"
    BROKEN_IDENTIFIER = "broken_identifier"
    NO_EVIDENCE = "no_evidence"
    RED_PAGES = "red_pages"


@dataclass(frozen=True)
class PageFacts:
    """`languages`: language -> pages in it. `red`: unusable pages."""

    languages: dict[str, int]
    red: int


def find_failed(record: Record, facts: PageFacts) -> tuple[Check, ...]:
    """The checks that a record does not pass, in the order of `Check`."""
    tags = [tag for tag in record.tags if not tag.is_rejected]
    failed = {
        Check.MISSING: bool(missing(values_of(record))),
        Check.NO_LICENSE: not record.license,
        Check.OTHER_LANGUAGE: _differs(record, facts),
        Check.NO_COUNTRY: not any(tag.facet == "region" for tag in tags),
        Check.BROKEN_IDENTIFIER: any(
            checked(scheme, value) is None for scheme, values in record.identifiers.items() for value in values
        ),
        Check.NO_EVIDENCE: any(
            tag.source == TagSource.MACHINE and tag.decided_by is None and not tag.evidence for tag in tags
        ),
        Check.RED_PAGES: facts.red > 0,
    }
    return tuple(check for check, is_failed in failed.items() if is_failed)


def page_facts(session: Session, record_ids: Iterable[int]) -> dict[int, PageFacts]:
    """Of the current files of these records; one statement."""
    ids: Sequence[int] = list(record_ids)
    red = func.sum(case((Page.health["grade"].as_string() == PageGrade.RED, 1), else_=0))
    query = (
        select(File.record_id, Page.language, func.count(), red)
        .join(File, Page.file_id == File.id)
        .where(File.record_id.in_(ids), File.superseded_at.is_(None))
        .group_by(File.record_id, Page.language)
    )
    found = {record_id: PageFacts({}, 0) for record_id in ids}
    for record_id, language, pages, red_pages in session.execute(query):
        before = found[record_id]
        found[record_id] = PageFacts({**before.languages, language: pages}, before.red + red_pages)
    return found


def _differs(record: Record, facts: PageFacts) -> bool:
    """Whether most pages with a language are in none that the record names."""
    told = {language: pages for language, pages in facts.languages.items() if language not in NO_LANGUAGE}
    return bool(told) and max(told, key=lambda language: told[language]) not in record.languages
