"""A text's language from two opinions and, for Croatian and its neighbours, from a table of words.

The first opinion decides. Where it names Croatian, Bosnian or Serbian in Latin script,
`south_slavic` decides if it met enough of its forms. Text without enough letters is `und`: a guess on three letters
would be a coin thrown.
"""

import re
from functools import lru_cache

from indexer.documents import Language
from indexer.language import langid, second_opinion, south_slavic
from indexer.language.port import LanguageDetector

UNKNOWN = Language("und", 0.0, False)
# More of a text changes no answer and costs time.
LETTERS_READ = 3_000
FEWEST_LETTERS = 10
# A Chinese, Japanese or Korean character says as much as a syllable or a word.
FEWEST_CHARACTERS = 4

LETTER = re.compile(r"[^\W\d_]")
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Addresses are English-looking in any language.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


class TwoOpinions:
    """py3langid, checked against langdetect; see `LanguageDetector` for the promises."""

    def detect(self, text: str) -> Language:
        guess = self.first_guess(text)
        if guess.code == UNKNOWN.code:
            return guess
        return Language(guess.code, guess.confidence, self.confirms(text, guess.code))

    def first_guess(self, text: str) -> Language:
        passage = opening(text)
        if not has_enough_letters(passage):
            return UNKNOWN
        code, confidence = langid.classify(passage)
        if code == langid.NO_LANGUAGE:
            return UNKNOWN
        if code in south_slavic.LANGUAGES and not _is_cyrillic(passage):
            code, confidence = _settle(passage, code, confidence)
        return Language(code, round(confidence, 3), False)

    def confirms(self, text: str, code: str) -> bool:
        return second_opinion.agrees(opening(text), code)


def opening(text: str) -> str:
    """The first letters of a text, with what is between them, on one line and without web addresses."""
    return " ".join(ADDRESS.sub(" ", text[: 2 * LETTERS_READ]).split())[: LETTERS_READ * 6 // 5]


def has_enough_letters(text: str) -> bool:
    """Whether the text is long enough for an answer that is more than a guess."""
    if len(IDEOGRAPH.findall(text)) >= FEWEST_CHARACTERS:
        return True
    return sum(1 for _ in zip(LETTER.finditer(text), range(FEWEST_LETTERS), strict=False)) == FEWEST_LETTERS


def _is_cyrillic(text: str) -> bool:
    return len(CYRILLIC.findall(text)) * 2 > len(LETTER.findall(text))


def _settle(passage: str, code: str, confidence: float) -> tuple[str, float]:
    decided = south_slavic.decide(south_slavic.count_forms(passage), code)
    return decided or (code, confidence)


@lru_cache(maxsize=1)
def default_detector() -> LanguageDetector:
    """The one detector of the process; its models are read at the first question, not here."""
    return TwoOpinions()
