"""Abbreviations that a text explains itself: `vocational education and training (VET)`, or the other way round.

The algorithm is that of Schwartz and Hearst (A simple algorithm for identifying abbreviation definitions in biomedical
text, Pacific Symposium on Biocomputing 8, 2003): brackets give the candidates, and the letters of the short form are
looked for from right to left in the words beside them, the first of them at the beginning of a word. It knows no
language, so that what is added here is what brackets hold elsewhere than in English biomedicine:

- words before the short form: `(dalje u tekstu: HZZ)`, `(далее – ДПО)`, `(engl. public employment service, PES)`;
- letters are compared without case and diacritics, and an Arabic word begins behind its article and *and*, too;
- a German compound is one word (`Arbeitsmarktservice (AMS)`), but the code of a country behind its name is none.

A short form has two capitals, in scripts that have them: brackets hold many other words. What is not explained is not
guessed: `منظمة العمل الدولية (ILO)` names the ILO, but no letter of it stands in the Arabic words. Nor are letters that
happen to stand somewhere in the words an explanation, as they are to the paper: see `_is_sure`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.metadata.passages import Passage

BRACKETS = re.compile(r"[(（]([^()（）]{2,160})[)）]")
SHORT_FORM = re.compile(r"[^\W_](?:[^\W_]|[.&/’'-](?=[^\W_])){1,11}\.?")
LAST_WORD = re.compile(r"([^\s()«»„“”\"]+)\s*$")
# What parts the short form from the words before it, within the brackets.
PARTED = re.compile(r"[:,;،؛]\s*|\s[–—-]\s+|\s+(?=[«„“\"])|[.]\s+")
QUOTES = " «»„“”\"'’‘"
SENTENCE_END = re.compile(r"[!?;:؛؟。•]|\.(?=\s)")
ROMAN = re.compile(r"[IVX]+")
# What may stand before the beginning of a word.
BEGINNING = re.compile(r"(?:^|[\W_])(?:[وبفك]?ال|لل|و)?$")
SHORTEST, LONGEST = 2, 10
CAPITALS = 2
# A compound is that many times as long as its abbreviation, which has three letters at least.
COMPOUND, COMPOUND_SHORTEST = 4, 3
LONGEST_WINDOW = 300
# Share of the letters that begin a word or go on with one; where words are compounds, their parts begin words too.
SURE, SURE_OF_PARTS = 0.75, 0.5
PART_OF_WORD = 12
# Words that are shorter are often left out: of, and, für, i.
SHORT_WORD = 3


@dataclass(frozen=True)
class Abbreviation:
    """`full` as it is printed where the text explains it: on `page`, in `language`."""

    short: str
    full: str
    page: int
    language: str


def iter_abbreviations(passages: Iterable[Passage]) -> Iterator[Abbreviation]:
    """Each once, where it is explained first, in the order of the text. Lazy: passages are asked for as needed."""
    known: set[str] = set()
    for passage in passages:
        for short, full in _explained(" ".join(passage.text.split())):
            if short not in known:
                known.add(short)
                yield Abbreviation(short, full, passage.number, passage.language)


def _explained(text: str) -> Iterator[tuple[str, str]]:
    for match in BRACKETS.finditer(text):
        before, inside = text[max(0, match.start() - LONGEST_WINDOW) : match.start()], match[1].strip()
        if found := _short_inside(before, inside) or _long_inside(before, inside):
            yield found


def _short_inside(before: str, inside: str) -> tuple[str, str] | None:
    """`long form (SF)`, `long form (words: SF)` or `(words. long form, SF)`."""
    *heads, last = PARTED.split(inside)
    short = last.strip(QUOTES)
    if not _is_short_form(short):
        return None
    for words in (*reversed(heads), SENTENCE_END.split(before)[-1]):
        if full := expand(short, words.strip(QUOTES)):
            return short, full
    return None


def _long_inside(before: str, inside: str) -> tuple[str, str] | None:
    """`SF (long form)`: the long form is all that is in the brackets."""
    match = LAST_WORD.search(before)
    short = match[1].strip(QUOTES) if match else ""
    if not _is_short_form(short):
        return None
    for words in (inside, PARTED.split(inside)[-1]):
        if expand(short, words) == words:
            return short, words
    return None


def _is_short_form(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    has_case = any(letter.isupper() or letter.islower() for letter in letters)
    capitals = sum(letter.isupper() for letter in letters)
    return (
        SHORT_FORM.fullmatch(text) is not None
        and SHORTEST <= len(letters) <= LONGEST
        and (capitals >= CAPITALS if has_case else "." in text)
        and not ROMAN.fullmatch(text)
    )


def expand(short: str, words: str) -> str:
    """The end of `words` that `short` stands for, empty where it does not stand for any.

    Not more than `min(n + 5, 2 n)` words for n letters, as in the paper; a plural has its s for itself (`NEETs`).
    """
    letters = _folded("".join(letter for letter in short if letter.isalnum()))
    if short.endswith("s") and (full := expand(short[:-1], words)):
        return full
    window = words.split()[-min(len(letters) + 5, 2 * len(letters)) :]
    full = _matched(letters, " ".join(window))
    return full if full and _is_likely(letters, full) else ""


def _matched(letters: str, words: str) -> str:
    """From right to left, each letter at the last place that is left for it; the first begins a word."""
    folded = "".join(_folded(letter)[:1] or " " for letter in words)
    at = len(folded)
    for place in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (folded[at] != letters[place] or (place == 0 and not _begins_word(folded, at))):
            at -= 1
        if at < 0:
            return ""
    while at and folded[at - 1].isalnum():
        at -= 1
    return words[at:].strip()


def _begins_word(text: str, at: int) -> bool:
    return BEGINNING.search(text[max(0, at - 4) : at]) is not None


def _is_likely(letters: str, full: str) -> bool:
    words = [_folded(word) for word in re.split(r"[\s/-]+", full)]
    if letters in words or len(full) <= len(letters) or full.count("(") != full.count(")"):
        return False
    if len(words) > 1:
        return _is_sure(letters, full.split())
    is_compound = len(letters) >= COMPOUND_SHORTEST and len(full) >= COMPOUND * len(letters)
    return is_compound and not words[0].startswith(letters)


def _is_sure(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters speak for the words: nearly all begin one, or no long word goes without a letter.

    `ENEM` is found in *education examination*, `CISOK` in *cjeloživotno profesionalno usmjeravanje u Hrvatskoj*, and
    neither stands for that.
    """
    begun, touched, inner = _best_alignment(letters, [_folded(word) for word in words])
    if begun >= SURE * len(letters):
        return True
    long_words = sum(len(word) > SHORT_WORD for word in words)
    return begun + inner > SURE_OF_PARTS * len(letters) and touched >= long_words


def _best_alignment(letters: str, words: Sequence[str]) -> tuple[int, int, int]:
    """Of all ways to find the letters in the words, in order, the one with most letters that begin a word or follow the
    letter before; those, the number of words that have a letter, and letters inside of long words."""
    places = [(number, at, letter) for number, word in enumerate(words) for at, letter in enumerate(word)]
    best: dict[int, tuple[int, int, int]] = {}
    for nth, wanted in enumerate(letters):
        found: dict[int, tuple[int, int, int]] = {}
        for place, (number, at, letter) in enumerate(places):
            if letter != wanted:
                continue
            begins = _begins_word(words[number], at)
            is_part = len(words[number]) >= PART_OF_WORD
            ways = [
                _with_letter(score, begins or place == before + 1, is_part, places[before][0] != number)
                for before, score in best.items()
                if before < place
            ]
            if nth == 0 and begins:
                ways = [(1, 1, 0)]
            if ways:
                found[place] = max(ways)
        best = found
    return max(best.values(), default=(0, 0, 0))


def _with_letter(score: tuple[int, int, int], begins: bool, is_part: bool, is_other_word: bool) -> tuple[int, int, int]:
    begun, touched, inner = score
    return begun + begins, touched + is_other_word, inner + (is_part and not begins)


def _folded(text: str) -> str:
    """Without case and diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
