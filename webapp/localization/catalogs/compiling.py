"""Catalogs as .mo files, for other readers of catalogs: the site itself reads the .po files, see `catalogs.reading`."""

from pathlib import Path

import polib

from webapp.localization.catalogs import folders
from webapp.localization.catalogs.domains import Domain
from webapp.localization.catalogs.message import message_of
from webapp.localization.checks.table import find_errors


def compile_all(folder: Path) -> None:
    """Write a .mo beside each .po, without the entries that have errors: no reader of them can be made to raise."""
    for locale in folders.locales(folder):
        for file in (folders.catalog(folder, locale, domain) for domain in Domain):
            if file.exists():
                _compile(file, locale)


def _compile(file: Path, locale: str) -> None:
    catalog = polib.pofile(str(file))
    for entry in [*catalog]:
        if find_errors(message_of(entry), locale):
            catalog.remove(entry)
    unfinished = file.with_suffix(".mo.new")
    catalog.save_as_mofile(str(unfinished))
    unfinished.replace(file.with_suffix(".mo"))
