"""`putokaz embed`: the vectors of passages, made and counted."""

from typing import TYPE_CHECKING

import click

from indexer.cli import as_json, opened, print_values

if TYPE_CHECKING:
    from indexer.embedding.worker import EmbeddingWorker


@click.group()
def embed() -> None:
    """Vectors of passages, by which search finds what is said in other words and other languages."""


@embed.command("run")
@as_json
def run_embedding(as_json: bool) -> None:
    """Embed the passages of records that have changed, the newest first. May be interrupted; the next run goes on."""
    from indexer import terminal

    worker = opened().embedding()
    terminal.with_progress("Embedding", worker.run)
    _print_embedding(worker, as_json)


@embed.command("status")
@as_json
def embedding_status(as_json: bool) -> None:
    """Show how many published records are embedded."""
    _print_embedding(opened().embedding(), as_json)


def _print_embedding(worker: "EmbeddingWorker", as_json: bool) -> None:
    from dataclasses import asdict

    now = worker.status()
    line = f"{now.done} of {now.total} records, {now.passages} passages, {now.model}"
    print_values(asdict(now), as_json, lambda: [line])
