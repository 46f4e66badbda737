"""Read the files and pages of records; they are attached when the record is made, see `records.create`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select, tuple_
from sqlalchemy.orm import Session

from repository.database import read_rows
from repository.models.file import File, FileRole, Page

PAGES_AT_ONCE = 20
# Made once, for each page of results asks them. No index spans both tables: pairs alone would have every page of the
# collection looked at.
SOME = (
    select(File.record_id, Page.number, Page.label, Page.language, Page.text, Page.source)
    .join(File, Page.file_id == File.id)
    .where(File.role == FileRole.MAIN, File.superseded_at.is_(None))
    .where(tuple_(File.record_id, Page.number).in_(bindparam("pairs", expanding=True)))
    .where(File.record_id.in_(bindparam("records", expanding=True)))
    .where(Page.number.in_(bindparam("numbers", expanding=True)))
)
COUNTS = (
    select(Page.file_id, func.count())
    .join(File, Page.file_id == File.id)
    .where(File.record_id.in_(bindparam("records", expanding=True)))
    .group_by(Page.file_id)
)


@dataclass(frozen=True, slots=True)
class PageText:
    """What readers see of a `Page`: its fields without those that tell how it was read."""

    number: int
    label: str
    language: str
    text: str
    source: str


def list_pages(session: Session, wanted: Mapping[int, Sequence[int]]) -> dict[tuple[int, int], PageText]:
    """Pages of current main files. `wanted`: record id -> physical numbers; the answer is by (record id, number)."""
    pairs = [(record_id, number) for record_id, numbers in wanted.items() for number in numbers]
    asked = {"pairs": pairs, "records": list(wanted), "numbers": list({number for _, number in pairs})}
    rows = read_rows(session, SOME, asked) if pairs else ()
    return {(row.record_id, row.number): PageText(*row[1:]) for row in rows}


def list_all_pages(session: Session, record_id: int) -> Sequence[Page]:
    """The pages of a record's current main files, in order."""
    query = select(Page).join(File, Page.file_id == File.id)
    current = (File.role == FileRole.MAIN, File.superseded_at.is_(None), File.record_id == record_id)
    return session.scalars(query.where(*current).order_by(Page.number)).all()


def iter_texts(session: Session, file_id: int) -> Iterator[tuple[int, str, str]]:
    """Number, language and text of the pages of a file, in order; fetched as they are asked for."""
    query = select(Page.number, Page.language, Page.text).where(Page.file_id == file_id).order_by(Page.number)
    with session.execute(query.execution_options(yield_per=PAGES_AT_ONCE)) as rows:
        yield from ((row.number, row.language, row.text) for row in rows)


def count_pages(session: Session, record_ids: Sequence[int]) -> dict[int, int]:
    """File id -> number of pages, for all files of these records."""
    return dict(session.execute(COUNTS, {"records": list(record_ids)}).all())


def count_letters(session: Session, file_id: int) -> int:
    """Code points of its text, all pages together."""
    return session.scalar(select(func.sum(func.length(Page.text))).where(Page.file_id == file_id)) or 0


def count_sources(session: Session, file_id: int) -> dict[str, int]:
    """Where the text of its pages comes from -> number of pages."""
    query = select(Page.source, func.count()).where(Page.file_id == file_id).group_by(Page.source)
    return dict(session.execute(query).all())
