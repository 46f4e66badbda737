"""How like a language's own a spelling is: the letter groups of langdetect's profiles, read as a model of letters.

A profile counts the groups of one, two and three letters of a language's Wikipedia, blanks included. They give the
chance of a letter after the two before it, smoothed down to the single letter. A letter that the language does not
write costs `UNSEEN`, so a wrong mapping shows at its first letter. Built in milliseconds for the one language asked,
where a word list takes half a second: it chooses the few languages whose words are then asked, see `lexicon`.
"""

import json
import math
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

# Weights of the estimates from three, two and one letters.
THREE, TWO, ONE = 0.6, 0.3, 0.1
# Natural logarithm for a letter without any count: rarer than the rarest that a profile lists.
UNSEEN = -12.0
# What is longer is no word, and its first letters tell.
LONGEST_WORD = 60
SCORES_KEPT = 20_000
# Romanian has both spellings in print; profiles know the one with a cedilla.
CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")
WITHOUT_SPACES = frozenset({"ja", "ko", "th", "zh-cn", "zh-tw"})


class LetterModel:
    """The letters of one language. Its profile is read when it is made, about a millisecond."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._groups = _lower_case_groups(language)
        self._letters = sum(count for group, count in self._groups.items() if len(group) == 1)
        self._scores: dict[str, float] = {}
        self._chances: dict[str, float] = {}

    def score(self, word: str) -> float:
        """Natural logarithm of the word's chance, its ends included. Cost: a microsecond a letter, once a word."""
        known = self._scores.get(word)
        if known is None:
            if len(self._scores) > SCORES_KEPT:
                self._scores.clear()
                self._chances.clear()
            known = self._scores[word] = self._score(word[:LONGEST_WORD].lower().translate(CEDILLA))
        return known

    def marked(self) -> dict[str, float]:
        """Its small letters outside ASCII -> their share of its text, 0 to 1."""
        groups = self._groups.items()
        return {one: count / self._letters for one, count in groups if len(one) == 1 and one > "\x7f" and one.isalpha()}

    def _score(self, word: str) -> float:
        padded = f"  {word} "
        chances, total = self._chances, 0.0
        for place in range(len(padded) - 2):
            triple = padded[place : place + 3]
            chance = chances.get(triple)
            if chance is None:
                chance = chances[triple] = self._chance(triple)
            total += chance
        return total

    def _chance(self, triple: str) -> float:
        """Natural logarithm of the chance of the last letter after the two before it."""
        count = self._groups.get
        before, pair = count(triple[1], 0), count(triple[:2], 0)
        chance = ONE * count(triple[2], 0) / self._letters
        if before:
            chance += TWO * count(triple[1:], 0) / before
        if pair:
            chance += THREE * count(triple, 0) / pair
        return max(UNSEEN, math.log(chance)) if chance else UNSEEN


@lru_cache(maxsize=64)
def letter_model(language: str) -> LetterModel:
    return LetterModel(language)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Languages with a profile, by their codes of ISO 639-1; those written without spaces between words left out."""
    names = (path.name for path in _profiles().iterdir())
    return tuple(sorted(name for name in names if "." not in name and name not in WITHOUT_SPACES))


@lru_cache(maxsize=64)
def marked_letters(language: str) -> Mapping[str, float]:
    """The small letters outside ASCII that the language writes -> their share of its text."""
    return letter_model(language).marked()


def _profiles() -> Path:
    from langdetect.detector_factory import PROFILES_DIRECTORY

    return Path(PROFILES_DIRECTORY)


def _lower_case_groups(language: str) -> Counter[str]:
    """Counts of groups, capitals counted as small letters, and of the blank that begins each word."""
    profile = json.loads((_profiles() / language).read_text(encoding="utf-8"))
    groups: Counter[str] = Counter()
    for group, count in profile["freq"].items():
        groups[group.lower()] += count
    groups[" "] = sum(count for group, count in groups.items() if len(group) == 2 and group[0] == " ")
    groups["  "] = groups[" "]
    for group, count in list(groups.items()):
        if len(group) == 2 and group[0] == " ":
            groups[f" {group}"] = count
    return groups
