"""Numbers, sizes, lists and names of languages as a locale writes them, from CLDR."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date as babel_date
from babel.dates import format_datetime, format_skeleton
from babel.lists import format_list as babel_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from indexer.serialize import language_name
from webapp.localization.pseudo import LOCALES, pseudo

# CLDR minimumGroupingDigits is 2: four digits stand together. Babel does not know it.
FOUR_DIGITS_TOGETHER = frozenset({"bg", "es", "hu", "it", "lv", "pl", "pt-pt"})
SIZES = ((1_000_000, "digital-megabyte"), (1_000, "digital-kilobyte"), (1, "digital-byte"))
# Document languages that CLDR writes with the letters of the other script than ours.
UNDETERMINED = frozenset({"und", "mul", "zxx"})


# The pseudo-locales write numbers and names as these do.
WRITTEN_AS = {"qps": "en", "qpsb": "ar", "cnr": "sr-Latn-ME"}


@lru_cache(maxsize=256)
def find_locale(code: str) -> Locale | None:
    try:
        return Locale.parse(WRITTEN_AS.get(code, code), sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _locale(code: str) -> Locale:
    """English writing for a language that CLDR does not know."""
    return find_locale(code) or Locale("en")


# A page of results writes a hundred counts, most of them small.
@lru_cache(maxsize=4096)
def format_number(number: int, locale: str) -> str:
    is_together = abs(number) < 10_000 and locale.lower() in FOUR_DIGITS_TOGETHER
    return format_decimal(number, locale=_locale(locale), group_separator=not is_together)


def format_fraction(value: float, locale: str) -> str:
    """Two places: `0.97`."""
    return format_decimal(value, format="0.00", locale=_locale(locale))


@lru_cache(maxsize=4096)
def format_size(size_bytes: int, locale: str) -> str:
    """`2.4 MB`, in powers of ten."""
    factor, unit = next(size for size in SIZES if size_bytes >= size[0] or size[0] == 1)
    value = round(size_bytes / factor, 1 if factor > 1_000 else 0)
    return format_unit(value, unit, length="short", locale=_locale(locale))


def format_share(share: float, locale: str) -> str:
    """`97 %`, rounded down."""
    return format_percent(int(share * 100) / 100, locale=_locale(locale))


def format_date(moment: date, locale: str) -> str:
    return babel_date(moment, format="long", locale=_locale(locale))


def format_moment(moment: datetime, locale: str) -> str:
    """Day and minute, in UTC."""
    return format_datetime(moment, format="medium", locale=_locale(locale))


def format_month(year: int, month: int, locale: str) -> str:
    """`March 2019`."""
    return format_skeleton("yMMMM", datetime(year, month, 1), locale=_locale(locale))


def format_list(texts: Sequence[str], locale: str) -> str:
    return babel_list(list(texts), locale=_locale(locale)) if texts else ""


def format_language(code: str, locale: str) -> str:
    """The name of a language in another, from CLDR; in the pseudo-locales made like their texts."""
    name = language_name(code, locale)
    return pseudo(name, locale) if locale in LOCALES else name


@lru_cache(maxsize=256)
def endonym(code: str) -> str:
    """The language's name for itself, the code where CLDR has none."""
    known = None if code in UNDETERMINED else find_locale(code)
    return (known.get_language_name(known) if known else None) or code


@lru_cache(maxsize=256)
def text_direction(code: str) -> str:
    """`ltr` or `rtl`, `auto` where the language is not known."""
    known = None if code in UNDETERMINED else find_locale(code)
    return str(known.text_direction) if known else "auto"
