"""The texts of the interface in one language.

The catalogs are read from their .po files, so that no .mo has to be made first. Nothing that a translator wrote can
hurt a reader: an entry that fails the checks is left out, what is left is escaped before it becomes HTML, a text that
still can't be filled in is shown in English, and forms are counted by our own table. Jinja's own `trans` block is not
used because it takes translations for safe HTML.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from webapp.localization import folders, plurals, po
from webapp.localization.checks.table import find_errors
from webapp.localization.domains import Domain
from webapp.localization.formats import format_number, text_direction
from webapp.localization.message import Message, message_of
from webapp.localization.po import Key

SOURCE = "en"
# Four times the largest catalog that there is.
LARGEST_CATALOG_BYTES = 4 << 20
Forms = Mapping[Key, tuple[str, ...]]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Texts:
    """All methods return HTML: message and parameters are escaped. `count` is filled in by the plural ones."""

    locale: str
    forms: Forms = field(default_factory=dict)

    @property
    def direction(self) -> str:
        return text_direction(self.locale)

    def gettext(self, message: str, **parameters: object) -> Markup:
        return self.pgettext("", message, **parameters)

    def pgettext(self, context: str, message: str, **parameters: object) -> Markup:
        found = self.forms.get((context, message))
        return _filled((found[0], message) if found else (message,), parameters)

    def ngettext(self, singular: str, plural: str, count: int, **parameters: object) -> Markup:
        return self.npgettext("", singular, plural, count, **parameters)

    def npgettext(self, context: str, singular: str, plural: str, count: int, **parameters: object) -> Markup:
        source = singular if count == 1 else plural
        found = self.forms.get((context, singular))
        text = found[plurals.rule(self.locale)(abs(count))] if found else source
        return _filled((text, source), parameters | {"count": format_number(count, self.locale)})


def _filled(candidates: tuple[str, ...], parameters: dict[str, object]) -> Markup:
    """The translation with its placeholders filled in, or the English text where they can't be."""
    for text in candidates:
        if not parameters:
            return escape(text)
        try:
            return escape(text) % parameters
        except (KeyError, TypeError, ValueError):
            log.warning("this text can't be filled in: %r", text)
    return escape(candidates[-1])


def load(folder: Path) -> dict[str, Texts]:
    """The source language and every language with readable catalogs in `folder`, by locale."""
    found = {SOURCE: Texts(SOURCE)}
    for locale in folders.locales(folder):
        if messages := list(iter_messages(folder, locale)):
            found[locale] = Texts(locale, usable(locale, messages))
    return found


def iter_messages(folder: Path, locale: str) -> Iterator[Message]:
    """The messages of all catalogs of a locale; a catalog that can't be read is logged and has none."""
    for domain in Domain:
        file = folders.catalog(folder, locale, domain)
        if file.exists():
            state = file.stat()
            yield from _read(file, state.st_mtime_ns, state.st_size)


def usable(locale: str, messages: list[Message]) -> dict[Key, tuple[str, ...]]:
    """The translations that may be shown."""
    forms = {}
    for message in messages:
        if not message.is_translated:
            continue
        if errors := find_errors(message, locale):
            log.warning("%s: %r is left out: %s", locale, message.source, errors[0])
            continue
        forms[message.key] = message.forms
    return forms


@lru_cache(maxsize=256)
def _read(file: Path, changed_ns: int, size_bytes: int) -> tuple[Message, ...]:
    """Kept until the file is another one."""
    if size_bytes > LARGEST_CATALOG_BYTES:
        log.error("%s is too large for a catalog and left out", file)
        return ()
    try:
        return tuple(message_of(entry) for entry in po.read(file).entries if not entry.obsolete)
    except (OSError, ValueError):
        log.exception("%s can't be read and is left out", file)
        return ()
