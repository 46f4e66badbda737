"""Made-up words that behave like a language's.

The function words of a language are the most frequent, as in any text; after them come stems of random syllables with
the language's endings, so that stemmers and folding have their usual work. The word of rank r is drawn in proportion
to 1/r (Zipf's law). No made-up word holds a `q`, so that a long word with one is found nowhere.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from indexer.analysis.stopwords import LISTS

STEMS = 5000
NEVER_FOUND = "q"


@dataclass(frozen=True)
class Sounds:
    """What a language's words are made of, parted by spaces. An empty ending is written `-`."""

    onsets: str
    vowels: str
    endings: str


SOUNDS = {
    "en": Sounds("b c d f g h l m n p r s t w br ch cl gr pl pr sh st str th tr", "a e i o u ea ou", "- s ed ing er"),
    "hr": Sounds("b c č ć d dr đ g h j k kr l lj m n nj p pr r s st š t tr v z ž", "a e i o u ije", "a e i om ama u"),
    "de": Sounds("b d f g h k l m n p r s t w br fr gl kl sch schl st str z", "a e i o u ä ö ü ei ie", "- e en er ung"),
    "fr": Sounds("b c d f g j l m n p r s t v br ch cl dr gr pr tr", "a e i o u é è ou ai eu", "e es er ée és ation"),
}


@dataclass(frozen=True)
class Words:
    """The words of one language. `content`: without the function words, the most frequent first."""

    ranked: tuple[str, ...]
    cumulative_weights: tuple[float, ...]
    content: tuple[str, ...]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.ranked, cum_weights=self.cumulative_weights, k=count)


def make_words(language: str, chance: random.Random) -> Words:
    """The vocabulary of one of the `SOUNDS`."""
    content = list(_forms(SOUNDS[language], chance))
    chance.shuffle(content)
    ranked = (*LISTS[language].split(), *content)
    weights = accumulate(1 / rank for rank in range(1, len(ranked) + 1))
    return Words(ranked, tuple(weights), tuple(content))


def _forms(sounds: Sounds, chance: random.Random) -> Iterator[str]:
    """Every stem with every ending, each form once."""
    onsets, vowels = sounds.onsets.split(), sounds.vowels.split()
    endings = sounds.endings.replace("-", "").split(" ")
    made: dict[str, None] = {}
    for _ in range(STEMS):
        syllables = (chance.choice(onsets) + chance.choice(vowels) for _ in range(chance.randint(2, 3)))
        stem = "".join(syllables) + chance.choice("dlmnrst")
        made |= {stem + ending: None for ending in endings}
    yield from made
