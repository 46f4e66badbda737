"""The texts of the interface in one language.

A catalog is read from its .po and compiled in memory at start, so that no .mo has to be made first. Nothing that a
translator wrote can hurt a reader: an entry that fails the checks is left out, what is left is escaped before it
becomes HTML, and a text that still can't be filled in is shown in English. Jinja's own `trans` block is not used
because it takes translations for safe HTML.
"""

import io
import logging
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from markupsafe import Markup, escape

from webapp.localization.checks import find_faults
from webapp.localization.formats import format_number, text_direction

SOURCE = "en"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Texts:
    """All methods return HTML: message and parameters are escaped. `count` is filled in by the plural ones."""

    locale: str
    translations: NullTranslations

    @property
    def direction(self) -> str:
        return text_direction(self.locale)

    def gettext(self, message: str, **parameters: object) -> Markup:
        return _filled((self.translations.gettext(message) if message else "", message), parameters)

    def pgettext(self, context: str, message: str, **parameters: object) -> Markup:
        return _filled((self.translations.pgettext(context, message), message), parameters)

    def ngettext(self, singular: str, plural: str, count: int, **parameters: object) -> Markup:
        source = singular if count == 1 else plural
        text = self.translations.ngettext(singular, plural, count)
        return _filled((text, source), parameters | {"count": format_number(count, self.locale)})

    def npgettext(self, context: str, singular: str, plural: str, count: int, **parameters: object) -> Markup:
        source = singular if count == 1 else plural
        text = self.translations.npgettext(context, singular, plural, count)
        return _filled((text, source), parameters | {"count": format_number(count, self.locale)})


def _filled(candidates: tuple[str, str], parameters: dict[str, object]) -> Markup:
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
    """The source language and every language with a readable catalog in `folder`, by locale."""
    found = {SOURCE: Texts(SOURCE, NullTranslations())}
    for file in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        locale = file.parents[1].name.replace("_", "-")
        try:
            found[locale] = Texts(locale, compiled(file))
        except (PoFileError, ValueError, UnicodeDecodeError):
            log.exception("%s can't be read and its language is left out", file)
    return found


def compiled(file: Path) -> GNUTranslations:
    """The usable entries of a catalog.

    Raises:
        ValueError: it is no catalog, or has no usable plural rule.
    """
    with file.open("rb") as stream:
        # The folder names the language, for without one Babel drops the plural rule.
        catalog = read_po(stream, locale=file.parents[1].name, abort_invalid=True)
    for message in list(catalog):
        if message.id and (faults := find_faults(message)):
            log.warning("%s: %r is left out: %s", file, message.id, faults[0])
            catalog.delete(message.id, message.context)
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return GNUTranslations(buffer)
