"""Progress on stderr, drawn by rich; plain and silent where stderr is no terminal."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

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
    console.print(text, highlight=False)
