"""The proposal of a record's languages, with the passages that show them, and what to ask a person about.

For Croatian and its neighbours the passages are those of the deciding forms (`tko`, `uvjet`, `vrijeme`); for other
languages, the first sentences of the surest pages. A doubt lowers the score; it is never settled here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import islice

from indexer.documents import Evidence, Language, Page, Proposal, Why
from indexer.language import letters, south_slavic
from indexer.language.detector import UNKNOWN
from indexer.language.pages import record_languages
from indexer.tagging.quotes import evidence

MOST_PASSAGES = 3
# How far a score is believed of which a person has to be asked.
IN_DOUBT = 0.5
# Among Croatian and its neighbours, less than this is a guess.
LEAST_CONFIDENCE = 0.5


class Doubt(StrEnum):
    """What a person has to be asked about a language."""

    TOO_LITTLE = "too_little"
    """The text says too little."""
    WHICH_NEIGHBOUR = "which_neighbour"
    """It is Croatian, Bosnian, Montenegrin or Serbian, and too little in it tells which."""
    DISAGREEMENT = "disagreement"
    """The two detectors name different languages."""


QUESTIONS = {
    Doubt.TOO_LITTLE: "Which language is this? The text says too little.",
    Doubt.WHICH_NEIGHBOUR: "Is it Croatian, Bosnian, Montenegrin or Serbian? Too little in the text tells them apart.",
    Doubt.DISAGREEMENT: "Is this language right? The second detector names another.",
}


def find_doubt(language: Language) -> Doubt | None:
    if language.code == UNKNOWN.code:
        return Doubt.TOO_LITTLE
    is_guess = language.code in south_slavic.LANGUAGES and language.confidence < LEAST_CONFIDENCE
    if is_guess or language.code == south_slavic.MACROLANGUAGE:
        return Doubt.WHICH_NEIGHBOUR
    return None if language.agreed else Doubt.DISAGREEMENT


def propose_language(pages: Sequence[Page]) -> Proposal | None:
    """The languages of a record as a proposal for its field `language`; None where no page's language is known.

    The score is the confidence of the main language's own pages, weighed by their letters, and halved where a person
    has to be asked.
    """
    codes = record_languages(pages)
    main = sorted(
        (page for page in pages if page.language.code == codes[0]), key=lambda page: -page.language.confidence
    )
    if codes[0] == UNKNOWN.code or not main:
        return None
    weights = [letters.count(page.text) for page in main]
    weighed = sum(weight * page.language.confidence for weight, page in zip(weights, main, strict=True))
    score = weighed / max(1, sum(weights)) * (IN_DOUBT if find_doubt(main[0].language) else 1.0)
    return Proposal("language", list(codes), round(score, 3), tuple(_passages(main, codes[0])))


def _passages(pages: Sequence[Page], code: str) -> list[Evidence]:
    found = _deciding(pages, code) if code in south_slavic.LANGUAGES else iter(())
    return list(islice(found, MOST_PASSAGES)) or [_opening(page) for page in pages[:1]]


def _deciding(pages: Sequence[Page], code: str) -> Iterator[Evidence]:
    """A passage a form, the weightiest form of each page in turn; pages in order of their confidence."""
    shown: set[str] = set()
    for page in pages:
        words = south_slavic.speaking_for(south_slavic.find_forms(page.text), code)
        word = next((one for one in words if one not in shown), None)
        place = re.search(rf"\b{re.escape(word)}", page.text, re.IGNORECASE) if word else None
        if word and place:
            shown.add(word)
            yield _evidence(page, *place.span())


def _opening(page: Page) -> Evidence:
    start = len(page.text) - len(page.text.lstrip())
    return _evidence(page, start, start)


def _evidence(page: Page, start: int, end: int) -> Evidence:
    return replace(evidence(page.number, page.text, start, end), why=Why.LANGUAGE)
