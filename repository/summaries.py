"""What a list shows of records, read without making objects of the database layer of them.

A page of results names a few dozen records with their files and tags; as such objects they took longer than the search.
Three statements, however many records are asked for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import BindParameter, Date, Row, bindparam, func, select
from sqlalchemy.orm import Session

from repository.database import read_rows
from repository.models.file import File, Page
from repository.models.record import Record, Tag
from repository.texts import main_language, title_in, year_of
from repository.visibility import today, visible_to_readers

_Row = Row[int, dict[str, str], list[str], str, dict[str, str]]
# Made once, for each page of results asks them.
IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
RECORDS = (
    select(Record.id, Record.titles, Record.languages, Record.date_issued, Record.abstracts)
    .where(Record.id.in_(IDS), visible_to_readers(bindparam("today", type_=Date)))
    .order_by(Record.id)
)
PAGES = select(func.count()).where(Page.file_id == File.id).correlate(File).scalar_subquery()
FILES = (
    select(File.record_id, File.name, File.sha256, File.size_bytes, PAGES.label("page_count"), File.text_state)
    .where(File.record_id.in_(IDS), File.superseded_at.is_(None))
    .order_by(File.id)
)
TAGS = (
    select(Tag.record_id, Tag.facet, Tag.concept)
    .where(Tag.record_id.in_(IDS), Tag.is_rejected.is_(False))
    .order_by(Tag.score.desc(), Tag.id)
)


@dataclass(frozen=True, slots=True)
class FileSummary:
    name: str
    sha256: str
    size_bytes: int
    page_count: int
    text_state: str


@dataclass(frozen=True, slots=True)
class RecordSummary:
    """The fields of `Record` that lists show. `titles`: language -> title. `files`: the current ones. `tags`: facet ->
    keys of its concepts, best first."""

    id: int
    title: str
    titles: dict[str, str]
    language: str
    languages: tuple[str, ...]
    year: int | None
    abstract: str
    files: tuple[FileSummary, ...]
    tags: dict[str, list[str]]

    def concepts(self, facet: str) -> list[str]:
        """As `Record.concepts`."""
        return self.tags.get(facet, [])


def list_summaries(session: Session, record_ids: Iterable[int]) -> dict[int, RecordSummary]:
    """Of those records that readers see, by id and in its order."""
    asked = {"ids": list(record_ids)}
    files: defaultdict[int, list[FileSummary]] = defaultdict(list)
    for record_id, *rest in read_rows(session, FILES, asked):
        files[record_id].append(FileSummary(*rest))
    tags: defaultdict[int, dict[str, list[str]]] = defaultdict(dict)
    for record_id, facet, concept in read_rows(session, TAGS, asked):
        tags[record_id].setdefault(facet, []).append(concept)
    rows = read_rows(session, RECORDS, asked | {"today": today()})
    return {row.id: _summary(row, files[row.id], tags[row.id]) for row in rows}


def _summary(row: _Row, files: list[FileSummary], tags: dict[str, list[str]]) -> RecordSummary:
    language = main_language(row.languages)
    return RecordSummary(
        id=row.id,
        title=title_in(row.titles, language),
        titles=row.titles,
        language=language,
        languages=tuple(row.languages),
        year=year_of(row.date_issued),
        abstract=row.abstracts.get(language, ""),
        files=tuple(files),
        tags=tags,
    )
