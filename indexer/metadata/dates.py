"""Dates in a text, in the language of the text and in English: *1 July 2013*, *30 de mayo de 2020*, *lipanj 2018.*

Names of months come from CLDR. A day given by figures alone (*05/06/2019*) is ambiguous in English, where only its
year is taken; elsewhere the day comes first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from repository.digits import western_digits

FALLBACK = "en"
# The names of months differ between Arab countries; no text says from which it comes.
ARABIC = ("ar_EG", "ar_JO", "ar_MA", "ar_DZ", "ar_TN")
YEAR = r"(?<![\d.,/-])(?:19|20)\d\d(?![\d/]|[-–]\d|[.,]\d)"
YEAR_ALONE = re.compile(YEAR)
DIGIT = re.compile(r"\d")
NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})(?P<mark>[./-])\s?(?P<month>\d{1,2})(?P=mark)\s?(?P<year>(?:19|20)\d\d)"
    r"|(?P<year2>(?:19|20)\d\d)-(?P<month2>\d\d)-(?P<day2>\d\d))(?!\d)"
)
RANGE_BEFORE = re.compile(r"\d\.?\s*[-–—/]\s*$")


@dataclass(frozen=True)
class FoundDate:
    """`iso`: ISO 8601 of the precision printed. `is_range`: the last day of several, as of a conference."""

    iso: str
    start: int
    end: int
    is_range: bool = False

    @property
    def year(self) -> int:
        return int(self.iso[:4])


def find_dates(text: str, language: str) -> list[FoundDate]:
    """Days, months and bare years, in order of place; none lies inside another."""
    if not DIGIT.search(text):
        return []
    text = western_digits(text)
    found = [*_by_name(text, language), *_by_figures(text, language)]
    taken = [range(one.start, one.end) for one in found]
    for match in YEAR_ALONE.finditer(text):
        if not any(match.start() in span for span in taken):
            found.append(FoundDate(match[0], *match.span()))
    return sorted(found, key=lambda one: one.start)


def _by_name(text: str, language: str) -> Iterator[FoundDate]:
    pattern, months = _months(language)
    for match in pattern.finditer(text):
        month = months[(match["month"] or match["month2"]).casefold()]
        day = int(match["day"] or match["day2"] or 0)
        year = int(match["year"] or match["year2"])
        is_range = bool(RANGE_BEFORE.search(text, 0, match.start()))
        yield FoundDate(_iso(year, month, day), *match.span(), is_range)


def _by_figures(text: str, language: str) -> Iterator[FoundDate]:
    for match in NUMERIC.finditer(text):
        year = int(match["year"] or match["year2"])
        month, day = int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
        if month > 12 >= day:
            month, day = day, month
        elif language == FALLBACK and match["day"] and day <= 12 and match["mark"] != ".":
            month, day = 0, 0
        yield FoundDate(_iso(year, month, day), *match.span())


def _iso(year: int, month: int, day: int) -> str:
    """As precise as it is possible: the 31st of June is a June."""
    if not 1 <= month <= 12:
        return f"{year:04}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04}-{month:02}"


@lru_cache(maxsize=64)
def _months(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    names: dict[str, int] = {}
    for locale in _locales(language):
        for form in ("format", "stand-alone"):
            for number, name in locale.months[form]["wide"].items():
                if not name[:1].isdigit():
                    names.setdefault(name.casefold(), number)
    name = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    day_first = (
        r"(?:(?<!\d)(?P<day>[0-3]?\d)(?:\.|st|nd|rd|th|er|º|ª)?\s+(?:de\s+|d['’]|of\s+)?)?"
        rf"\b(?P<month>{name})\b\.?(?:\s+del?)?[\s,]+(?P<year>{YEAR})"
    )
    month_first = rf"\b(?P<month2>{name})\s+(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year2>{YEAR})"
    return re.compile(f"{day_first}|{month_first}", re.I), names


def _locales(language: str) -> Iterator[Locale]:
    codes = ARABIC if language.startswith("ar") else (language.replace("-", "_"),)
    for code in (*codes, FALLBACK):
        try:
            yield Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
