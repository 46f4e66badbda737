"""Bring the catalogs of a locale up to the templates: new messages untranslated, vanished ones obsolete, none guessed.

A message that moved to another domain, or comes back after it was gone, keeps its translation: all catalogs of the
locale are looked through. Entries that do not change keep their bytes and their place.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import polib

from repository.vocabulary.concepts import Vocabulary
from webapp.localization import plurals
from webapp.localization.catalogs import folders, labels, po
from webapp.localization.catalogs.domains import Domain
from webapp.localization.catalogs.po import Key, POText, key_of
from webapp.localization.catalogs.reading import DRAFTED, REVIEW

Entries = dict[Key, polib.POEntry]


def update(folder: Path) -> None:
    """Raises `OSError` for a template or catalog that can't be read."""
    templates = {domain: po.read(folders.template(folder, domain)) for domain in folders.domains(folder)}
    for locale in folders.locales(folder):
        _update_locale(folder, locale, templates)


def _update_locale(folder: Path, locale: str, templates: dict[Domain, POText]) -> None:
    files = {domain: folders.catalog(folder, locale, domain) for domain in templates}
    texts = {domain: po.read(file) if file.exists() else POText({}, []) for domain, file in files.items()}
    known = _known(texts.values())
    wanted = {key_of(entry) for template in templates.values() for entry in template.entries}
    for domain, template in templates.items():
        text = texts[domain]
        merged = _merged(text, template, known)
        # What no template has is obsolete here; what another template has now is there.
        gone = [entry for entry in text.entries if key_of(entry) not in wanted and _is_translated(entry)]
        for entry in gone:
            entry.obsolete = True
        text.entries = [*merged, *gone]
        text.header = header(locale, text.header)
        if domain is Domain.VOCABULARY:
            _fill_labels(text, locale)
        po.write(files[domain], text)


def _fill_labels(text: POText, locale: str) -> None:
    """What the vocabularies or CLDR call a concept already need nobody translate."""
    known = {concept.uri: labels.known_label(concept, locale) for concept in labels.iter_named(_shipped())}
    for entry in text.entries:
        if not entry.msgstr and not entry.obsolete:
            entry.msgstr = known.get(entry.msgctxt or "", "")


@lru_cache(maxsize=1)
def _shipped() -> Vocabulary:
    return labels.shipped()


def add(folder: Path, locale: str) -> None:
    """Make the folder of a new locale with empty catalogs, marked as drafted. Raises `KeyError` without plural rule."""
    for domain in folders.domains(folder):
        file = folders.catalog(folder, locale, domain)
        if not file.exists():
            po.write(file, POText(header(locale, {REVIEW: DRAFTED}), []))
    update(folder)


def header(locale: str, old: dict[str, str]) -> dict[str, str]:
    """The header of a catalog: what says how to read it is ours, what people and their programs wrote is kept."""
    ours = {
        "Project-Id-Version": "Putokaz",
        "Language": folders.folder_name(locale),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plurals.formula(locale),
    }
    return {**{name: ours.get(name, value) for name, value in old.items()}, **ours}


def _known(texts: Iterable[POText]) -> Entries:
    """The best entry of each message: a translated one before one that is not."""
    found: Entries = {}
    for text in texts:
        for entry in text.entries:
            if key_of(entry) not in found or not _is_translated(found[key_of(entry)]):
                found[key_of(entry)] = entry
    return found


def _merged(text: POText, template: POText, known: Entries) -> list[polib.POEntry]:
    """The entries of the template: in the order of the catalog, new ones behind what they follow in the template."""
    wanted = {key_of(entry): entry for entry in template.entries}
    here = [key_of(entry) for entry in text.entries if key_of(entry) in wanted and not entry.obsolete]
    followers: dict[Key | None, list[Key]] = {}
    anchor, placed = None, set(here)
    for key in wanted:
        if key in placed:
            anchor = key
        else:
            followers.setdefault(anchor, []).append(key)
    order = [*followers.get(None, ())]
    for key in here:
        order += [key, *followers.get(key, ())]
    return [_fitted(known.get(key), wanted[key]) for key in order]


def _fitted(entry: polib.POEntry | None, source: polib.POEntry) -> polib.POEntry:
    """The entry with the plural, places and remarks of the template; one without translation where there is none."""
    if entry is None or bool(entry.msgid_plural) != bool(source.msgid_plural):
        entry = polib.POEntry(msgid=source.msgid, msgctxt=source.msgctxt, msgid_plural=source.msgid_plural)
        if source.msgid_plural:
            entry.msgstr_plural = {0: "", 1: ""}
    entry.obsolete = False
    entry.msgid_plural = source.msgid_plural
    entry.occurrences, entry.comment = source.occurrences, source.comment
    formats = [flag for flag in source.flags if flag.endswith("-format")]
    entry.flags = [*formats, *(flag for flag in entry.flags if not flag.endswith("-format"))]
    return entry


def _is_translated(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr) or any(entry.msgstr_plural.values())
