"""Two languages that nobody speaks, made from the English texts, for development and tests.

`qps` is accented, four tenths longer and bracketed: what is cut off, not translated or glued together is seen at once.
`qpsb` runs from right to left: letters of English under an override, so that the layout is mirrored and still readable.
"""

import re
from collections.abc import Iterator, Mapping

from webapp.localization.catalogs.po import Key

LOCALES = ("qps", "qpsb")
LONGER = 0.4
ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀčďéƒǧȟíǰķĺɱñóƥɋŕšťúṽŵẋýžÁƁČĎÉƑǦȞÍǰĶĹṀÑÓƤɊŔŠŤÚṼŴẊÝŽ",
)
PARTS = re.compile(r"(%\(\w+\)s|%%)")
OVERRIDE, POP = "\u202e", "\u202c"


class PseudoForms(Mapping[Key, tuple[str, ...]]):
    """Every message that is asked for, made on the way. Plural forms stay as English has them."""

    def __init__(self, locale: str, plurals: Mapping[Key, str]) -> None:
        """`plurals`: the plural of each message that has one."""
        self.locale = locale
        self._plurals = plurals

    def __getitem__(self, key: Key) -> tuple[str, ...]:
        sources = (key[1], self._plurals.get(key, ""))
        return tuple(pseudo(source, self.locale) for source in sources if source)

    def __contains__(self, key: object) -> bool:
        return True

    def __iter__(self) -> Iterator[Key]:
        return iter(self._plurals)

    def __len__(self) -> int:
        return len(self._plurals)


def pseudo(text: str, locale: str) -> str:
    parts = PARTS.split(text)
    if locale == "qpsb":
        return "".join(part if PARTS.fullmatch(part) else f"{OVERRIDE}{part}{POP}" for part in parts if part)
    accented = "".join(part if PARTS.fullmatch(part) else part.translate(ACCENTS) for part in parts)
    return f"[{accented}{' ~' * round(len(text) * LONGER / 2)}]"
