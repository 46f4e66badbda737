"""Counties, provinces, federal states and other first-level subdivisions: ISO 3166-2, through pycountry.

Their names are those of the country itself and, where pycountry has a translation, those in the language of the text.
"""

import gettext
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pycountry

# Small ones are named like anything: *Mirna*, *Reading*, *Saint Paul*.
SMALL = re.compile(
    r"municipal|local council|parish|commune|town council|unitary|borough|council area|district$|city corporation"
    r"|administrative atoll|outlying|quarter|ward|dependency|island",
    re.I,
)
LANGUAGES = {"sr": ("sr", "sr@latin")}
# *Asturias, Principado de*; *Gipuzkoa / Guipúzcoa*; *Navarra*; *Isle of Anglesey [Sir Ynys Môn]*.
REMARK = re.compile(r"\s*[\[(*].*$|,.*$")
SEVERAL = re.compile(r"\s*/\s*")
# In Polish the names are adjectives, and small without the noun: *w województwie śląskim*.
VOIVODESHIP = "województwo {}"


def subdivisions(language: str) -> Iterator[tuple[str, str]]:
    """Key of the country and name, once each, as written inside a sentence."""
    seen = set()
    for country, kind, name in _rows():
        for spelled in _in_language(name, language):
            if kind == "Voivodship" and language == "pl":
                spelled = VOIVODESHIP.format(spelled.removeprefix("województwo ").lower())
            if spelled and (country, spelled) not in seen:
                seen.add((country, spelled))
                yield country, spelled


def languages() -> frozenset[str]:
    """The languages that the names are translated into."""
    return frozenset(path.name.partition("@")[0] for path in Path(pycountry.LOCALES_DIR).iterdir())


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, str], ...]:
    """Country, kind and name of each that is large enough to be named without its country."""
    return tuple((one.country_code, one.type, one.name) for one in pycountry.subdivisions if not SMALL.search(one.type))


def _in_language(name: str, language: str) -> Iterator[str]:
    names = [name, *(catalog.gettext(name) for catalog in _catalogs(language))]
    for one in dict.fromkeys(names):
        yield from _bare(one)


@lru_cache(maxsize=8192)
def _bare(name: str) -> tuple[str, ...]:
    """Most names are those of the country itself, and so the same in every language."""
    return tuple(SEVERAL.split(REMARK.sub("", name).strip()))


@lru_cache(maxsize=64)
def _catalogs(language: str) -> tuple[gettext.NullTranslations, ...]:
    return tuple(
        gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[one], fallback=True)
        for one in LANGUAGES.get(language, (language,))
    )
