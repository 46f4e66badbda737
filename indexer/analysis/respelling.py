"""A word as it was typed -> other spellings that may be meant: *strucno* is *stručno*, *oeffentlich* is *öffentlich*.

Folding lets a bare spelling meet the same form in a text; to meet its other forms it has to be stemmed, and a stemmer
needs the letters of its language. Three ways, by what the language has:

- a word list: each letter that may have lost a sign is tried with it, the fewest signs first, and what the list knows
  is meant. A word that the list knows as typed, or that has signs itself, is meant as typed;
- an ending that Snowball takes off only with its sign (*-cao*, *-ção*): it is given back;
- letters that are written in two ways, in texts as in questions (*ö* and *oe*, *å* and *aa*): the other way, too.

Only for questions: texts are taken as they are printed.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice, product

from indexer.analysis import word_lists

# Family of languages -> letters as typed and what they may stand for.
LETTERS = {
    "hbs": {"c": "čć", "s": "š", "z": "ž", "d": "đ"},
    "sl": {"c": "č", "s": "š", "z": "ž"},
    "czech": {"a": "á", "c": "č", "d": "ď", "e": "éě", "i": "í", "n": "ň", "o": "ó", "r": "ř", "s": "š", "t": "ť",
              "u": "úů", "y": "ý", "z": "ž"},
    "sk": {"a": "áä", "c": "č", "d": "ď", "e": "é", "i": "í", "l": "ľĺ", "n": "ň", "o": "óô", "r": "ŕ", "s": "š",
           "t": "ť", "u": "ú", "y": "ý", "z": "ž"},
    "polish": {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"},
    "lv": {"a": "ā", "c": "č", "e": "ē", "g": "ģ", "i": "ī", "k": "ķ", "l": "ļ", "n": "ņ", "s": "š", "u": "ū",
           "z": "ž"},
    "estonian": {"a": "ä", "o": "õö", "u": "ü", "s": "š", "z": "ž"},
    "finnish": {"a": "ä", "o": "ö"},
    "hungarian": {"a": "á", "e": "é", "i": "í", "o": "óöő", "u": "úüű"},
    "romanian": {"a": "ăâ", "i": "î", "s": "ș", "t": "ț"},
    "turkish": {"c": "ç", "g": "ğ", "i": "ı", "o": "ö", "s": "ş", "u": "ü"},
    "irish": {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"},
    "is": {"a": "á", "d": "ð", "e": "é", "i": "í", "o": "óö", "t": "þ", "u": "ú", "y": "ý"},
    "sq": {"c": "ç", "e": "ë"},
}  # fmt: skip
WORD_LISTS = {
    "hbs": "hbs", "sl": "sl", "czech": "cs", "sk": "sk", "polish": "pl", "lv": "lv", "estonian": "et", "finnish": "fi",
    "hungarian": "hu", "romanian": "ro", "turkish": "tr", "irish": "ga", "is": "is", "sq": "sq",
}  # fmt: skip
# Two letters typed for one.
PAIRS = {"hbs": {"dj": "đ"}, "is": {"th": "þ", "ae": "æ"}}
ENDINGS = {
    "arabic": {"ه": "ة", "ي": "ى"},
    "french": {"e": "é", "es": "és", "ee": "ée", "ees": "ées"},
    "italian": {"ta": "tà"},
    "portuguese": {"cao": "ção", "coes": "ções", "sao": "são", "soes": "sões", "encia": "ência", "encias": "ências",
                   "ancia": "ância", "ancias": "âncias"},
}  # fmt: skip
BOTH_WAYS = {
    "german": {"ae": "ä", "oe": "ö", "ue": "ü"},
    "danish": {"ae": "æ", "oe": "ø", "aa": "å"},
    "norwegian": {"ae": "æ", "oe": "ø", "aa": "å"},
}
# A look-up takes about 10 µs.
MOST_SPELLINGS = 400


@lru_cache(maxsize=10_000)
def respelled(word: str, family: str) -> tuple[str, ...]:
    """Other spellings of `word`, without itself; empty if it can only be meant as typed."""
    word = word.lower()
    found = [*_with_signs(word, family), *_with_ending(word, family), *_other_way(word, family)]
    return tuple(dict.fromkeys(spelling for spelling in found if spelling != word))


def _with_signs(word: str, family: str) -> Iterator[str]:
    """Words of the family's list that differ from a bare word by lost signs only."""
    letters = LETTERS.get(family)
    if letters is None or not word.isalpha() or any(sign in word for signs in letters.values() for sign in signs):
        return
    lookup = word_lists.exactly(WORD_LISTS[family])
    if lookup(word):
        return
    bases = [word, *(word.replace(pair, one) for pair, one in PAIRS.get(family, {}).items() if pair in word)]
    spellings = (spelling for base in bases for spelling in _spellings(base, letters))
    yield from (spelling for spelling in islice(spellings, MOST_SPELLINGS) if lookup(spelling))


def _spellings(word: str, letters: dict[str, str]) -> Iterator[str]:
    """The word with signs on none, one, two... of its letters."""
    places = [place for place, letter in enumerate(word) if letter in letters]
    for count in range(len(places) + 1):
        for chosen in combinations(places, count):
            for signs in product(*(letters[word[place]] for place in chosen)):
                spelled = list(word)
                for place, sign in zip(chosen, signs, strict=True):
                    spelled[place] = sign
                yield "".join(spelled)


def _with_ending(word: str, family: str) -> Iterator[str]:
    for bare, signed in ENDINGS.get(family, {}).items():
        if word.endswith(bare):
            yield word.removesuffix(bare) + signed


def _other_way(word: str, family: str) -> Iterator[str]:
    """All pairs as letters, and all letters as pairs."""
    table = BOTH_WAYS.get(family, {})
    one_letter = two_letters = word
    for pair, letter in table.items():
        one_letter, two_letters = one_letter.replace(pair, letter), two_letters.replace(letter, pair)
    if table:
        yield from (one_letter, two_letters)
