"""CSV and XLSX as tables: their first row names the columns.

Of a workbook the first sheet is read; formulas are not run, their last values are taken. Both undo the apostrophe that
our exports put before a text which a spreadsheet would take for a formula.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from indexer.imports.table import (
    EMPTY,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    NOT_A_TABLE,
    TOO_LARGE,
    Row,
    Table,
    UnusableTable,
)
from repository.delimited import read_lines
from repository.formulas import as_written

# A workbook is packed; what it unpacks to is bounded by the child's memory, and here before it is tried.
MOST_UNPACKED_BYTES = 256 << 20


def read_csv(content: bytes) -> Table:
    """Raises `UnusableTable` or `UnicodeDecodeError`."""
    text = content.decode("utf-8-sig")
    if "\0" in text:
        raise UnusableTable(NOT_A_TABLE)
    try:
        return _table(read_lines(text))
    except csv.Error as error:
        raise UnusableTable(NOT_A_TABLE) from error


def read_workbook(content: bytes) -> Table:
    """Raises `UnusableTable`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED_BYTES:
                raise UnusableTable(TOO_LARGE)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return _table([_text(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, IndexError) as error:
        raise UnusableTable(NOT_A_TABLE) from error


def _table(lines: Iterable[list[str]]) -> Table:
    """Rows without any text are left out."""
    kept = list(_bounded(lines))
    columns = tuple(cell.strip() for cell in kept[0][1]) if kept else ()
    if not any(columns) or len(kept) == 1:
        raise UnusableTable(EMPTY)
    width = len(columns)
    rows = ((number, [as_written(cell) for cell in cells]) for number, cells in kept[1:])
    return Table(columns, tuple(Row(number, tuple((*cells, *[""] * width)[:width])) for number, cells in rows))


def _bounded(lines: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(lines, 1):
        if number > MOST_ROWS + 1 or len(cells) > MOST_COLUMNS or any(len(cell) > LONGEST_CELL for cell in cells):
            raise UnusableTable(TOO_LARGE)
        if number == 1 or any(cell.strip() for cell in cells):
            yield number, cells


def _text(value: object) -> str:
    """Dates without a time of day as a day; whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00")
