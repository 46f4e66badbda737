"""What every format of import is read into: columns, rows, cells of text.

The columns are named as `rows` knows them, whatever the file calls them; what it calls them is kept beside, for errors
are told in its own words. Readers of single formats are modules of their own, chosen by `formats`.
"""

from dataclasses import dataclass

MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 32_767
# Of the file with the rows, alone or in an archive.
LARGEST_BYTES = 32 << 20

EMPTY, NOT_A_TABLE, NOT_UTF8, TOO_LARGE = "empty_table", "not_a_table", "not_utf8", "too_large_table"


@dataclass(frozen=True)
class Row:
    """`number`: in a sheet as a spreadsheet counts, the header being 1; elsewhere the number of the entry, from 1. As
    many cells as there are columns."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """An entry that can't be read, by its number; `line` of the file where it begins, from 1."""

    number: int
    line: int


@dataclass(frozen=True)
class PackedFile:
    """A file that came in one archive with its metadata. `name`: as a row names it; `place`: its path in there."""

    name: str
    place: str
    sha256: str


@dataclass(frozen=True)
class Table:
    """`told_as`: what the file itself calls each column; empty for a sheet, whose cells have names. `problem`: a code
    if the file can't be used; then it has no rows. `files`: what came with it."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    told_as: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    problem: str = ""
    files: tuple[PackedFile, ...] = ()


class UnusableTable(Exception):
    """Raised by a reader of a format; the code becomes `Table.problem`."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
