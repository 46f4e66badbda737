"""Progress on stderr, drawn by rich; plain and silent where stderr is no terminal."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")
console = Console(stderr=True)


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def tracked(items: Iterable[T], total: int, title: str) -> Iterator[T]:
    """Pass the items on, moving a bar."""
    with _bar() as bar:
        task = bar.add_task(title, total=total)
        for item in items:
            yield item
            bar.advance(task)


def with_progress(title: str, work: Callable[..., int]) -> int:
    """Run work that takes a `progress(done, total)` callback, moving a bar, and return its count."""
    with _bar() as bar:
        task = bar.add_task(title, total=None)
        return work(lambda done, total: bar.update(task, completed=done, total=total))


def remark(text: str) -> None:
    console.print(text, highlight=False)
