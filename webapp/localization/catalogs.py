"""Catalogs on the disk: extract the messages, merge them into each language, check, compile, count.

Babel extracts; polib merges, because it keeps what it does not understand and never guesses. The site itself reads the
.po files, see `localization.texts`; `compile_all` is for other readers of catalogs.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from webapp.localization.checks import find_faults

PACKAGE = Path(__file__).resolve().parents[1]
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS = {"**/templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "encoding": "utf-8"}}
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Report:
    """One language: how many messages it has to have, how many it has, and what is wrong with some of them."""

    locale: str
    messages: int
    translated: int
    faults: tuple[str, ...]


def extract(folder: Path) -> int:
    """Write `messages.pot` and return the number of messages. Raises `OSError`."""
    catalog = Catalog(project="Putokaz", charset="utf-8", header_comment="# Texts of Putokaz.")
    found = extract_from_dir(
        str(PACKAGE), METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("TRANSLATORS:",), strip_comment_tags=True
    )
    for name, _, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalog.add(message, None, [(f"webapp/{name}", 0)], auto_comments=comments, context=context)
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, omit_header=False, include_lineno=False)
    # Without the date the file changes only when a message does.
    lines = [line for line in buffer.getvalue().splitlines(True) if not line.startswith(b'"POT-Creation-Date')]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "messages.pot").write_bytes(b"".join(lines))
    return len(catalog)


def update(folder: Path) -> list[Report]:
    """Bring every language up to `messages.pot`: new ones untranslated, vanished ones obsolete, none guessed."""
    template = polib.pofile(str(folder / "messages.pot"))
    for file in _files(folder):
        catalog = polib.pofile(str(file), wrapwidth=0)
        for entry in [*catalog.obsolete_entries()]:
            if template.find(entry.msgid, msgctxt=entry.msgctxt or False):
                entry.obsolete = False
        catalog.merge(template)
        catalog.save(str(file))
    return check(folder)


def check(folder: Path) -> list[Report]:
    return [_report(file) for file in _files(folder)]


def compile_all(folder: Path) -> list[Report]:
    """Write a .mo beside each .po, without the entries that have faults."""
    for file in _files(folder):
        catalog = polib.pofile(str(file))
        faulty = {(message.id, message.context) for message in _faulty(file)}
        for entry in [*catalog]:
            key = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else entry.msgid
            if (key, entry.msgctxt) in faulty:
                catalog.remove(entry)
        unfinished = file.with_suffix(".mo.new")
        catalog.save_as_mofile(str(unfinished))
        unfinished.replace(file.with_suffix(".mo"))
    return check(folder)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/LC_MESSAGES/messages.po"))


def _messages(file: Path) -> Iterator[Message]:
    with file.open("rb") as stream:
        return (message for message in list(read_po(stream)) if message.id)


def _faulty(file: Path) -> Iterator[Message]:
    return (message for message in _messages(file) if find_faults(message))


def _report(file: Path) -> Report:
    messages = list(_messages(file))
    done = [one for one in messages if one.string and all(one.string) and not one.fuzzy]
    faults = tuple(f"{one.id!r}: {fault}" for one in messages for fault in find_faults(one))
    return Report(file.parents[1].name, len(messages), len(done), faults)
