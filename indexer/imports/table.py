"""A table out of a CSV or XLSX file, as texts. It runs in a limited child: a workbook is an archive of a stranger.

A CSV is UTF-8, with or without a mark at its beginning, its cells parted by commas, semicolons or tabs, whichever the
first line has most of. Of a workbook the first sheet is read; formulas are not run, their last values are taken.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 32_767
# A workbook is packed; what it unpacks to is bounded by the child's memory, and here before it is tried.
MOST_UNPACKED_BYTES = 256 << 20

EMPTY, NOT_A_TABLE, NOT_UTF8, TOO_LARGE = "empty_table", "not_a_table", "not_utf8", "too_large_table"


@dataclass(frozen=True)
class Row:
    """`number` as a spreadsheet counts, the header being 1. As many cells as there are columns."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """`problem`: a code if the file can't be used; then it has no rows."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    problem: str = ""


def read_table(path: Path) -> Table:
    """Read the whole table; rows without any text are left out."""
    try:
        lines = list(_bounded(_sheet(path) if _is_archive(path) else _csv(path)))
    except UnicodeDecodeError:
        return Table(problem=NOT_UTF8)
    except _TooLarge:
        return Table(problem=TOO_LARGE)
    except (csv.Error, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        return Table(problem=NOT_A_TABLE)
    columns = tuple(cell.strip() for cell in lines[0][1]) if lines else ()
    if not any(columns) or len(lines) == 1:
        return Table(problem=EMPTY)
    width = len(columns)
    rows = (Row(number, tuple((*cells, *[""] * width)[:width])) for number, cells in lines[1:])
    return Table(columns, tuple(rows))


class _TooLarge(Exception):
    """More than is taken in at once."""


def _bounded(lines: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(lines, 1):
        if number > MOST_ROWS + 1 or len(cells) > MOST_COLUMNS or any(len(cell) > LONGEST_CELL for cell in cells):
            raise _TooLarge
        if number == 1 or any(cell.strip() for cell in cells):
            yield number, cells


def _is_archive(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == b"PK\x03\x04"


def _csv(path: Path) -> Iterator[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    if "\0" in text:
        raise csv.Error("a table holds no NUL")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _sheet(path: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED_BYTES:
            raise _TooLarge
    book = load_workbook(path, read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield [_text(value) for value in row]


def _text(value: object) -> str:
    """Dates without a time of day as a day; whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00")
