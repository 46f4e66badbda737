"""The languages that a damaged text may be in, and what they say of a word.

Words without marks are as they should be on a damaged page too; their letters tell the languages. Which of them it is
needs no answer: every repair is put to each.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from indexer.extraction.repair.alphabets import OTHER_SCRIPTS
from indexer.extraction.repair.letters import languages, letter_model
from indexer.extraction.repair.lexicon import has_words, is_word

# More words change no answer and cost time.
WORDS_READ = 120
# With fewer the letters may mislead, and every language is asked.
FEWEST_WORDS = 6
# Neighbours (Croatian, Slovenian, Czech, Slovak) lie close together when their own letters are gone.
VOICES = 5
# Letters of sound text cost 2.1 to 3.0 a letter in their own language (29 languages, passages of 20 words and more).
SOUND_COST = 3.3
WELL_SPELT_COST = 2.9
# A word of the list gains this a letter, no more than for ten letters; another one loses.
WORD_LETTER, MOST_LETTERS = 1.5, 10
NO_WORD = 8.0
# `ˆa` in a formula is no word. Lists hold the names of letters and miss *où*: short words with marks have to be spelt
# well: letters -> least score, in the list or not. *à* has -5 in French, *où* -8, *će* -10 in Croatian.
NO_SHORT_WORD = 60.0
SHORT_LISTED = {1: -7.0, 2: -12.0}
SHORT_UNLISTED = {1: -7.0, 2: -9.0}


@lru_cache(maxsize=1)
def latin_languages() -> tuple[str, ...]:
    return tuple(one for one in languages() if one not in OTHER_SCRIPTS)


def likely_languages(words: Iterable[str]) -> tuple[str, ...]:
    """The languages in Latin letters whose spelling these words have, the likeliest first; all if they are few."""
    read = [word for word in words if len(word) > 1 and word.isascii() and not word.isupper()][:WORDS_READ]
    if len(read) < FEWEST_WORDS:
        return latin_languages()
    scored = [(score(read, language), language) for language in latin_languages()]
    return tuple(language for _, language in sorted(scored, reverse=True)[:VOICES])


def score(words: Iterable[str], language: str) -> float:
    """Natural logarithm of the chance of these words by their letters."""
    model = letter_model(language)
    return sum(map(model.score, words))


def is_sound(words: Sequence[str], language: str) -> bool:
    """Whether the letters of these words are as likely as those of sound text."""
    return score(words, language) > -SOUND_COST * sum(len(word) + 1 for word in words)


def is_well_spelt(word: str, language: str) -> bool:
    """Stricter than `is_sound`, for a word that may have come about by chance."""
    return score([word], language) > -WELL_SPELT_COST * (len(word) + 1)


def knows(word: str, language: str) -> bool:
    """Whether it is a word of the language: by its list, else by its letters."""
    return is_word(word, language) if has_words(language) else is_sound([word], language)


def share_known(words: Sequence[str], language: str) -> float:
    return sum(knows(word, language) for word in words) / len(words)


def word_value(word: str, language: str) -> float:
    """How well a word fits the language, by spelling and list; of two readings of a text the sums are compared."""
    spelling = score([word], language)
    is_listed = knows(word, language)
    if len(word) in SHORT_LISTED and not word.isascii():
        if spelling < (SHORT_LISTED if is_listed else SHORT_UNLISTED)[len(word)]:
            return spelling - NO_SHORT_WORD
        return spelling + (WORD_LETTER * len(word) if is_listed else 0.0)
    return spelling + (WORD_LETTER * min(len(word), MOST_LETTERS) if is_listed else -NO_WORD)


def best_score(words: Sequence[str]) -> float:
    """The score in the language whose spelling the words have, of those in Latin letters."""
    return max(score(words, language) for language in latin_languages())
