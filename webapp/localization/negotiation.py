"""Which of our locales somebody gets who asks for one, and the order in which locales are offered.

Babel's own negotiation gives English to a browser that asks for `zh-CN`, and knows no neighbours: who reads Bosnian or
Montenegrin reads Croatian with more ease than English.
"""

from collections.abc import Collection, Iterable

# Another name of the same, or the script that a country writes.
ALIASES = {
    "mo": "ro",
    "nb": "no",
    "nn": "no",
    "zh": "zh-hans",
    "zh-cn": "zh-hans",
    "zh-sg": "zh-hans",
    "zh-my": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
}
# Read with ease by who asks for the first, the nearest first.
NEIGHBOURS = {
    "bs": ("hr", "sr-latn"),
    "cnr": ("sr-latn", "hr", "sr"),
    "hr": ("bs",),
    "sh": ("hr", "sr-latn", "sr"),
    "sr": ("sr-latn", "hr"),
}
# The order of the Interinstitutional Style Guide, 7.2.1: by the languages' own names. Others follow.
EU = (
    *("bg", "es", "cs", "da", "de", "et", "el", "en", "fr", "ga", "hr", "it"),
    *("lv", "lt", "hu", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "fi", "sv"),
)


def choose(wanted: Iterable[str], known: Collection[str]) -> str | None:
    """The first wanted BCP 47 tag that leads to one of ours."""
    for tag in wanted:
        for candidate in _candidates(tag.lower()):
            if candidate in known:
                return candidate
    return None


def in_order(locales: Iterable[str]) -> list[str]:
    return sorted(locales, key=lambda locale: (EU.index(locale) if locale in EU else len(EU), locale))


def _candidates(tag: str) -> list[str]:
    """The tag, then what it is called else, less and less precise, then its neighbours."""
    parts = tag.split("-")
    shorter = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    found = [name for one in shorter for name in (one, ALIASES.get(one, ""))]
    return [*found, *NEIGHBOURS.get(parts[0], ())]
