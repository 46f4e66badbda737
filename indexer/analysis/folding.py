"""Word -> the form under which all its spellings meet: case, width, diacritics, apostrophes, Arabic letter forms.

What a person types on a phone without diacritics has to find the word as it is printed: `strucno` finds *stručno*,
`universite` finds *université*, `الاردن` finds *الأردن*.
"""

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, and Arabic forms that are written for one another.
LETTERS = str.maketrans(
    {
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "þ": "th", "ŋ": "n", "ŧ": "t",
        "ς": "σ", "ё": "е", "ґ": "г",
        "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ٱ": "ا", "ـ": None, "ک": "ك", "ی": "ي",
        "'": None, "’": None, "\u00ad": None, "\u200c": None, "\u200d": None,
    }
)  # fmt: skip


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The folded form; folding twice changes nothing."""
    if word.isascii() and "'" not in word:
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.casefold().translate(LETTERS)
