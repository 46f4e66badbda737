"""What a dry run found, as plain values that are kept on the import until a person has looked at them.

`rows`, `new`, `updates` (drafts of files), `edits` (records that are here), `same`, `conflicts` and `errors` are
numbers of rows, `cells` of valid changed cells, `not_told` of changes that are not listed. `told`, `left_out` and
`changes` are lists of the first findings, each with its `row` and `column`, the latter from 0; `columns` and `told_as`
are those of the table.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from indexer.imports.rows import CellChange, CellError, ReadRow, unknown_columns
from indexer.imports.table import Table
from repository.metadata import FieldError

ERRORS_TOLD = 200
CHANGES_TOLD = 1_000
LONGEST_SHOWN = 400


@dataclass
class Report:
    """Filled row by row. `left_out`: a word that many rows have is told once, with their number. `cells`: changed ones
    that are valid; `not_told`: changes beyond those that are told."""

    outcomes: Counter[str] = field(default_factory=Counter)
    told: list[dict[str, Any]] = field(default_factory=list)
    left_out: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    changes: list[dict[str, Any]] = field(default_factory=list)
    cells: int = 0
    not_told: int = 0

    def add(self, row: ReadRow) -> None:
        self.outcomes[_outcome(row)] += 1
        self.tell(row.errors)
        for remark in row.remarks:
            key = (remark.error.code, str(remark.error.params.get("value", "")))
            self.left_out.setdefault(key, {**_told(remark), "count": 0})["count"] += 1
        self.cells += sum(one.error is None and not one.is_conflict for one in row.changes)
        told = row.changes[: CHANGES_TOLD - len(self.changes)]
        self.not_told += len(row.changes) - len(told)
        self.changes += (_change(row, one) for one in told)

    def tell(self, errors: Iterable[CellError]) -> None:
        self.told += [_told(one) for one in errors][: ERRORS_TOLD - len(self.told)]

    def values(self, table: Table) -> dict[str, Any]:
        kinds = ("new", "updates", "edits", "same", "conflicts", "errors")
        return {
            "rows": len(table.rows) + len(table.faults),
            **{kind: self.outcomes[kind] for kind in kinds},
            "told": self.told,
            "left_out": list(self.left_out.values())[:ERRORS_TOLD],
            "changes": self.changes,
            "cells": self.cells,
            "not_told": self.not_told,
            "columns": list(table.columns),
            "told_as": list(table.told_as),
        }


def report_of(table: Table, rows: Iterable[ReadRow]) -> dict[str, Any]:
    report = Report()
    report.tell(_about_the_table(table))
    report.outcomes["errors"] += len(table.faults)
    for row in rows:
        report.add(row)
    return report.values(table)


def with_late_errors(report: dict[str, Any], late: Iterable[CellError]) -> dict[str, Any]:
    """The report with what went wrong only while the rows were imported."""
    told = [_told(one) for one in late]
    return report | {"told": [*told, *report.get("told", ())][:ERRORS_TOLD]} if told else report


def _about_the_table(table: Table) -> Iterator[CellError]:
    for fault in table.faults:
        yield CellError(fault.number, 0, FieldError("file", "unreadable_entry", {"line": fault.line}))
    for place in unknown_columns(table):
        yield CellError(1, place, FieldError("file", "unknown_column", {"value": table.columns[place]}))


def _outcome(row: ReadRow) -> str:
    if row.record_id:
        if any(one.is_conflict for one in row.changes):
            return "conflicts"
        return "edits" if row.is_right else "errors" if row.errors else "same"
    return "errors" if row.errors else "updates" if row.file else "new"


def _told(one: CellError) -> dict[str, Any]:
    return {
        "row": one.row,
        "column": one.column,
        "field": one.error.field,
        "code": one.error.code,
        "params": dict(one.error.params),
    }


def _change(row: ReadRow, one: CellChange) -> dict[str, Any]:
    texts = {name: text[:LONGEST_SHOWN] for name, text in (("was", one.was), ("now", one.now), ("wanted", one.wanted))}
    place = {"row": one.row, "column": one.column, "record": row.record_id, "is_conflict": one.is_conflict}
    return place | texts | {"error": _told(CellError(one.row, one.column, one.error)) if one.error else None}
