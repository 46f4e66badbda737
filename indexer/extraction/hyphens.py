"""Words broken at the end of a line: whole again, with or without their hyphen.

Whether a hyphen belongs to the word (*policy-making*) or to the line (*adip-iscing*) is not in the file; the document
is asked. The form that is met in it, joined or hyphenated, wins. Where neither is met: a capital after the hyphen
keeps it (*Asia-Pacific*), a conjunction after it makes it one that hangs (*Berufs- und Studienwahl*), and two halves
that are words of their own stay apart, unless the decided cases of this document say otherwise. A document that never
breaks a word inside keeps every hyphen. A dictionary was discarded: it would be needed for every language.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.extraction.text import HYPHEN

# The half before, the half after, what follows it without a blank, and the white space after all that.
BROKEN = re.compile(r"((?<![^\W\d_])[^\W\d_]++|)\x02\n?([^\W\d_]*)([^\s\x02]*)([^\S\n]*\n?)")
BROKEN_PAGE = re.compile(r"[^\W\d_][-\u2010\x02]$")
FIRST_WORD = re.compile(r"[^\W\d_]\S*\s*")
BROKEN_TWICE = re.compile(r"\x02\n?[^\W\d_]+\x02")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
# A document has to show so many hyphens of compounds, and not one inside a word, to be one that breaks no words.
PROOF_OF_NO_BREAKS = 2
# Halves shorter than this are met as words by chance (*in-formation*, *na-praviti*).
SHORTEST_WORD = 3
# No rule of hyphenation leaves one letter alone: *e-learning*.
SHORTEST_SYLLABLE = 2
# Without those that are also ends of words: *with-in*, *informaci-ja*.
CONJUNCTIONS = """
    und oder bzw sowie and och eller oraz lub ili nebo alebo sekä vagy sau arba või или або a e i o u y и й і
"""
HANGS_BEFORE = frozenset(CONJUNCTIONS.split())


@dataclass
class _Habit:
    """How this document breaks: cases that its own words decide, joined or kept; `words_*` those of them whose halves
    are both words."""

    joined: int = 0
    kept: int = 0
    words_joined: int = 0
    words_kept: int = 0

    @property
    def breaks_words(self) -> bool:
        return self.joined > 0 or self.kept < PROOF_OF_NO_BREAKS


def join_broken_words(texts: Sequence[str]) -> list[str]:
    """The pages with their broken words made whole; a joined word stands at the end of its first line."""
    if not any(HYPHEN in text for text in texts):
        return list(texts)
    halves = {pair for text in texts if HYPHEN in text for pair in _halves(text)}
    words = _counted(texts, halves)
    habit = _habit(halves, words)

    def whole(match: re.Match[str]) -> str:
        left, right, rest, white = match.groups()
        return _whole(left, right, words, habit) + rest + ("\n" if white else "")

    return [_joined(text, whole) for text in texts]


def join_over_pages(texts: Sequence[str]) -> list[str]:
    """Move the rest of a word that is broken at the end of a page from the next page to it, marked like others."""
    joined = list(texts)
    for place, (text, after) in enumerate(pairwise(texts)):
        rest = FIRST_WORD.match(after)
        if rest and rest[0][0].islower() and BROKEN_PAGE.search(text):
            joined[place] = f"{joined[place][:-1]}{HYPHEN}\n{rest[0].strip()}"
            joined[place + 1] = after[rest.end() :]
    return joined


def _joined(text: str, whole: Callable[[re.Match[str]], str]) -> str:
    """One by one where a word is broken twice, as happens in narrow columns."""
    while BROKEN_TWICE.search(text):
        text = BROKEN.sub(whole, text, count=1)
    return BROKEN.sub(whole, text) if HYPHEN in text else text


def _counted(texts: Sequence[str], halves: set[tuple[str, str]]) -> Counter[str]:
    """How often the document has each half, and each pair joined and with a hyphen."""
    asked = {word for left, right in halves for word in (left, right, left + right, f"{left}-{right}")}
    words: Counter[str] = Counter()
    for text in texts:
        if HYPHEN in text:
            text = BROKEN.sub(" ", text)
        words.update(filter(asked.__contains__, WORD.findall(text.lower())))
    return words


def _habit(halves: set[tuple[str, str]], words: Counter[str]) -> _Habit:
    habit = _Habit()
    for left, right in halves:
        joined, kept = words[left + right], words[f"{left}-{right}"]
        if not joined and not kept:
            continue
        is_joined, are_words = joined >= kept, _are_words(left, right, words)
        habit.joined += is_joined
        habit.kept += not is_joined
        habit.words_joined += is_joined and are_words
        habit.words_kept += not is_joined and are_words
    return habit


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for left, right, _, _ in BROKEN.findall(text):
        if left and right:
            yield left.lower(), right.lower()


def _whole(left: str, right: str, words: Counter[str], habit: _Habit) -> str:
    compound = f"{left}-{right}"
    joined, kept = words[(left + right).lower()], words[compound.lower()]
    if joined or kept:
        return left + right if joined >= kept else compound
    if right in HANGS_BEFORE and left:
        return f"{left}- {right}"
    if min(len(left), len(right)) < SHORTEST_SYLLABLE:
        return compound
    if right[0].isupper() != (left.isupper() and right.isupper()) or (left.isupper() and right.islower()):
        return compound
    if _are_words(left.lower(), right.lower(), words):
        return left + right if habit.words_joined > habit.words_kept else compound
    return left + right if habit.breaks_words else compound


def _are_words(left: str, right: str, words: Counter[str]) -> bool:
    return min(len(left), len(right)) >= SHORTEST_WORD and bool(words[left] and words[right])
