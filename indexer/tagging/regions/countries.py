"""Names of countries in the language of a page: CLDR's through Babel, and the vocabulary's own labels."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from repository.vocabulary.concepts import ConceptView

# Serbian is written in two scripts.
LOCALES = {"sr": ("sr", "sr-Latn")}
COUNTRY_KEY = re.compile(r"[A-Z]{2}$")
# *World* alone is the World Bank or the world of work; only its other labels name the region.
WORLD = "world"
PARENTHESIS = re.compile(r"\s*[(（].*?[)）]")
# CLDR tells the two Congos apart by their capitals, in a way that no text does.
CAPITAL = re.compile(r"\s+[-–]\s+")


def is_country(concept: ConceptView) -> bool:
    return bool(COUNTRY_KEY.match(concept.key))


def names(concept: ConceptView, language: str, agencies: frozenset[str]) -> Iterator[str]:
    """All names of a region in a language, each once. `agencies`: names that mean the body, not the region."""
    found = [*concept.alternatives.get(language, ())]
    if language in concept.preferred and concept.key != WORLD:
        found.append(concept.preferred[language])
    if is_country(concept):
        for locale in LOCALES.get(language, (language,)):
            found += _from_cldr(concept.key, locale)
    for name in dict.fromkeys(found):
        if name.casefold() not in agencies:
            yield name


def locales(language: str) -> list[Locale]:
    """CLDR's locales of a language, one a script; none if it has none."""
    found = (_locale(one) for one in LOCALES.get(language, (language,)))
    return [one for one in found if one is not None]


def _from_cldr(key: str, language: str) -> Sequence[str]:
    locale = _locale(language)
    name = locale.territories.get(key) if locale else None
    if not locale or not name:
        return ()
    both = [name, PARENTHESIS.sub("", name)] if PARENTHESIS.search(name) else [name]
    spelled = [_spell_and(one, locale) for one in both]
    return [one for one in dict.fromkeys(spelled) if not CAPITAL.search(one)]


def _spell_and(name: str, locale: Locale) -> str:
    """*Bosnia & Herzegovina* as texts write it: *Bosnia and Herzegovina*."""
    if " & " not in name:
        return name
    first, second = name.split(" & ", 1)
    return str(locale.list_patterns["standard"]["2"]).format(first, second)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
