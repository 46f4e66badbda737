"""Plural rules: one table of ours, for every locale that may have a catalog.

The rule of a catalog's header is never run and never believed: `update` writes ours into every header, and the site
counts by this table. Babel's table is not CLDR's (one form for Hungarian, four for Maltese) and will change; the rules
below are those of CLDR 47 for whole numbers, which is all that this interface counts. The form that French, Italian,
Portuguese and Spanish have for whole millions is left out: it differs where a million is written as a word only.
"""

from collections.abc import Callable
from functools import lru_cache
from gettext import c2py

ONE = "nplurals=1; plural=0;"
TWO = "nplurals=2; plural=(n != 1);"
TWO_WITH_ZERO = "nplurals=2; plural=(n > 1);"
SOUTH_SLAVIC = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
WEST_SLAVIC = "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"
MALTESE = (
    "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 : n%100>=11 && n%100<=19 ? 3 : 4);"
)
FORMULAS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "bg": TWO,
    "bs": SOUTH_SLAVIC,
    "cs": WEST_SLAVIC,
    "da": TWO,
    "de": TWO,
    "el": TWO,
    "en": TWO,
    "es": TWO,
    "et": TWO,
    "fi": TWO,
    "fr": TWO_WITH_ZERO,
    "ga": "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4);",
    "hr": SOUTH_SLAVIC,
    "hu": TWO,
    "it": TWO,
    "lt": "nplurals=3; plural=(n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2);",
    "lv": "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 && n%100!=11 ? 1 : 2);",
    "mk": "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);",
    "mt": MALTESE,
    "nl": TWO,
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "pt": TWO_WITH_ZERO,
    "pt-pt": TWO,
    "qps": TWO,
    "qpsb": TWO,
    "ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2);",
    "ru": SOUTH_SLAVIC,
    "sk": WEST_SLAVIC,
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "sq": TWO,
    "sr": SOUTH_SLAVIC,
    "sr-latn": SOUTH_SLAVIC,
    "sv": TWO,
    "tr": TWO,
    "uk": SOUTH_SLAVIC,
    "zh-hans": ONE,
    "zh-hant": ONE,
}
# Numbers are tried up to here for examples; every rule above repeats within it.
TRIED = 201
EXAMPLES = 4


def has_plurals(locale: str) -> bool:
    """Whether `locale` may have a catalog at all."""
    return locale in FORMULAS


def formula(locale: str) -> str:
    """The `Plural-Forms` of a header. Raises `KeyError` for a locale that is not in the table."""
    return FORMULAS[locale]


def count_forms(locale: str) -> int:
    return int(formula(locale).split(";")[0].removeprefix("nplurals="))


@lru_cache(maxsize=64)
def rule(locale: str) -> Callable[[int], int]:
    """Number -> index of its form, from 0."""
    expression = formula(locale).split("plural=", 1)[1].rstrip(";")
    compiled: Callable[[int], int] = c2py(expression)
    return compiled


@lru_cache(maxsize=64)
def examples(locale: str) -> tuple[tuple[int, ...], ...]:
    """For each form the first numbers that take it: Croatian ((1, 21, 31, 41), (2, 3, 4, 22), (0, 5, 6, 7))."""
    found: list[list[int]] = [[] for _ in range(count_forms(locale))]
    for number in range(TRIED):
        form = found[rule(locale)(number)]
        if len(form) < EXAMPLES:
            form.append(number)
    return tuple(map(tuple, found))
