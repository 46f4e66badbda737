"""Records and files for tests. Every argument has a plain default, so that a test names only what it is about."""

from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from repository import records
from repository.models.file import File, Page
from repository.models.record import Record, Tag, TagSource
from repository.texts import PageSource, TextState

_numbers = count(1)


def make_file(pages: list[str], language: str = "en", name: str = "report.pdf", **rest: Any) -> File:
    values: dict[str, Any] = {
        "name": name,
        "sha256": f"{next(_numbers):064x}",
        "size_bytes": 1000,
        "media_type": "application/pdf",
        "text_state": TextState.COMPLETE,
        "pages": [make_page(number, text, language) for number, text in enumerate(pages, 1)],
    }
    return File(**values | rest)


def make_page(number: int, text: str, language: str) -> Page:
    return Page(
        number=number, label=str(number), text=text, language=language, confidence=1.0, source=PageSource.TEXT_LAYER
    )


def make_record(
    pages: list[str] | None = None, title: str = "Report", language: str = "en", year: str = "2020", **tags: list[str]
) -> Record:
    """A record with one file; `tags` are facet -> keys of concepts."""
    return Record(
        titles={language: title},
        languages=[language],
        date_issued=year,
        files=[make_file(pages or ["Some text."], language)],
        tags=[
            Tag(facet=facet, concept=key, source=TagSource.LIBRARIAN, score=1.0)
            for facet, keys in tags.items()
            for key in keys
        ],
    )


def publish(session: Session, record: Record) -> Record:
    records.create(session, record, who="test")
    records.publish(session, record, who="test")
    return record
