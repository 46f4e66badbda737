"""`putokaz tags`: what suggests tags."""

import click

from indexer.cli import as_json, opened, print_values


@click.group()
def tags() -> None:
    """What suggests tags."""


@tags.command()
@click.option("--use/--keep", default=None, help="Use the new model, or change nothing, whatever the figures say.")
@as_json
def train(use: bool | None, as_json: bool) -> None:
    """Learn from the decisions of librarians. The model is used only if it is better on records held back."""
    from indexer import reports, terminal
    from indexer.tagging.tagged import train

    model = train(opened(), use, lambda examples, total: terminal.tracked(examples, total, "Reading"))
    values = reports.learnt(model)
    print_values(values, as_json, lambda: reports.learnt_lines(values))
