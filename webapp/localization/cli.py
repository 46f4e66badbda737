"""`putokaz i18n`: the catalogs of the interface."""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from webapp.localization.catalogs.reports import Report

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def folder() -> Path:
    from repository.settings import read
    from webapp.settings import WebSettings

    return read(WebSettings, os.environ).translations


@click.group()
def i18n() -> None:
    """Catalogs of the interface's texts."""


@i18n.command()
def extract() -> None:
    """Collect the texts of sources and vocabularies, with their comments, into one .pot for each domain."""
    from webapp.localization.catalogs import comments, extraction

    try:
        count = extraction.extract(folder(), comments.load(folder() / comments.FILE))
    except (comments.FaultyComments, comments.StrayComments) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count} messages")


@i18n.command()
@as_json
def update(as_json: bool) -> None:
    """Bring every language up to the .pot files."""
    from webapp.localization.catalogs import merging, reports

    merging.update(folder())
    _print_counts(reports.check(folder()), as_json)


@i18n.command()
@click.argument("locale")
def add(locale: str) -> None:
    """Begin a language: a folder with empty catalogs, such as `de` or `zh-hans`."""
    from webapp.localization import plurals
    from webapp.localization.catalogs import folders, merging

    if not plurals.has_plurals(locale):
        raise click.BadParameter(f"there is no plural rule for {locale} in webapp/localization/plurals.py")
    merging.add(folder(), locale)
    click.echo(str(folder() / folders.folder_name(locale)))


@i18n.command()
@click.option("--complete", multiple=True, metavar="LOCALE", help="This language has to be whole as well.")
@click.option("--warnings", "shows_warnings", is_flag=True, help="Print warnings too.")
@as_json
def check(complete: tuple[str, ...], shows_warnings: bool, as_json: bool) -> None:
    """Run the checks over the catalogs. Exit code 1 if one finds an error, or a text lacks its comment."""
    from webapp.localization.catalogs import comments, reports

    found, unexplained = reports.check(folder()), list(comments.iter_unexplained(folder()))
    for line in unexplained:
        click.echo(line, err=as_json)
    for report in found:
        if as_json:
            click.echo(json.dumps(asdict(report), ensure_ascii=False))
            continue
        warnings = report.warnings if shows_warnings else ()
        missing = [f"not translated: {source!r}" for source in report.untranslated if report.locale in complete]
        for line in (*report.faults, *missing, *warnings):
            click.echo(f"{report.locale} {report.domain}: {line}")
    is_short = any(report.untranslated for report in found if report.locale in complete)
    sys.exit(1 if is_short or unexplained or any(report.faults for report in found) else 0)


@i18n.command("compile")
def compile_catalogs() -> None:
    """Write .mo files, without faulty entries, for other readers of catalogs; the site reads the .po files itself."""
    from webapp.localization.catalogs import compiling

    compiling.compile_all(folder())


@i18n.command()
@as_json
def stats(as_json: bool) -> None:
    """Count each catalog: translated, same as English, reviewed, errors, words."""
    from webapp.localization.catalogs import reports

    _print_counts(reports.check(folder()), as_json)


def _print_counts(counted: list["Report"], as_json: bool) -> None:
    for report in counted:
        if as_json:
            click.echo(json.dumps(report.counts, ensure_ascii=False))
            continue
        click.echo(
            f"{report.locale} {report.domain}: {report.translated} of {report.messages} translated, "
            f"{report.same_as_source} same as English, {report.reviewed} reviewed, {report.errors} with errors, "
            f"{report.words_left} of {report.words} words left"
        )
