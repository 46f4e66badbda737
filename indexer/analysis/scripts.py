"""Cyrillic -> Latin for the languages that are written in both: Serbian (with its sisters) and Uzbek.

Only stems go this way, so that a question in one script finds texts in the other; exact forms keep their script.
"""

SERBIAN = str.maketrans(
    dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dž"}
)
# In the order of the alphabet of 1995; `е` is *ye* at the beginning of a word and after vowels, which folds away here.
UZBEK = str.maketrans(
    dict(zip("абвгдежзийклмнопрстуфхэқҳўғ", "abvgdejziyklmnoprstufxeqhog", strict=True))
    | {"ё": "yo", "ц": "ts", "ч": "ch", "ш": "sh", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
)


def serbian_latin(word: str) -> str:
    """A word in lower case; other letters stay as they are."""
    return word.translate(SERBIAN)


def uzbek_latin(word: str) -> str:
    """A word in lower case, without the apostrophes of oʻ and gʻ."""
    return word.translate(UZBEK)
