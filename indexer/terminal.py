"""Progress on stderr and tables on stdout, drawn by rich; plain, and without progress, where there is no terminal."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from indexer.doctor import Finding

T = TypeVar("T")
console = Console(stderr=True)


def _bar() -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def tracked(items: Iterable[T], total: int, title: str, pages_of: Callable[[T], int] | None = None) -> Iterator[T]:
    """Pass the items on, moving a bar with the time left; with `pages_of`, also how many pages a second were done."""
    started, pages = time.monotonic(), 0
    with _bar() as bar:
        task = bar.add_task(title, total=total, rate="")
        for item in items:
            yield item
            pages += pages_of(item) if pages_of else 0
            rate = f"{pages / max(0.001, time.monotonic() - started):.0f} pages/s" if pages else ""
            bar.update(task, advance=1, rate=rate)


def with_progress(title: str, work: Callable[..., int]) -> int:
    """Run work that takes a `progress(done, total)` callback, moving a bar, and return its count."""
    with _bar() as bar:
        task = bar.add_task(title, total=None, rate="")
        return work(lambda done, total: bar.update(task, completed=done, total=total))


def remark(text: str) -> None:
    """`text` may hold what somebody typed, so brackets in it are no markup."""
    console.print(text, highlight=False, markup=False)


SIGNS = {"ok": ("✓", "green"), "weaker": ("~", "yellow"), "missing": ("✗", "red")}


def print_findings(findings: "Sequence[Finding]") -> None:
    """To stdout: a sign, what was looked at, what was found, and beneath it what to do."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in findings:
        sign, colour = SIGNS[one.state]
        if one.is_needed and one.state == "missing":
            colour = f"bold {colour}"
        table.add_row(Text(sign, colour), Text(one.name), Text(one.found, "" if one.state == "ok" else colour))
        if one.advice:
            table.add_row("", "", Text(one.advice, "dim"))
    Console().print(table)
