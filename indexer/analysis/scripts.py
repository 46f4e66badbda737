"""Which letters a language is written in, and Cyrillic -> Latin for those that are written in both: Serbian (with its
sisters) and Uzbek.

Only stems go this way, so that a question in one script finds texts in the other; exact forms keep their script.
"""

import regex

# Languages that are not written in Latin letters alone; a word in other letters is foreign there, and has no endings.
SCRIPTS = {
    "ar": "Arabic", "bg": "Cyrillic", "bs": "Latin Cyrillic", "cnr": "Latin Cyrillic", "el": "Greek", "fa": "Arabic",
    "he": "Hebrew", "hi": "Devanagari", "hr": "Latin Cyrillic", "hy": "Armenian", "ka": "Georgian", "kk": "Cyrillic",
    "ko": "Hangul", "ky": "Cyrillic", "mk": "Cyrillic", "ne": "Devanagari", "ru": "Cyrillic", "sh": "Latin Cyrillic",
    "sr": "Latin Cyrillic", "uk": "Cyrillic", "uz": "Latin Cyrillic",
}  # fmt: skip
LETTERS_OF = {
    script: regex.compile(rf"\p{{{script}}}") for scripts in (*SCRIPTS.values(), "Latin") for script in scripts.split()
}

SERBIAN = str.maketrans(
    dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dž"}
)
# In the order of the alphabet of 1995; `е` is *ye* at the beginning of a word and after vowels, which folds away here.
UZBEK = str.maketrans(
    dict(zip("абвгдежзийклмнопрстуфхэқҳўғ", "abvgdejziyklmnoprstufxeqhog", strict=True))
    | {"ё": "yo", "ц": "ts", "ч": "ch", "ш": "sh", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
)


def is_written_in(word: str, code: str) -> bool:
    """Whether a word has letters of the language; `code`: primary, as `hr`."""
    return any(LETTERS_OF[script].search(word) for script in SCRIPTS.get(code, "Latin").split())


def serbian_latin(word: str) -> str:
    """A word in lower case; other letters stay as they are."""
    return word.translate(SERBIAN)


def uzbek_latin(word: str) -> str:
    """A word in lower case, without the apostrophes of oʻ and gʻ."""
    return word.translate(UZBEK)
