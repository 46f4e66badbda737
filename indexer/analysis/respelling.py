"""A word typed without diacritics -> the words that may be meant: *strucno* is *stručno*, *skolama* is *školama*.

Folding lets the bare spelling meet the same form in a text; to meet its other forms it has to be stemmed, and a stemmer
needs the letters of its language. Each letter that may have lost a sign is tried with it; what the language's word list
(simplemma) knows is kept. Only for questions: texts are taken as they are printed.
"""

from functools import lru_cache
from itertools import product
from math import prod

# Family of languages -> letters as typed and what they may stand for.
LETTERS = {
    "hbs": {"c": "cčć", "s": "sš", "z": "zž", "d": "dđ"},
    "sl": {"c": "cč", "s": "sš", "z": "zž"},
    "cs": {"a": "aá", "c": "cč", "e": "eéě", "i": "ií", "r": "rř", "s": "sš", "u": "uúů", "y": "yý", "z": "zž"},
    "polish": {"a": "aą", "c": "cć", "e": "eę", "l": "lł", "n": "nń", "o": "oó", "s": "sś", "z": "zźż"},
}  # fmt: skip
WORD_LISTS = {"polish": "pl"}
# Words with more ambiguous letters are left as typed; there is a dictionary look-up for each spelling.
MOST_SPELLINGS = 256


@lru_cache(maxsize=10_000)
def respelled(word: str, family: str) -> tuple[str, ...]:
    """Known words that differ from `word` by lost signs only; empty if it is a word as typed, has signs itself, or its
    family is not listed."""
    letters = LETTERS.get(family)
    if letters is None or not word.isascii() or not word.isalpha():
        return ()
    choices = [letters.get(letter, letter) for letter in word.lower()]
    if prod(map(len, choices)) > MOST_SPELLINGS:
        return ()
    import simplemma

    code = WORD_LISTS.get(family, family)
    if simplemma.is_known(word.lower(), lang=code):
        return ()
    spellings = ("".join(choice) for choice in product(*choices))
    return tuple(spelling for spelling in spellings if simplemma.is_known(spelling, lang=code))
