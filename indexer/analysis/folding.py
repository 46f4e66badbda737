"""Word -> the form under which all its spellings meet: case, width, diacritics, apostrophes, letter forms.

What a person types on a phone without diacritics has to find the word as it is printed: `strucno` finds *stručno*,
`universite` finds *université*, `الاردن` finds *الأردن*, `билим` finds *білім*. Simplified and traditional Chinese are
left apart: which letter stands for which depends on the word.
"""

import unicodedata
from functools import lru_cache

# Signs that are not heard: apostrophes of all kinds, Hebrew signs of abbreviation, soft hyphen, joiners, marks of
# direction, tatweel.
SILENT = dict.fromkeys("'’‘ʻʼ`´״׳\"\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeffـ")
# Letters that Unicode does not decompose, and letters that are written for one another.
LETTERS = str.maketrans(
    {
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "þ": "th", "ŋ": "n", "ŧ": "t",
        "ə": "e", "ς": "σ",
        # What a Russian keyboard has in place of Ukrainian, Kazakh, Kyrgyz, Tajik and Uzbek letters.
        "ё": "е", "є": "е", "ґ": "г", "і": "и", "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у",
        "һ": "х", "ҳ": "х", "ҷ": "ч",
        "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ء": None,
        "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
        **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True)),
        **SILENT,
    }
)  # fmt: skip
UNHEARD = str.maketrans(SILENT)
# Code points of the letters of Latin script.
LATIN = (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
# Armenian spells the ligature of its *and* with either letter.
ARMENIAN_AND = ("եվ", "եւ")


def plain(word: str) -> str:
    """The word with all its letters and diacritics, as stemmers and word lists know it: composed, of usual width,
    without ligatures and silent signs. Case is kept."""
    return word if word.isascii() else unicodedata.normalize("NFKC", word).translate(UNHEARD)


def fold(word: str) -> str:
    """The folded form; folding twice changes nothing."""
    if word.isascii() and "'" not in word and "`" not in word:
        return word.lower()
    return _folded(word)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    bare = word.casefold().translate(LATIN_LETTERS)
    return bare if bare.isascii() else _folded_by_parts(word)


def _folded_by_parts(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    bare = "".join([letter for letter in decomposed if not unicodedata.combining(letter)])
    return unicodedata.normalize("NFC", bare.casefold().translate(LETTERS)).replace(*ARMENIAN_AND)


# With the accented letters most words in Latin script are folded at once, in a third of the time.
LATIN_LETTERS = LETTERS | {code: _folded_by_parts(chr(code)) for code in LATIN if code > 0x7F and code not in LETTERS}
