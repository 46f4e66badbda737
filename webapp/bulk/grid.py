"""The grid: a line a record, a cell a field, each typed as in a table of `indexer.imports`.

What comes back is read as a row of such a table is, with the revision that was shown; so the grid and the table agree
on what a cell means, on errors and on conflicts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from flask import request
from sqlalchemy.orm import Session

from indexer.imports.records import read_record_row
from indexer.imports.rows import RECORD, VERSION, ReadRow
from indexer.imports.table import Row
from indexer.term_names import TermNames
from repository import editing, revisions
from repository.metadata import NOTES
from repository.models.record import Record
from webapp.accounts.signed_in import signed_in_user
from webapp.bulk.table import cells_of
from webapp.editing.fields import error_words
from webapp.i18n import _, locale
from webapp.site import current_site

PER_PAGE = 25
LONG = ("abstract", *NOTES)


@dataclass(frozen=True)
class GridCell:
    """`error`: why what was typed is not saved, empty if all is well. `language` of a text, empty for other fields."""

    name: str
    column: str
    text: str
    error: str
    language: str

    @property
    def is_long(self) -> bool:
        return self.column.partition(" ")[0] in LONG


@dataclass(frozen=True)
class GridRow:
    record: Record
    cells: list[GridCell]


@dataclass(frozen=True)
class Saved:
    """`batch`: empty if nothing was changed. `left`: cells that were not saved, with the reason in words: id of the
    record -> column -> reason."""

    batch: str
    count: int
    left: Mapping[int, Mapping[str, str]]


NOTHING_SAVED = Saved("", 0, MappingProxyType({}))


def grid_rows(
    records: Sequence[Record], columns: Sequence[str], left: Mapping[int, Mapping[str, str]]
) -> list[GridRow]:
    """A cell that could not be saved keeps what was typed."""
    names = TermNames(current_site().vocabulary())
    rows = []
    for record in records:
        cells, errors = cells_of(record, columns, names), left.get(record.id, {})
        rows.append(
            GridRow(
                record,
                [
                    GridCell(
                        name=cell_field(record.id, column),
                        column=column,
                        text=request.form.get(cell_field(record.id, column), "") if column in errors else cells[column],
                        error=errors.get(column, ""),
                        language=_language(record, column),
                    )
                    for column in columns
                ],
            )
        )
    return rows


def save(session: Session, shown: Sequence[str], columns: Sequence[str]) -> Saved:
    """Save every valid cell of the form, all in one batch; the caller commits. `shown`: ids of the records in it."""
    names, who, batch = TermNames(current_site().vocabulary()), signed_in_user().email, revisions.new_batch()
    count, left = 0, {}
    for at, record_id in enumerate(shown, 1):
        cells = (record_id, request.form.get(f"version.{record_id}", ""), *_typed(record_id, columns))
        row = Row(at, cells)
        read = read_record_row(session, (RECORD, VERSION, *columns), row, names, who=who, locale=locale())
        if read.is_right:
            record = session.get_one(Record, read.record_id)
            count += editing.apply(
                session,
                record,
                read.edit,
                names.vocabulary,
                expected_revision=read.revision,
                who=who,
                batch=batch,
            )
        if reasons := _reasons(read, columns):
            left[read.record_id] = reasons
    return Saved(batch if count else "", count, left)


def cell_field(record_id: int | str, column: str) -> str:
    """Name of the control."""
    return f"{record_id}.{column}"


def _typed(record_id: str, columns: Sequence[str]) -> list[str]:
    return [request.form.get(cell_field(record_id, column), "").replace("\r\n", "\n") for column in columns]


def _reasons(read: ReadRow, columns: Sequence[str]) -> dict[str, str]:
    """Column -> why it was not saved. Before the columns of fields stand those of the record and its version."""
    found: dict[str, str] = {}
    for one in read.changes:
        if one.is_conflict:
            found[columns[one.column - 2]] = str(
                _("Somebody saved this meanwhile: %(value)s", value=one.now or "—").unescape()
            )
        elif one.error:
            found[columns[one.column - 2]] = str(error_words(one.error).unescape())
    return found


def _language(record: Record, column: str) -> str:
    field, _space, language = column.partition(" ")
    return language or (record.language if field in ("title", "subtitle", "abstract") else "")
