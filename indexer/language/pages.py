"""The languages of a record's pages, and of the record.

A page's own text decides, but pages stand in a publication: a page with three words on it takes the record's language
with low confidence, and a page of Croatian that the model takes for Bosnian follows the record, unless its own words
say otherwise. langdetect is slow, so it is asked once for each language of the record and not once a page.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.documents import ExtractedPage, Language, Page
from indexer.language import south_slavic
from indexer.language.detector import CYRILLIC, LETTER, UNKNOWN, default_detector
from indexer.language.port import LanguageDetector

INHERITED_CONFIDENCE = 0.2
# Below this a page of few words follows the record.
DOUBTFUL = 0.5
DOUBTFUL_LETTERS = 200
LEAST_SHARE = 0.15
SAMPLE_PAGES = 6
SAMPLE_LETTERS = 500


def detect_pages(pages: Sequence[ExtractedPage], detector: LanguageDetector | None = None) -> tuple[Page, ...]:
    """The pages with their languages, in order."""
    detector = detector or default_detector()
    letters = [len(LETTER.findall(page.text)) for page in pages]
    guesses = [detector.first_guess(page.text) for page in pages]
    guesses = _settle_south_slavic(pages, guesses)
    main = _main_language(guesses, letters)
    guesses = [_follow(guess, count, main) for guess, count in zip(guesses, letters, strict=True)]
    agreed = {
        code: detector.confirms(_sample(pages, guesses, code), code)
        for code in {guess.code for guess in guesses} - {UNKNOWN.code}
    }
    return tuple(
        _with_language(page, replace(guess, agreed=agreed.get(guess.code, False)))
        for page, guess in zip(pages, guesses, strict=True)
    )


def _with_language(page: ExtractedPage, language: Language) -> Page:
    return Page(page.number, page.label, page.text, page.source, language, page.raw_text, page.health)


def record_languages(pages: Sequence[Page]) -> tuple[str, ...]:
    """The main language, then the others that hold at least 15 % of the letters, the largest first.

    `("und",)` for a record without a page whose language is known.
    """
    letters: Counter[str] = Counter()
    for page in pages:
        letters[page.language.code] += len(LETTER.findall(page.text))
    del letters[UNKNOWN.code]
    least = LEAST_SHARE * letters.total()
    return tuple(code for code, count in letters.most_common() if count and count >= least) or (UNKNOWN.code,)


def _main_language(guesses: Sequence[Language], letters: Sequence[int]) -> str:
    weights: Counter[str] = Counter()
    for guess, count in zip(guesses, letters, strict=True):
        weights[guess.code] += round(count * guess.confidence)
    del weights[UNKNOWN.code]
    return weights.most_common(1)[0][0] if weights else UNKNOWN.code


def _follow(guess: Language, letters: int, main: str) -> Language:
    """A page that can't speak for itself takes the record's language."""
    silent = guess.code == UNKNOWN.code or (guess.confidence < DOUBTFUL and letters < DOUBTFUL_LETTERS)
    if not silent or not letters or main == UNKNOWN.code:
        return guess
    return Language(main, INHERITED_CONFIDENCE, False)


def _settle_south_slavic(pages: Sequence[ExtractedPage], guesses: Sequence[Language]) -> list[Language]:
    """Croatian, Bosnian and Serbian pages in Latin script: the record's words decide where a page's do not."""
    forms = [
        south_slavic.count_forms(page.text)
        if guess.code in south_slavic.LANGUAGES and not CYRILLIC.search(page.text)
        else None
        for page, guess in zip(pages, guesses, strict=True)
    ]
    total = sum((one for one in forms if one is not None), start=south_slavic.NONE)
    of_record = south_slavic.decide(total)
    if of_record is None:
        return list(guesses)
    return [
        guess if one is None else Language(*_page_or_record(one, of_record), False)
        for guess, one in zip(guesses, forms, strict=True)
    ]


def _page_or_record(forms: south_slavic.Forms, of_record: tuple[str, float]) -> tuple[str, float]:
    of_page = south_slavic.decide(forms)
    return of_page if of_page is not None and of_page[1] >= south_slavic.SURE else of_record


def _sample(pages: Sequence[ExtractedPage], guesses: Sequence[Language], code: str) -> str:
    """Openings of a few pages in one language, spread over the record."""
    texts = [page.text for page, guess in zip(pages, guesses, strict=True) if guess.code == code]
    step = max(1, len(texts) // SAMPLE_PAGES)
    return "\n".join(text[:SAMPLE_LETTERS] for text in texts[::step][:SAMPLE_PAGES])
