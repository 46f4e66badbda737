"""`putokaz i18n`: the catalogs of the interface."""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from webapp.localization.catalogs import Report


def folder() -> Path:
    from repository.settings import read
    from webapp.settings import WebSettings

    return read(WebSettings, os.environ).translations


@click.group()
def i18n() -> None:
    """Catalogs of the interface's texts."""


@i18n.command()
def extract() -> None:
    """Collect the messages of the sources into one .pot for each domain."""
    from webapp.localization import extraction

    click.echo(f"{extraction.extract(folder())} messages")


@i18n.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def update(as_json: bool) -> None:
    """Bring every language up to the .pot files."""
    from webapp.localization import catalogs, merging

    merging.update(folder())
    _print(catalogs.check(folder()), as_json)


@i18n.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def check(as_json: bool) -> None:
    """Look for missing and faulty translations. Exit code 1 if there are any."""
    from webapp.localization import catalogs

    reports = catalogs.check(folder())
    _print(reports, as_json)
    sys.exit(1 if any(report.faults or report.translated < report.messages for report in reports) else 0)


@i18n.command("compile")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def compile_catalogs(as_json: bool) -> None:
    """Write .mo files for other readers of catalogs; the site reads the .po files itself."""
    from webapp.localization import catalogs

    _print(catalogs.compile_all(folder()), as_json)


def _print(reports: list["Report"], as_json: bool) -> None:
    for report in reports:
        if as_json:
            click.echo(json.dumps(asdict(report), ensure_ascii=False))
            continue
        click.echo(f"{report.locale} {report.domain}: {report.translated} of {report.messages} translated")
        for fault in report.faults:
            click.echo(f"    {fault}")
