"""Catalogs out to other programs and back: as .po, with a preview of what an upload would change.

An upload is taken whole or not at all: a file that can't be read, belongs to another language, or holds one
translation with an error is refused with lines and reasons. What was changed here in the meantime is a conflict, and a
person chooses.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

import polib

from webapp.localization import plurals
from webapp.localization.catalogs import folders, merging, po
from webapp.localization.catalogs.domains import Domain
from webapp.localization.catalogs.message import message_of
from webapp.localization.catalogs.po import Key, POText, key_of
from webapp.localization.checks.table import find_errors
from webapp.localization.entries import Entry
from webapp.localization.live import LiveTexts

LINE = re.compile(r"line (\d+)")
# What a line of a .po may be. polib takes more: of a text without its closing mark it drops the last letter in silence.
SOUND_LINE = re.compile(r'\s*(?:#.*|(?:msg(?:ctxt|id|id_plural|str)(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*"\s*)?')
MOST_REFUSALS = 20
UNREADABLE, NOT_UTF8, EMPTY, OTHER_LANGUAGE = "unreadable", "not-utf-8", "empty", "other-language"


@dataclass(frozen=True)
class Refusal:
    """`line`: from 1, 0 for the whole file. `code`: one of the above, or of a check. `source`: the message, if one."""

    line: int
    code: str
    detail: str = ""
    source: str = ""


class UploadRefused(Exception):
    """Raised for an upload that may not be taken; nothing of it was stored."""

    def __init__(self, refusals: list[Refusal]) -> None:
        super().__init__(f"{len(refusals)} reasons, the first in line {refusals[0].line}: {refusals[0].code}")
        self.refusals = refusals


@dataclass(frozen=True)
class Change:
    """`forms`: of the upload, for an entry that says something else now."""

    entry: Entry
    forms: tuple[str, ...]

    @property
    def is_conflict(self) -> bool:
        """Changed here, and changed in the upload in another way."""
        return self.entry.differs_from_file and bool(self.entry.message.forms)


@dataclass(frozen=True)
class Preview:
    """`same`: messages that say what they say here. `unknown`: that we do not have. `open`: without translation."""

    changes: tuple[Change, ...]
    same: int
    unknown: int
    open: int


def export(live: LiveTexts, locale: str, domain: Domain, keys: Collection[Key] | None = None) -> str:
    """The catalog with what holds now; entries that were not changed here keep their bytes. `keys`: only these."""
    text = po.read(folders.catalog(live.folder, locale, domain))
    holding = {entry.message.key: entry for entry in live.current()[locale].entries if entry.domain is domain}
    for entry in text.entries:
        known = holding.get(key_of(entry))
        if known and known.saved and not entry.obsolete:
            _set_forms(entry, known.message.forms)
    if keys is not None:
        text.entries = [entry for entry in text.entries if key_of(entry) in keys and not entry.obsolete]
    return str(text)


def read_upload(live: LiveTexts, locale: str, content: bytes) -> Preview:
    """What an upload would change. Raises `UploadRefused`."""
    text = _parsed(content)
    language = text.header.get("Language", "")
    if language and folders.locale_of(language) != locale:
        raise UploadRefused([Refusal(0, OTHER_LANGUAGE, language)])
    known = {entry.message.key: entry for entry in live.current()[locale].entries}
    found = [entry for entry in text.entries if not entry.obsolete]
    refusals, changes, same, unknown, empty = [], [], 0, 0, 0
    for entry in found:
        ours, message = known.get(key_of(entry)), message_of(entry)
        if ours is None:
            unknown += 1
        elif not message.is_translated:
            empty += 1
        elif message.forms in (ours.message.forms, ours.from_file):
            same += 1
        else:
            errors = find_errors(replace(message, plural=ours.message.plural), locale)
            refusals += [Refusal(entry.linenum or 0, error.code, error.detail, message.source) for error in errors]
            changes.append(Change(ours, message.forms))
    if refusals:
        raise UploadRefused(refusals)
    return Preview(tuple(changes), same, unknown, empty)


def as_text(locale: str, changes: Collection[Change]) -> str:
    """The changes as a catalog: what the preview sends back when it is confirmed."""
    entries = []
    for change in changes:
        message = change.entry.message
        entry = polib.POEntry(msgid=message.source, msgctxt=message.context or None, msgid_plural=message.plural)
        _set_forms(entry, change.forms)
        entries.append(entry)
    return str(POText(merging.header(locale, {}), entries))


def _parsed(content: bytes) -> POText:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UploadRefused([Refusal(line, NOT_UTF8)]) from error
    if "msgid" not in text:
        raise UploadRefused([Refusal(0, EMPTY)])
    broken = [number for number, line in enumerate(text.splitlines(), start=1) if not SOUND_LINE.fullmatch(line)]
    if broken:
        raise UploadRefused([Refusal(number, UNREADABLE) for number in broken[:MOST_REFUSALS]])
    try:
        return po.parse(text)
    except (OSError, ValueError, IndexError, KeyError) as error:  # What polib raises depends on where it stumbles.
        found = LINE.search(str(error))
        raise UploadRefused([Refusal(int(found[1]) if found else 0, UNREADABLE)]) from error


def _set_forms(entry: polib.POEntry, forms: tuple[str, ...]) -> None:
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        entry.msgstr = forms[0]


def file_name(locale: str, domain: Domain) -> str:
    return f"putokaz-{domain}-{folders.folder_name(locale)}.po"


def has_catalog(live: LiveTexts, locale: str) -> bool:
    """Whether the locale is one that can be translated: not the source, none of the pseudo-locales."""
    return plurals.has_plurals(locale) and locale in live.current() and bool(live.current()[locale].entries)
