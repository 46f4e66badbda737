"""What a text is made of: letters enough to tell a language, sentences or names and figures."""

import re
from functools import lru_cache

from indexer.language.forms import WORD

FEWEST_LETTERS = 10
# A Chinese, Japanese or Korean character says as much as a syllable or a word; the letters of some scripts belong to
# one language, so a word of them is enough.
FEWEST_CHARACTERS = 4

LETTER = re.compile(r"[^\W\d_]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
DENSE = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # Kana, Chinese characters, Hangul
    r"\u0370-\u03ff\u0531-\u058f\u05d0-\u05ea\u0e00-\u0e7f\u10a0-\u10ff]"  # Greek, Armenian, Hebrew, Thai, Georgian
)
# Addresses are English-looking in any language.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
DIGIT = re.compile(r"\d")

# The letters of a page are asked for several times.
TEXTS_REMEMBERED = 1024
# Running text has most of its words in lower case; German, with its nouns, about six in ten.
LEAST_LOWER_CASE = 0.4
FEWEST_WORDS = 8


@lru_cache(maxsize=TEXTS_REMEMBERED)
def count(text: str) -> int:
    """How many letters: signs of a word that are neither figures nor `_`. Each sign is counted at once, which takes a
    quarter of the time of finding words."""
    signs = set(text)
    figures = sum(map(text.count, filter(str.isdecimal, signs)))
    return sum(map(text.count, filter(str.isalnum, signs))) - figures


def has_enough(text: str) -> bool:
    """Whether the text is long enough for an answer that is more than a guess."""
    if len(DENSE.findall(text)) >= FEWEST_CHARACTERS:
        return True
    return sum(1 for _ in zip(LETTER.finditer(text), range(FEWEST_LETTERS), strict=False)) == FEWEST_LETTERS


def is_mostly_cyrillic(text: str) -> bool:
    return len(CYRILLIC.findall(text)) * 2 > count(text)


def is_running_text(text: str) -> bool:
    """Whether a page is told in sentences; False for lists of names, tables of figures and the like.

    Scripts without capitals and pages in capitals can't be judged by them; only figures speak against those.
    """
    words: list[str] = WORD.findall(text)
    if len(DIGIT.findall(text)) > sum(map(len, words)):
        return False
    cased = [word for word in words if len(word) > 1 and word.lower() != word.upper()]
    if len(cased) < FEWEST_WORDS or text.isupper():
        return True
    return sum(word[0].islower() for word in cased) >= LEAST_LOWER_CASE * len(cased)
