"""A text of the interface and its translation, as everything here passes it on."""

import hashlib
import sys
from dataclasses import dataclass

import polib

from webapp.localization.catalogs.po import Key


@dataclass(frozen=True, slots=True)
class Message:
    """`context`: empty for none. `plural`: empty for a message without one. `forms`: the translation, one text for
    each plural form of the locale; empty texts, or none at all, where there is none. `comment`: for translators.
    `places`: files of the sources, or for a label the facet of its concept."""

    source: str
    forms: tuple[str, ...] = ()
    plural: str = ""
    context: str = ""
    comment: str = ""
    places: tuple[str, ...] = ()
    is_fuzzy: bool = False

    @property
    def key(self) -> Key:
        return self.context, self.source

    @property
    def address(self) -> str:
        """A short name for addresses, the same for ever."""
        return hashlib.sha256("\x04".join(self.key).encode()).hexdigest()[:12]

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source, self.plural) if self.plural else (self.source,)

    @property
    def is_translated(self) -> bool:
        """Whether every form has a text. A guess of a program (`fuzzy`) is no translation."""
        return bool(self.forms) and all(self.forms) and not self.is_fuzzy


def message_of(entry: polib.POEntry) -> Message:
    """What all locales have alike is kept once for all of them."""
    forms = tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)) or (entry.msgstr,)
    return Message(
        source=sys.intern(entry.msgid),
        forms=forms,
        plural=sys.intern(entry.msgid_plural or ""),
        context=sys.intern(entry.msgctxt or ""),
        comment=sys.intern(entry.comment),
        places=tuple(sys.intern(place) for place, _ in entry.occurrences),
        is_fuzzy=entry.fuzzy,
    )
