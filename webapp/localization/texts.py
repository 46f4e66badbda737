"""The texts of the interface in one language.

The catalogs are read from their .po files, so that no .mo has to be made first. Nothing that a translator wrote can
hurt a reader: an entry that fails the checks is left out (`live`), what is left is escaped before it becomes HTML, a
text that still can't be filled in is shown in English, and forms are counted by our own table. Jinja's own `trans`
block is not used because it takes translations for safe HTML.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup, escape

from webapp.localization import plurals
from webapp.localization.catalogs.po import Key
from webapp.localization.formats import format_number, text_direction

SOURCE = "en"
ISOLATE, END_OF_ISOLATE = Markup("\u2066"), Markup("\u2069")
Forms = Mapping[Key, tuple[str, ...]]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Texts:
    """All methods return HTML: message and parameters are escaped. A whole number among the parameters is written as
    the locale does (a year has to come as a text); `count` is filled in by the plural ones."""

    locale: str
    forms: Forms = field(default_factory=dict)

    @property
    def direction(self) -> str:
        return text_direction(self.locale)

    def gettext(self, message: str, /, **parameters: object) -> Markup:
        return self.pgettext("", message, **parameters)

    def pgettext(self, context: str, message: str, /, **parameters: object) -> Markup:
        found = self._forms_of((context, message))
        if parameters:
            parameters = self._written(parameters)
        return _filled((found[0], message), parameters) if found else self._in_english(message, parameters)

    def ngettext(self, singular: str, plural: str, count: int, /, **parameters: object) -> Markup:
        return self.npgettext("", singular, plural, count, **parameters)

    def npgettext(self, context: str, singular: str, plural: str, count: int, /, **parameters: object) -> Markup:
        source = singular if count == 1 else plural
        found = self._forms_of((context, singular))
        parameters = self._written({**parameters, "count": count})
        if not found:
            return self._in_english(source, parameters)
        index = plurals.rule(self.locale)(abs(count))
        return _filled((found[min(index, len(found) - 1)], source), parameters)

    def _forms_of(self, key: Key) -> tuple[str, ...] | None:
        """What the catalog has for a message; None where it is not translated."""
        return self.forms.get(key)

    def _written(self, parameters: dict[str, object]) -> dict[str, object]:
        return {
            name: format_number(value, self.locale) if type(value) is int else value
            for name, value in parameters.items()
        }

    def _in_english(self, message: str, parameters: dict[str, object]) -> Markup:
        """A text without translation. Among words that run from the right its own marks and numbers stay in order."""
        text = _filled((message,), parameters)
        return ISOLATE + text + END_OF_ISOLATE if self.direction == "rtl" else text


def _filled(candidates: tuple[str, ...], parameters: dict[str, object]) -> Markup:
    """The translation with its placeholders filled in, or the English text where they can't be."""
    if not parameters:
        return _escaped(candidates[0])
    safe = {name: escape(value) for name, value in parameters.items()}
    for text in candidates:
        try:
            return Markup(str.__mod__(_escaped(text), safe))
        except (KeyError, TypeError, ValueError):
            log.warning("this text can't be filled in: %r", text)
    return _escaped(candidates[-1])


# All texts of some languages: a page of results says some 200.
@lru_cache(maxsize=10_000)
def _escaped(text: str) -> Markup:
    return escape(text)
