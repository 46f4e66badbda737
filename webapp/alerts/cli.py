"""`putokaz alerts`: letters to readers who follow a search."""

import json

import click


@click.group()
def alerts() -> None:
    """Alerts for new publications to readers who follow a search."""


@alerts.command()
@click.option("--dry-run", is_flag=True, help="Say what would be told; write to nobody.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def send(dry_run: bool, as_json: bool) -> None:
    """Send what is due now; `putokaz serve` does so by itself, unless it is started with --no-worker."""
    import os

    from webapp.alerts.digests import send_due
    from webapp.application import create_app
    from webapp.wiring import open_site

    with open_site(os.environ) as site:
        for told in send_due(create_app(site), is_rehearsal=dry_run):
            values = {"alert": told.alert_id, "outcome": told.outcome.value, "publications": told.count}
            click.echo(json.dumps(values) if as_json else f"{told.alert_id}  {told.outcome.value}  {told.count}")
