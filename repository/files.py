"""Read the files and pages of records; they are attached when the record is made, see `records.create`."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from repository.models.file import File, FileRole, Page


def list_pages(session: Session, wanted: Mapping[int, Sequence[int]]) -> dict[tuple[int, int], Page]:
    """Pages of current main files. `wanted`: record id -> physical numbers; the answer is by (record id, number)."""
    pairs = [(record_id, number) for record_id, numbers in wanted.items() for number in numbers]
    query = (
        select(File.record_id, Page)
        .join(File, Page.file_id == File.id)
        .where(File.role == FileRole.MAIN, File.superseded_at.is_(None), tuple_(File.record_id, Page.number).in_(pairs))
        # No index spans both tables, so that pairs alone would have every page of the collection looked at.
        .where(File.record_id.in_(list(wanted)), Page.number.in_({number for _, number in pairs}))
    )
    return {(record_id, page.number): page for record_id, page in session.execute(query)} if pairs else {}


def list_all_pages(session: Session, record_id: int) -> Sequence[Page]:
    """The pages of a record's current main files, in order."""
    query = select(Page).join(File, Page.file_id == File.id)
    current = (File.role == FileRole.MAIN, File.superseded_at.is_(None), File.record_id == record_id)
    return session.scalars(query.where(*current).order_by(Page.number)).all()


def count_pages(session: Session, record_ids: Sequence[int]) -> dict[int, int]:
    """File id -> number of pages, for all files of these records."""
    query = (
        select(Page.file_id, func.count())
        .join(File, Page.file_id == File.id)
        .where(File.record_id.in_(record_ids))
        .group_by(Page.file_id)
    )
    return dict(session.execute(query).all())


def count_letters(session: Session, file_id: int) -> int:
    """Code points of its text, all pages together."""
    return session.scalar(select(func.sum(func.length(Page.text))).where(Page.file_id == file_id)) or 0


def count_sources(session: Session, file_id: int) -> dict[str, int]:
    """Where the text of its pages comes from -> number of pages."""
    query = select(Page.source, func.count()).where(Page.file_id == file_id).group_by(Page.source)
    return dict(session.execute(query).all())
