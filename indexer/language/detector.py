"""A text's language from two opinions, corrected where languages are near to each other.

The first opinion gives every language a probability. `neighbours` weighs letters and small words; where Croatian,
Bosnian or Serbian comes out, in Latin script, `south_slavic` decides among them and Montenegrin. Serbian is `sr` in
both scripts. Text without enough letters is `und`: a guess on three letters would be a coin thrown.
"""

from dataclasses import replace
from functools import lru_cache

from indexer.documents import Language
from indexer.language import bilingual, langid, letters, neighbours, second_opinion, south_slavic
from indexer.language.port import LanguageDetector

UNKNOWN = Language("und", 0.0, False)
# More of a text changes no answer and costs time.
LETTERS_READ = 1_200


class TwoOpinions:
    """py3langid, checked against langdetect; see `LanguageDetector` for the promises."""

    def detect(self, text: str) -> Language:
        guess = self.first_guess(text)
        if guess.code == UNKNOWN.code:
            return guess
        return replace(guess, agreed=self.confirms(text, guess.code))

    def first_guess(self, text: str) -> Language:
        passage = opening(text)
        if not letters.has_enough(passage):
            return UNKNOWN
        shares = neighbours.weigh(passage, langid.shares(passage))
        likeliest = max(shares, key=lambda one: shares[one])
        if likeliest == langid.NO_LANGUAGE:
            return UNKNOWN
        code, others = bilingual.find_others(text, likeliest)
        confidence = shares[code]
        if code in south_slavic.GROUP and not letters.is_mostly_cyrillic(passage):
            code, confidence = _settle(passage, shares)
        return Language(code, round(min(confidence, 1.0), 3), False, others)

    def confirms(self, text: str, code: str) -> bool:
        return code != south_slavic.MACROLANGUAGE and second_opinion.agrees(opening(text), code)


def opening(text: str) -> str:
    """The first letters of a text, with what is between them, on one line and without web addresses."""
    return " ".join(letters.ADDRESS.sub(" ", text[: 2 * LETTERS_READ]).split())[: LETTERS_READ * 6 // 5]


def _settle(passage: str, shares: dict[str, float]) -> tuple[str, float]:
    """The decision among Croatian and its neighbours, as sure as the model was that it is one of them."""
    decided = south_slavic.decide(south_slavic.find_forms(passage), shares)
    return decided.code, decided.confidence * sum(shares.get(one, 0.0) for one in south_slavic.LANGUAGES)


@lru_cache(maxsize=1)
def default_detector() -> LanguageDetector:
    """The one detector of the process; its models are read at the first question, not here."""
    return TwoOpinions()
