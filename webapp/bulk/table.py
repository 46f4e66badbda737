"""Records as a table that is changed elsewhere and brought back: the columns of an import, by their names there."""

from collections.abc import Iterator, Sequence

from babel.numbers import get_decimal_symbol

from indexer.imports.cells import write_cell
from indexer.imports.records import seen
from indexer.imports.rows import RECORD, VERSION
from indexer.term_names import TermNames
from repository.formulas import harmless
from repository.models.record import Record
from webapp.exports.tables import Cell, write_csv, write_xlsx
from webapp.i18n import locale
from webapp.site import current_site

WIDTHS = {RECORD: 9, VERSION: 9, "title": 60, "abstract": 60, "creators": 40}


def lines(records: Sequence[Record], columns: Sequence[str]) -> Iterator[list[Cell]]:
    """The header, then a line a record; with empty columns, for they are what there is to fill in."""
    names = TermNames(current_site().vocabulary())
    yield [RECORD, VERSION, *columns]
    for record in records:
        yield [str(record.id), str(record.revision), *cells_of(record, columns, names).values()]


def cells_of(record: Record, columns: Sequence[str], names: TermNames) -> dict[str, str]:
    """Column -> text."""
    now = seen(record)
    return {column: write_cell(column, now.values, now.tags, names, locale()) for column in columns}


def as_csv(found: Sequence[list[Cell]]) -> bytes:
    """With semicolons where a comma stands in numbers: there spreadsheets expect them."""
    return write_csv(found, ";" if get_decimal_symbol(locale().replace("-", "_")) == "," else ",")


def as_xlsx(found: Sequence[list[Cell]]) -> bytes:
    lines = [[_quoted(cell) for cell in line] for line in found]
    return write_xlsx(lines, [WIDTHS.get(str(column).split(" ")[0], 22) for column in found[0]])


def _quoted(cell: Cell) -> Cell:
    """A workbook marks its texts, so a formula needs no apostrophe; but one that is there would be taken off."""
    return harmless(cell) if isinstance(cell, str) and cell.startswith("'") else cell
