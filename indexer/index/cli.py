"""`putokaz index`: how far the index is, and bringing it up to date."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from indexer.cli import as_json, opened, print_values

if TYPE_CHECKING:
    from indexer.index.sync import Progress
    from indexer.opened import Opened


@click.group()
def index() -> None:
    """The search index against the repository."""


@index.command()
@as_json
def status(as_json: bool) -> None:
    """Show how far the index is."""
    values = opened().index.status().as_dict()
    print_values(values, as_json, lambda: (f"{name:>12}  {value}" for name, value in values.items()))


@index.command()
@as_json
def sync(as_json: bool) -> None:
    """Apply what changed since the last time."""
    here = opened()
    values = _maintained("Indexing", here, here.index.sync)
    print_values(values, as_json, lambda: [_done(values)])


@index.command()
@as_json
def rebuild(as_json: bool) -> None:
    """Build the index anew beside the old one, which serves until the new one is complete; then ask the judged
    questions in questions/*.jsonl of the data folder, and report."""
    from dataclasses import asdict

    from indexer.evaluation import trial

    here = opened()
    values = _maintained("Rebuilding", here, here.index.rebuild)
    report = trial.read_last(here.repository.settings.data)
    values["trial"] = asdict(report) if report else None
    print_values(values, as_json, lambda: [_done(values), *(trial.lines(report) if report else ())])


@index.command()
@as_json
def verify(as_json: bool) -> None:
    """Read every byte of the index and compare it with what was written. Exit code 1 if anything is damaged; the
    serving site, or the next sync, then builds the index anew."""
    found = opened().index.verify()
    values = {"damaged": [{"path": one.path, "kind": one.kind} for one in found]}
    print_values(values, as_json, lambda: [f"{one.path}  {one.kind}" for one in found] or ["nothing is damaged"])
    sys.exit(1 if found else 0)


def _maintained(title: str, here: "Opened", work: "Callable[[Progress], int]") -> dict[str, Any]:
    """Do the work with progress, and say how the index is then."""
    import time

    from indexer import terminal

    started = time.perf_counter()
    count = terminal.with_progress(title, work)
    return here.index.status().as_dict() | {"count": count, "seconds": round(time.perf_counter() - started, 3)}


def _done(values: dict[str, Any]) -> str:
    return f"{values['count']} done in {values['seconds']} s"
