"""Entries of a reference manager as a table.

Each format gives entries of cells by our names of columns, several values of a cell as a list. Its own words for them
are a table in its module: `TOLD_AS`, our column -> what its files call it.
"""

from collections.abc import Iterable, Mapping, Sequence

from indexer.imports.table import EMPTY, LONGEST_CELL, MOST_ROWS, TOO_LARGE, Fault, Row, Table, UnusableTable
from indexer.metadata.names import PARTICLES, is_body

Entry = Mapping[str, str | Sequence[str]]
# Parts the values of a cell, see `rows`; in a name it would make two of it.
BAR = "|"


def table_of(entries: Iterable[Entry], told_as: Mapping[str, str], faults: Sequence[Fault] = ()) -> Table:
    """One row an entry, numbered in their order from 1, past the numbers that `faults` take up.

    Raises:
        UnusableTable: there are none, or more than are taken in at once.
    """
    found = [{column: _cell(value) for column, value in entry.items() if value} for entry in entries]
    if not found and not faults:
        raise UnusableTable(EMPTY)
    if len(found) > MOST_ROWS or any(len(cell) > LONGEST_CELL for cells in found for cell in cells.values()):
        raise UnusableTable(TOO_LARGE)
    columns = tuple(dict.fromkeys(column for cells in found for column in cells))
    taken = {fault.number for fault in faults}
    numbers = (number for number in range(1, len(found) + len(taken) + 1) if number not in taken)
    rows = (
        Row(number, tuple(cells.get(column, "") for column in columns))
        for number, cells in zip(numbers, found, strict=False)
    )
    told = tuple(told_as.get(column.split(" ")[0], column) for column in columns)
    return Table(columns, tuple(rows), told, tuple(faults))


def inverted_name(text: str) -> str:
    """`Horvat, Ana` -> `Ana Horvat`; without a comma, or with the words of a body, it is one: `{OECD}`.

    A family name of several words keeps its comma: turned round, nobody could tell where it begins.
    """
    name = " ".join(text.split()).strip(",; ")
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or is_body(name):
        return body_name(name)
    is_plain = " " not in family and given.split(" ")[-1].casefold() not in PARTICLES and "," not in given
    return f"{given} {family}" if is_plain else name


def body_name(text: str) -> str:
    """As `rows` tells it from a person among `creators`."""
    return f"{{{text}}}" if text else ""


def _cell(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return value.strip()
    return f" {BAR} ".join(" ".join(one.replace(BAR, "/").split()) for one in value if one.strip())
