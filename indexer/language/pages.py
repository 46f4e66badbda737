"""The languages of a record's pages, and of the record.

A page's own text decides, but pages stand in a publication: a page of names, of figures or of three words takes the
record's language with low confidence. Among Croatian and its neighbours the forms of the whole record decide, and a
page only against it if it is very sure: one Bosnian quotation makes no Bosnian page. langdetect is slow, so it is asked
once for each language of the record and not once a page.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.documents import ExtractedPage, Language, Page
from indexer.language import langid, letters, south_slavic
from indexer.language.detector import UNKNOWN, default_detector
from indexer.language.forms import Forms
from indexer.language.port import LanguageDetector

INHERITED_CONFIDENCE = 0.2
# Below this a page of few words follows the record.
DOUBTFUL = 0.5
DOUBTFUL_LETTERS = 200
# From here on, a page among Croatian and its neighbours is believed against its record.
SURE = 0.9
# What the other languages of a page hold of it: their share is not kept, and they hold at least a fifth.
SHARE_OF_OTHERS = 0.35
LEAST_SHARE = 0.15
SAMPLE_PAGES = 6
# Of a publication for which there is no time, so many pages speak for the others.
SPEAKING_PAGES = 60
SAMPLE_LETTERS = 500


def detect_pages(pages: Sequence[ExtractedPage], detector: LanguageDetector | None = None) -> tuple[Page, ...]:
    """The pages with their languages, in order."""
    detector = detector or default_detector()
    counts = [letters.count(page.text) for page in pages]
    guesses = [_own_guess(page.text, detector) for page in pages]
    guesses = _settle_south_slavic(pages, guesses)
    main = _main_language(guesses, counts)
    guesses = [_follow(guess, count, main) for guess, count in zip(guesses, counts, strict=True)]
    agreed = {
        code: detector.confirms(_sample(pages, guesses, {code}), code)
        for code in {guess.code for guess in guesses} - {UNKNOWN.code}
    }
    return tuple(
        _with_language(page, replace(guess, agreed=agreed.get(guess.code, False)))
        for page, guess in zip(pages, guesses, strict=True)
    )


def detect_by_sample(pages: Sequence[ExtractedPage]) -> tuple[Page, ...]:
    """As `detect_pages`, but only some pages, spread over all, are looked at; the others take the main language. At a
    tenth of a second it costs the same for a publication of any length."""
    asked = range(0, len(pages), max(1, len(pages) // SPEAKING_PAGES))
    known = dict(zip(asked, detect_pages([pages[place] for place in asked]), strict=True))
    main = record_languages(tuple(known.values()))[0]
    inherited = Language(main, INHERITED_CONFIDENCE if main != UNKNOWN.code else 0.0, False)
    return tuple(
        known.get(place) or _with_language(page, inherited if page.text else UNKNOWN)
        for place, page in enumerate(pages)
    )


def record_languages(pages: Sequence[Page]) -> tuple[str, ...]:
    """The main language, then the others that hold at least 15 % of the letters, the largest first.

    `("und",)` for a record without a page whose language is known.
    """
    held: Counter[str] = Counter()
    for page in pages:
        count = letters.count(page.text)
        for other in page.language.also:
            held[other] += round(count * SHARE_OF_OTHERS / len(page.language.also))
        held[page.language.code] += round(count * (1 - SHARE_OF_OTHERS)) if page.language.also else count
    del held[UNKNOWN.code]
    least = LEAST_SHARE * held.total()
    return tuple(code for code, count in held.most_common() if count and count >= least) or (UNKNOWN.code,)


def _own_guess(text: str, detector: LanguageDetector) -> Language:
    return detector.first_guess(text) if letters.is_running_text(text) else UNKNOWN


def _with_language(page: ExtractedPage, language: Language) -> Page:
    return Page(page.number, page.label, page.text, page.source, language, page.raw_text, page.health)


def _main_language(guesses: Sequence[Language], counts: Sequence[int]) -> str:
    weights: Counter[str] = Counter()
    for guess, count in zip(guesses, counts, strict=True):
        weights[guess.code] += round(count * guess.confidence)
    del weights[UNKNOWN.code]
    return weights.most_common(1)[0][0] if weights else UNKNOWN.code


def _follow(guess: Language, count: int, main: str) -> Language:
    """A page that can't speak for itself takes the record's language."""
    silent = guess.code == UNKNOWN.code or (guess.confidence < DOUBTFUL and count < DOUBTFUL_LETTERS)
    if not silent or not count or main == UNKNOWN.code:
        return guess
    return Language(main, INHERITED_CONFIDENCE, False)


def _settle_south_slavic(pages: Sequence[ExtractedPage], guesses: Sequence[Language]) -> list[Language]:
    """Croatian and its neighbours in Latin script: what the record's forms say, a page's forms may amend."""
    forms = [
        south_slavic.find_forms(page.text)
        if guess.code in south_slavic.GROUP and not letters.is_mostly_cyrillic(page.text)
        else None
        for page, guess in zip(pages, guesses, strict=True)
    ]
    if not any(forms):
        return list(guesses)
    sample = _sample(pages, guesses, south_slavic.GROUP)
    of_record = south_slavic.decide(sum((one for one in forms if one), start=Forms()), langid.shares(sample))
    return [guess if one is None else _amend(guess, one, of_record) for guess, one in zip(guesses, forms, strict=True)]


def _amend(guess: Language, forms: Forms, of_record: south_slavic.Decision) -> Language:
    of_page = south_slavic.decide(forms, of_record.shares)
    decided = of_page if of_page.code != of_record.code and of_page.confidence >= SURE else of_record
    return replace(guess, code=decided.code, confidence=round(decided.confidence, 3))


def _sample(pages: Sequence[ExtractedPage], guesses: Sequence[Language], codes: set[str] | frozenset[str]) -> str:
    """Openings of a few pages in these languages, spread over the record."""
    texts = [page.text for page, guess in zip(pages, guesses, strict=True) if guess.code in codes]
    step = max(1, len(texts) // SAMPLE_PAGES)
    return "\n".join(text[:SAMPLE_LETTERS] for text in texts[::step][:SAMPLE_PAGES])
