"""What a run prints: a row for each measure, a column for each engine, and how the first compares with the second."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

WIDTH = 80
# The engines of the ratio, above and below its line.
OVER, UNDER = "tantivy", "whoosh"


@dataclass(frozen=True)
class Row:
    """`measure` ends with its unit. `figures`: engine -> figure."""

    measure: str
    figures: Mapping[str, float]

    @property
    def ratio(self) -> float:
        return self.figures[OVER] / self.figures[UNDER]


def rows(figures: Mapping[str, Mapping[str, float]]) -> list[Row]:
    """From engine -> measure -> figure; every engine has the same measures."""
    return [Row(name, {engine: figures[engine][name] for engine in figures}) for name in figures[OVER]]


def values(command: str, seed: int, records: int, rows: Sequence[Row]) -> dict[str, Any]:
    """`command, seed, records, rows [{measure, ratio, and each engine}]`."""
    plain = [{"measure": row.measure, **row.figures, "ratio": row.ratio} for row in rows]
    return {"command": command, "seed": seed, "records": records, "rows": plain}


def print_table(command: str, seed: int, records: int, rows: Sequence[Row]) -> None:
    engines = list(rows[0].figures)
    table = Table(box=box.ASCII2)
    table.add_column("measure", no_wrap=True)
    for heading in (*engines, f"{OVER}/{UNDER}"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(row.measure, *(f"{row.figures[engine]:,.1f}" for engine in engines), f"{row.ratio:.3g}")
    Console(width=WIDTH).print(table, highlight=False)
    print(f"{command}\nseed {seed}, {records} records")
