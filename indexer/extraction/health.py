"""How far the text of a page can be trusted: what is wrong with it, in shares, and a grade.

A green page is as printed. An amber page has a flaw or was mended: a search may miss words of it. A red page is of no
use: it has no text, or what is there is not what is printed, and OCR should be offered. Every flaw is one that a font
or a program leaves; a page that is merely odd (figures, formulas, code, a list of names) has none of them.
"""

import re
from collections.abc import Mapping

from indexer.documents import PageHealth
from indexer.extraction.repair.code_pages import CHARACTERS_READ, IN_WORD, SIGNS_IN_WORD
from indexer.extraction.repair.spaced_letters import TWO_OF_A_RUN
from indexer.extraction.repair.voices import best_score
from repository.texts import PageGrade, PageSource

NO_TEXT = "no_text"
UNMAPPED = "unmapped"
SPACED_LETTERS = "spaced_letters"
SYMBOLS_IN_WORDS = "symbols_in_words"
NO_LANGUAGE = "no_language"
REVERSED = "reversed"
MIXED_DIRECTION = "mixed_direction"

# Flaw -> share from which it is one, share from which the page is red.
THRESHOLDS = {
    # A replaced glyph in 200 letters is one in every other line; with one in ten, most words are broken.
    UNMAPPED: (0.005, 0.1),
    # A heading set so is 1 in 50 letters of a page; labels of a figure stay below.
    SPACED_LETTERS: (0.02, 0.5),
    # One broken word in 50; Croatian with all its diacritics gone is broken in every third.
    SYMBOLS_IN_WORDS: (0.02, 0.2),
    # Is said of a page as a whole, by share of its letters that are Latin.
    NO_LANGUAGE: (0.2, 0.5),
    # No word begins with these letters, so a few suffice; a page of which half is reversed can't be searched.
    REVERSED: (0.1, 0.4),
    # Names in Latin letters stand apart from Arabic ones, joined they are parts of two lines.
    MIXED_DIRECTION: (0.02, 0.3),
}
# Below this, half of the words of a line hold an error; above 0.85 OCR is as good as a careful typist.
OCR_UNUSABLE, OCR_DOUBTFUL = 0.5, 0.85
# On a page with fewer letters or words shares are chance.
FEWEST_LETTERS, FEWEST_WORDS, FEWEST_SYMBOLS = 80, 20, 3

WORD = re.compile(r"[^\W\d_]{2,}")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{3,}")
UNREADABLE = r"\ufffd\x00-\x01\x03-\x08\x0e-\x1f\x7f-\x9f"
PRIVATE = r"\ue000-\uf8ff\U000f0000-\U0010ffff"
# Symbols of private use stand alone as bullets; beside a letter they are letters.
LOST = re.compile(rf"[{UNREADABLE}]|(?<=[^\W\d_])[{PRIVATE}]+|[{PRIVATE}]+(?=[^\W\d_])|[{PRIVATE}]{{3,}}")
# Without any of these nothing can be lost.
LOSABLE = re.compile(f"[{UNREADABLE}{PRIVATE}]")
# Not in scripts whose characters stand alone anyway.
SPACED = re.compile(r"(?<!\S)[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1100-\uffff](?: {1,4}[^\W\d_\u1100-\uffff]){4,}(?!\S)")
VOWELS = frozenset("aeiouyáàâãäåæāăąéèêëēėęěíìîïīįıóòôõöøōőœúùûüūůűųýÿ")
# Vowels are 0.34 to 0.52 of the letters in Latin script (30 languages). Outside of this the words are asked.
VOWELS_LEAST, VOWELS_MOST = 0.30, 0.55
# More letters with marks than in Vietnamese: another script, read in a wrong code page.
MARKED_MOST = 0.4
# Natural logarithm a letter. Sound text stays under 3.3 in its own language, 3.9 in the nearest of a language without
# a profile; letters put in the place of others cost 4.5 and more.
ABSURD_COST = 4.2
WORDS_ASKED = 40
# Letters that end words (Hebrew final forms, Arabic ta marbuta and alif maqsura) and begin none.
ENDINGS = "ךםןףץةى"
BEGINS_WITH_ENDING = re.compile(rf"(?<![\w\u064b-\u0652])[{ENDINGS}](?=[^\W\d_])")
ENDS_WITH_ENDING = re.compile(rf"(?<=[^\W\d_])[{ENDINGS}](?!\w)")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")
TWO_DIRECTIONS = re.compile(r"[\u05d0-\u064a][A-Za-z]|[A-Za-z][\u05d0-\u064a]")


def health(
    text: str, source: PageSource, repairs: Mapping[str, int], ocr_confidence: float | None = None
) -> PageHealth:
    """The health of a page's finished text. Cost: under 1 ms a page.

    `repairs` and `ocr_confidence` are handed on as they are, see `PageHealth`.
    """
    shares = _shares(text[:CHARACTERS_READ]) if source != PageSource.NONE and text.strip() else {NO_TEXT: 1.0}
    flaws = {flaw: round(share, 3) for flaw, share in shares.items() if share >= THRESHOLDS.get(flaw, (1.0, 1.0))[0]}
    return PageHealth(_grade(flaws, repairs, ocr_confidence), flaws, dict(repairs), ocr_confidence)


def _grade(flaws: Mapping[str, float], repairs: Mapping[str, int], ocr_confidence: float | None) -> PageGrade:
    confidence = 1.0 if ocr_confidence is None else ocr_confidence
    is_unusable = any(share >= THRESHOLDS.get(flaw, (1.0, 1.0))[1] for flaw, share in flaws.items())
    if is_unusable or confidence < OCR_UNUSABLE:
        return PageGrade.RED
    return PageGrade.AMBER if flaws or repairs or confidence < OCR_DOUBTFUL else PageGrade.GREEN


def _shares(text: str) -> dict[str, float]:
    """Flaw -> share of the letters or words, also those too small to count."""
    signs = set(text)
    lost = sum(len(match[0]) for match in LOST.finditer(text)) if LOSABLE.search("".join(signs)) else 0
    letters = sum(map(text.count, filter(str.isalpha, signs))) + lost
    if not letters:
        return {}
    shares = {UNMAPPED: lost / letters}
    if letters < FEWEST_LETTERS:
        return shares
    words = max(FEWEST_WORDS, len(WORD.findall(text)))
    spaced = SPACED.finditer(text) if TWO_OF_A_RUN.search(text) else ()
    runs = (match[0].replace(" ", "") for match in spaced)
    # Columns of a table and sides of a figure go by the alphabet.
    shares[SPACED_LETTERS] = sum(len(run) for run in runs if list(run) != sorted(run)) / letters
    symbols = 0 if SIGNS_IN_WORD.isdisjoint(signs) else sum(1 for _ in IN_WORD.finditer(text))
    shares[SYMBOLS_IN_WORDS] = symbols / words if symbols >= FEWEST_SYMBOLS else 0.0
    shares[NO_LANGUAGE] = _share_without_language(text, letters)
    if RIGHT_TO_LEFT.search(text):
        shares[REVERSED] = _share_reversed(text)
        shares[MIXED_DIRECTION] = sum(1 for _ in TWO_DIRECTIONS.finditer(text)) / words
    return shares


def _share_without_language(text: str, letters: int) -> float:
    """The share of Latin letters on a page if their words are those of no language, else 0."""
    words = LATIN_WORD.findall(text)
    count = sum(map(len, words))
    if len(words) < FEWEST_WORDS or not _is_odd("".join(words).lower(), count):
        return 0.0
    step = max(1, len(words) // WORDS_ASKED)
    asked = [word.lower() for word in words[::step]][:WORDS_ASKED]
    cost = -best_score(asked) / sum(len(word) + 1 for word in asked)
    return count / letters if cost > ABSURD_COST else 0.0


def _is_odd(letters: str, count: int) -> bool:
    kinds = {letter: letters.count(letter) for letter in set(letters)}
    vowels = sum(number for letter, number in kinds.items() if letter in VOWELS)
    marked = sum(number for letter, number in kinds.items() if letter > "\x7f")
    return not VOWELS_LEAST < vowels / count < VOWELS_MOST or marked > MARKED_MOST * count


def _share_reversed(text: str) -> float:
    """Of the letters that only end words, the share that begins one."""
    begins = sum(1 for _ in BEGINS_WITH_ENDING.finditer(text))
    ends = sum(1 for _ in ENDS_WITH_ENDING.finditer(text))
    return begins / (begins + ends) if begins > 1 else 0.0
