"""A row of a table: an edit, and everything that is wrong with it, cell by cell.

A row is one of three things. `file` names a file that was deposited and is still a draft, which the row completes;
`record` and `version` name a record and the revision that an export showed, which the row changes; any other row is a
new draft. What stands in the cells: see `cells`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from indexer.imports import cells
from indexer.imports.cells import Tags, field_of, is_known, read_cell, write_cell
from indexer.imports.table import Row, Table
from indexer.term_names import TermNames
from repository import editing
from repository.editing import Edit
from repository.metadata import BY_NAME, FieldError, Need

FILE, RECORD, VERSION = "file", "record", "version"
# Read before the others, which depend on them.
FIRST = ("languages", "language", "series")


@dataclass(frozen=True)
class CellError:
    """`column`: place of the cell in its row, from 0."""

    row: int
    column: int
    error: FieldError


@dataclass(frozen=True)
class CellChange:
    """A cell of a record that somebody changed. `was`: what the export said; `now`: what the record says by now, the
    same unless somebody saved it meanwhile, which makes a conflict."""

    row: int
    column: int
    was: str
    now: str
    wanted: str
    is_conflict: bool = False
    error: FieldError | None = None


@dataclass(frozen=True)
class ReadRow:
    """`file`: name of the deposited file that the row is about; `record_id`: the record that it changes; without
    either it is a record of its own. `remarks`: what is left out of the row, which is imported all the same.
    `revision`: of the record, as it was when the row was read."""

    number: int
    edit: Edit
    file: str = ""
    errors: tuple[CellError, ...] = ()
    remarks: tuple[CellError, ...] = ()
    record_id: int = 0
    revision: int = 0
    changes: tuple[CellChange, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether there is something to import. Of a record's row the valid cells are taken, of others all or none."""
        return bool(self.edit.values or self.edit.tags) if self.record_id else not self.errors


@dataclass(frozen=True)
class Seen:
    """A record at one of its revisions, in parts that a row can be held against."""

    revision: int
    values: Mapping[str, Any]
    tags: Tags


def unknown_columns(table: Table) -> list[int]:
    """Places of the columns that are for nothing; those without a name are not counted."""
    return [
        place
        for place, name in enumerate(map(normal, table.columns))
        if name and name not in (FILE, RECORD, VERSION) and not is_known(name)
    ]


def read_row(columns: tuple[str, ...], row: Row, names: TermNames) -> ReadRow:
    """What the row asks for; an empty cell asks for nothing."""
    given = {name: (place, text) for name, (place, text) in _cells(columns, row).items() if text}
    values: dict[str, Any] = {}
    tags: dict[tuple[str, str], bool] = {}
    told: list[tuple[int, FieldError]] = []
    left_out: list[tuple[int, FieldError]] = []
    for name in sorted(filter(is_known, given), key=lambda name: name not in FIRST):
        place, text = given[name]
        read = read_cell(name, text, values, {}, names)
        values |= read.values
        tags |= read.tags
        told += ((place, error) for error in read.errors)
        left_out += ((place, error) for error in read.left_out)
    edit, wrong = editing.check(Edit(values, tags), names.vocabulary)
    file = given.get(FILE, (0, ""))[1]
    if not file and not values.get("title"):
        wrong = (*wrong, FieldError("title", "required"))
    places = {field_of(name): place for name, (place, _) in given.items()}
    told += ((places.get(one.field, 0), one) for one in wrong)
    return ReadRow(row.number, edit, file, _at(row, told), _at(row, left_out))


def read_changes(columns: tuple[str, ...], row: Row, before: Seen, now: Seen, names: TermNames, locale: str) -> ReadRow:
    """What somebody changed in the row of a record since the export, when it was as `before`. A cell as it was asks for
    nothing; an emptied one empties its field. A row whose record was saved since is not taken, for a person to look."""
    is_stale = before.revision != now.revision
    values, edit = dict(now.values), Edit()
    changes = []
    for name, (place, text) in _cells(columns, row).items():
        if not is_known(name) or name in cells.FREE:
            continue
        was = write_cell(name, before.values, before.tags, names, locale)
        if _same(name, text, was, before, names):
            continue
        change = CellChange(row.number, place, was, was, text)
        if is_stale:
            current = write_cell(name, now.values, now.tags, names, locale)
            changes.append(replace(change, now=current, is_conflict=True))
            continue
        wanted, error = _checked(name, text, values, now.tags, names)
        changes.append(replace(change, error=error))
        if error is None:
            values |= wanted.values
            edit = Edit({**edit.values, **wanted.values}, {**edit.tags, **wanted.tags})
    errors = tuple(CellError(row.number, one.column, one.error) for one in changes if one.error)
    return ReadRow(row.number, edit, errors=errors, revision=now.revision, changes=tuple(changes))


def record_of(columns: tuple[str, ...], row: Row) -> tuple[str, str]:
    """What the row says of its record: number and version, empty where it says nothing."""
    given = _cells(columns, row)
    return given.get(RECORD, (0, ""))[1], given.get(VERSION, (0, ""))[1]


def place_of(columns: tuple[str, ...], name: str) -> int:
    """Of the column, 0 if there is none."""
    return next((at for at, column in enumerate(columns) if normal(column) == name), 0)


def normal(column: str) -> str:
    return column.strip().casefold()


def _cells(columns: tuple[str, ...], row: Row) -> dict[str, tuple[int, str]]:
    pairs: Iterator[tuple[int, tuple[str, str]]] = enumerate(zip(columns, row.cells, strict=True))
    return {normal(name): (place, text.strip()) for place, (name, text) in pairs}


def _same(name: str, text: str, was: str, before: Seen, names: TermNames) -> bool:
    """Whether the cell means what it meant. Terms may stand in any order and by any of their names, and spreadsheets
    have their own line ends."""
    if " ".join(text.split()) == " ".join(was.split()):
        return True
    read = read_cell(name, text, before.values, before.tags, names)
    return name in cells.TAGGED and not read.tags and not read.errors


def _checked(
    name: str, text: str, values: Mapping[str, Any], tags: Tags, names: TermNames
) -> tuple[Edit, FieldError | None]:
    read = read_cell(name, text, values, tags, names)
    edit, wrong = editing.check(Edit(read.values, read.tags), names.vocabulary)
    found = next(iter((*read.errors, *wrong)), None)
    one = BY_NAME.get(field_of(name))
    if found is None and one and one.need is Need.REQUIRED and not edit.values[one.name]:
        found = FieldError(one.name, "required")
    return edit, found


def _at(row: Row, told: list[tuple[int, FieldError]]) -> tuple[CellError, ...]:
    return tuple(CellError(row.number, place, error) for place, error in told)
