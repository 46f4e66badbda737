"""From the cells of a row to an edit, and everything that is wrong with them, cell by cell.

The columns are the fields of `repository.metadata` by their names; texts may say their language: `title hr`. `authors`
are persons and `bodies` are bodies. Of each facet there is a column with names of terms, in any language, or their
keys. Several values in a cell are parted by `|`. `file` names a file that was deposited and is still a draft.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.facets import FACETS
from indexer.imports.table import Row, Table
from indexer.term_names import TermNames
from repository import editing
from repository.editing import Edit
from repository.identifiers import SCHEMES
from repository.metadata import FIELDS, FieldError, Kind

SEPARATOR = "|"
TEXTS = tuple(one.name for one in FIELDS if one.kind is Kind.TEXTS)
TAGGED = frozenset(facet.name for facet in FACETS if facet.has_vocabulary)
# Other names of columns -> the field they are for.
ALSO = {
    "year": "date_issued",
    "date": "date_issued",
    "language": "languages",
    "authors": "creators",
    "bodies": "creators",
}
PLAIN = frozenset({"date_issued", "license", "source_url", "languages", *SCHEMES})
KNOWN = frozenset({"file", "series", "series_number", *ALSO, *PLAIN, *TAGGED})
TEXT_COLUMN = re.compile(rf"(?P<field>{'|'.join(TEXTS)})(?:[ .:_\[(]{{1,2}}(?P<language>[a-z]{{2,3}}(?:-\w+)*)[\])]?)?")


@dataclass(frozen=True)
class CellError:
    """`column`: place of the cell in its row, from 0."""

    row: int
    column: int
    error: FieldError


@dataclass(frozen=True)
class ReadRow:
    """`file`: name of the deposited file that the row is about, empty if it is a record of its own."""

    number: int
    edit: Edit
    file: str
    errors: tuple[CellError, ...]


def unknown_columns(table: Table) -> list[int]:
    """Places of the columns that are for nothing; those without a name are not counted."""
    return [
        place
        for place, name in enumerate(map(_normal, table.columns))
        if name and name not in KNOWN and not TEXT_COLUMN.fullmatch(name)
    ]


def read_row(columns: tuple[str, ...], row: Row, names: TermNames) -> ReadRow:
    """What the row asks for; an empty cell asks for nothing."""
    cells = {_normal(name): (place, text) for place, (name, text) in enumerate(zip(columns, row.cells, strict=True))}
    given = {name: (place, text.strip()) for name, (place, text) in cells.items() if text.strip()}
    tags, errors = _tags(given, names)
    values = dict(_values(given))
    edit, wrong = editing.check(Edit(values, tags), names.vocabulary)
    places = {_field_of(name): place for name, (place, _) in given.items()}
    file = given.get("file", (0, ""))[1]
    if not file and not values.get("title"):
        wrong = (*wrong, FieldError("title", "required"))
    told = [*errors, *((places.get(one.field, 0), one) for one in wrong)]
    return ReadRow(row.number, edit, file, tuple(CellError(row.number, place, error) for place, error in told))


def _values(given: Mapping[str, tuple[int, str]]) -> Iterator[tuple[str, Any]]:
    languages = _parted(given.get("languages", given.get("language", (0, "")))[1])
    texts: dict[str, dict[str, str]] = {}
    for name, (_, text) in given.items():
        if match := TEXT_COLUMN.fullmatch(name):
            language = match["language"] or (languages[0] if languages else "und")
            texts.setdefault(match["field"], {})[language] = text
    yield from texts.items()
    if languages:
        yield "languages", languages
    for name in ("date_issued", "year", "date"):
        if name in given:
            yield "date_issued", given[name][1]
    for name in ("license", "source_url"):
        if name in given:
            yield name, given[name][1]
    for scheme in SCHEMES:
        if scheme in given:
            yield scheme, _parted(given[scheme][1])
    people = [
        {"name": name, "kind": kind}
        for column, kind in (("authors", "person"), ("bodies", "body"))
        for name in _parted(given.get(column, (0, ""))[1])
    ]
    if people:
        yield "creators", people
    if "series" in given or "series_number" in given:
        yield "series", {"title": given.get("series", (0, ""))[1], "number": given.get("series_number", (0, ""))[1]}


def _tags(
    given: Mapping[str, tuple[int, str]], names: TermNames
) -> tuple[dict[tuple[str, str], bool], list[tuple[int, FieldError]]]:
    tags: dict[tuple[str, str], bool] = {}
    errors = []
    for facet in TAGGED & set(given):
        place, text = given[facet]
        for name in _parted(text):
            keys = names.find(facet, name)
            if len(keys) == 1:
                tags[facet, keys[0]] = True
            else:
                code = "ambiguous_concept" if keys else "unknown_concept"
                errors.append((place, FieldError(facet, code, {"value": name})))
    return tags, errors


def _parted(text: str) -> list[str]:
    return [part.strip() for part in text.split(SEPARATOR) if part.strip()]


def _normal(column: str) -> str:
    return column.strip().casefold()


def _field_of(column: str) -> str:
    match = TEXT_COLUMN.fullmatch(column)
    return match["field"] if match else ALSO.get(column, column).removesuffix("_number")
