"""What is in the catalogs on the disk: checked, counted, compiled.

The site itself reads the .po files, see `localization.texts`; `compile_all` is for other readers of catalogs.
"""

from dataclasses import dataclass
from pathlib import Path

import polib

from webapp.localization import folders, po
from webapp.localization.checks import find_faults
from webapp.localization.domains import Domain
from webapp.localization.message import message_of


@dataclass(frozen=True)
class Report:
    """One catalog: how many messages it has to have, how many it has, and what is wrong with some of them."""

    locale: str
    domain: str
    messages: int
    translated: int
    faults: tuple[str, ...]


def check(folder: Path) -> list[Report]:
    return [_report(file) for file in _files(folder)]


def compile_all(folder: Path) -> list[Report]:
    """Write a .mo beside each .po, without the entries that have faults."""
    for file in _files(folder):
        catalog = polib.pofile(str(file))
        for entry in [*catalog]:
            if find_faults(message_of(entry)):
                catalog.remove(entry)
        unfinished = file.with_suffix(".mo.new")
        catalog.save_as_mofile(str(unfinished))
        unfinished.replace(file.with_suffix(".mo"))
    return check(folder)


def _files(folder: Path) -> list[Path]:
    files = (folders.catalog(folder, locale, domain) for locale in folders.locales(folder) for domain in Domain)
    return [file for file in files if file.exists()]


def _report(file: Path) -> Report:
    messages = [message_of(entry) for entry in po.read(file).entries if not entry.obsolete]
    faults = tuple(f"{one.source!r}: {fault}" for one in messages for fault in find_faults(one))
    done = sum(one.is_translated for one in messages)
    return Report(folders.locale_of(file.parents[1].name), file.stem, len(messages), done, faults)
