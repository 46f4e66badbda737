"""Names of countries and languages that Croatian, Bosnian and Serbian have differently, as CLDR records them.

*Španjolska, španjolski* against *Španija, španski*, *Europa* against *Evropa*, *Cipar* against *Kipar*. The inflected
ending is cut off, and what remains counts as a beginning of words, as in `south_slavic.tsv`. A name with which that of
another of the three begins (*Portugal* in *Portugalija*) says nothing and is left out. Montenegrin, which CLDR has not,
is taken to have all that Bosnian or Serbian has.
"""

from collections.abc import Iterator, Sequence

from babel import Locale

from indexer.language.forms import Entry, Sign

LOCALES = ("hr", "bs", "sr-Latn")
# One source, a usage and no norm: see the weights at the head of `south_slavic.tsv`.
WEIGHT = 2.0
SHORTEST = 5
VOWELS = "aeiou"


def entries() -> Iterator[Entry]:
    """A form a name that differs; columns in the order of `south_slavic.LANGUAGES`."""
    locales = [Locale.parse(code, sep="-") for code in LOCALES]
    for kind in ("territories", "languages"):
        tables = [getattr(locale, kind) for locale in locales]
        for key in tables[0]:
            names = [str(table.get(key, "")).lower() for table in tables]
            if all(name.isalpha() for name in names) and len(set(names)) > 1:
                yield from _of_names(names)


def _of_names(names: Sequence[str]) -> Iterator[Entry]:
    stems = [name.rstrip(VOWELS) for name in names]
    for form in dict.fromkeys(stems):
        others = [stem for stem in stems if stem != form]
        if len(form) < SHORTEST or any(one.startswith(form) for one in others):
            continue
        croatian, bosnian, serbian = (0.0 if stem == form else WEIGHT for stem in stems)
        if croatian or bosnian or serbian:
            yield Entry(form, Sign(form, (croatian, bosnian, min(bosnian, serbian), serbian)))
