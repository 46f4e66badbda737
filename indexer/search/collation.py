"""The order of the alphabet, for titles and for lists of names.

A key is compared as text, code point by code point, so that an engine can sort by it. Every letter becomes its base
letter and its place beside it: in Croatian `c` is `c0`, `č` is `c1`, `ć` is `c2`, and `lj` is one letter after `l`.
Letters that a language has not, and accents that part no letters (*é*), count as their base letter, as in the root
order of CLDR; then accents decide, then small before capital letters. Punctuation is a space, and spaces go first.

The alphabets are those that CLDR tailors among the languages of the European Union and their neighbours; German,
English, French, Italian, Dutch, Portuguese, Irish, Greek and Bulgarian follow the root order. ICU would do the same;
its wheels are larger than all else that is installed.
"""

import unicodedata
from functools import lru_cache

import regex

CROATIAN = "c č ć, d dž đ, l lj, n nj, s š, z ž"
SWEDISH = "z å ä ö"
DANISH = "z æ ø å"
# Letters that stand by themselves, after the first of each group; two signs may be one letter.
ALPHABETS = {
    "bs": CROATIAN,
    "cs": "c č, h ch, r ř, s š, z ž",
    "da": DANISH,
    "es": "n ñ",
    "et": "s š z ž, w õ ä ö ü",
    "fi": SWEDISH,
    "hr": CROATIAN,
    "hu": "c cs, d dz dzs, g gy, l ly, n ny, o ö ő, s sz, t ty, u ü ű, z zs",
    "lt": "c č, s š, z ž",
    "lv": "c č, g ģ, k ķ, l ļ, n ņ, r ŗ, s š, z ž",
    "mt": "ċ c, ġ g għ, h ħ, i ie, ż z",
    "no": DANISH,
    "pl": "a ą, c ć, e ę, l ł, n ń, o ó, s ś, z ź ż",
    "ro": "a ă â, i î, s ș, t ț",
    "sk": "a ä, c č, h ch, o ô, r ř, s š, z ž",
    "sl": "c č ć, d đ, s š, z ž",
    "sq": "c ç, d dh, e ë, g gj, l ll, n nj, r rr, s sh, t th, x xh, z zh",
    "sr": CROATIAN,
    "sv": SWEDISH,
    "uk": "и і ї й",
}
# Cyrillic letters that code points put elsewhere.
ROOT = "г ґ, д ђ, е є, и й і ї ј, л љ, н њ, т ћ, ч џ"
# Letters without a decomposition into a base letter and an accent.
PLAIN = str.maketrans({"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"})
# The same letters in other signs: Romanian with a cedilla.
SAME = str.maketrans({"ş": "ș", "ţ": "ț"})
NO_LETTER = regex.compile(r"[^\p{L}\p{M}\p{N}]+")


def sort_key(text: str, locale: str) -> str:
    """Compared as text it gives the order of `locale`; only equal texts have equal keys."""
    return f"{first_key(text, locale)}\t{unicodedata.normalize('NFKD', text.casefold())}\t{text.swapcase()}"


def first_key(text: str, locale: str, longest: int = 200) -> str:
    """The key by letters alone, of at most `longest` code points of `text`."""
    places = _places(locale.split("-")[0])
    spelt = unicodedata.normalize("NFKC", text[:longest]).casefold().translate(SAME)
    letters = _letters(locale.split("-")[0]).findall(NO_LETTER.sub(" ", spelt).strip())
    return "".join(places.get(letter) or _plain(letter, places) for letter in letters)


def first_letter(text: str, locale: str) -> str:
    """The letter under which a text stands in an alphabetical list: *Lj* for *Ljubljana* in Croatian, else *L*."""
    language = locale.split("-")[0]
    spelt = NO_LETTER.sub(" ", unicodedata.normalize("NFKC", text).casefold().translate(SAME)).strip()
    found = _letters(language).match(spelt)
    if found is None:
        return ""
    letter = found[0]
    return (letter if letter in _places(language) else _base(letter)[:1]).capitalize()


def _plain(letter: str, places: dict[str, str]) -> str:
    return "".join(sign if sign in " 0123456789" else places.get(sign, sign + "0") for sign in _base(letter))


def _base(letter: str) -> str:
    """The letter without accents."""
    parted = unicodedata.normalize("NFKD", letter.translate(PLAIN))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


@lru_cache
def _places(language: str) -> dict[str, str]:
    """Letter -> its key. The base of a group is its first plain letter."""
    places: dict[str, str] = {}
    for group in f"{ROOT}, {ALPHABETS.get(language, '')}".split(", "):
        letters = group.split()
        base = next((letter for letter in letters if len(letter) == 1 and _base(letter) == letter), "")
        places |= {letter: f"{base}{place}" for place, letter in enumerate(letters)}
    return places


@lru_cache
def _letters(language: str) -> regex.Pattern[str]:
    """One letter of the language, the longest first, else any sign."""
    several = sorted((letter for letter in _places(language) if len(letter) > 1), key=len, reverse=True)
    return regex.compile("|".join([*several, r"\X"]))
