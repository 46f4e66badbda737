"""One code page read as another: found by letters that the language does not use, and mended by a table.

Three steps, each for what the one before let through. *Suspicion*: the marked letters of a page stand in other
proportions than in any language (`ð` without `þ`), or symbols stand inside words. *Choice*: every table is tried on
the words that hold such letters, and the spelling of every likely language judges the outcome, the untouched words
among them; sound text wins as it is. *Proof*: at least half of the mended words have to be in the word list of the
language. Pages are judged together first, since a font runs through a publication, then one by one.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.extraction.repair.alphabets import OTHER_SCRIPTS, writes
from indexer.extraction.repair.code_tables import CodeTable, symptoms, tables
from indexer.extraction.repair.letters import languages, marked_letters
from indexer.extraction.repair.voices import is_sound, knows, likely_languages, score, share_known

# More of a page changes no answer.
CHARACTERS_READ = 20_000
# Marked letters that no language's habit explains may be names: up to this share of the page's marked letters.
NAMES_SHARE = 0.03
# Cosine of the page's marked letters and a language's; 0.9 and more for a sound page of 500 letters.
LIKE_A_LANGUAGE = 0.75
# Marked letters a letter of text. English with foreign names has fewer, Italian 1 in 90, Croatian 1 in 40.
FEWEST_MARKS = 1 / 150
# Natural logarithm a word, by which a table has to be better than the text as it stands. A sound word that a table
# spoils loses 5 to 15; a broken one that it mends wins as much.
GAIN = 3.0
# The same for a page, once the publication is known to be damaged.
PAGE_GAIN = 1.0
KNOWN_SHARE = 0.5
# Croatian and Slovenian lie so close that few words may bring the wrong one of them first.
PROOFS_TRIED = 4
# Words judged of all pages together, the most frequent first.
WORDS_JUDGED = 80
# Two damages in one publication are met where parts were written with different programs.
ROUNDS = 3
# Suspects judged one by one, some milliseconds each: files of several languages, and sound ones of rare languages.
MOST_ALONE = 60
# Sound words that help to tell the language.
PLAIN_JUDGED = 40

PLAIN = re.compile(r"(?<![^\s(])[A-Za-z]{2,}(?![^\s,.;:)])")
LATIN_LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"
SHORT = 2


@dataclass(frozen=True)
class Diagnosis:
    """Which table mends the words, and the language of which they then are."""

    table: CodeTable
    language: str


def mend_code_pages(texts: Sequence[str]) -> list[tuple[str, Mapping[str, int]]]:
    """Each text with its code page put right, and `code_page:<name>` -> letters changed; sound texts unchanged."""
    mended: list[tuple[str, Mapping[str, int]]] = [(text, {}) for text in texts]
    suspects = {number for number, text in enumerate(texts) if is_suspect(text)}
    for _ in range(ROUNDS):
        diagnosis = _first_diagnosis(texts, suspects)
        if diagnosis is None:
            break
        # Short pages may hold too little to be suspect.
        for number, text in enumerate(texts):
            if not mended[number][1]:
                better, changes = _mend_page(text, diagnosis)
                if changes:
                    mended[number] = (better, {f"code_page:{diagnosis.table.name}": changes})
                    suspects.discard(number)
    return mended


def is_suspect(text: str) -> bool:
    """Whether the marked letters of a page are those of no language. Cost: 0.1 ms a page."""
    text = text[:CHARACTERS_READ]
    if text.isascii() and not IN_WORD_ASCII.search(text):
        return False
    lower = text.lower()
    marks = {one: lower.count(one) for one in set(lower) if one > "\x7f" and one.isalpha()}
    patterns = (IN_WORD_ASCII,) if SIGNS_IN_WORD.isdisjoint(set(text)) else (IN_WORD, AT_START, IN_WORD_ASCII)
    symbols = sum(1 for pattern in patterns for _ in pattern.finditer(text))
    if not symbols and marks.keys().isdisjoint(symptoms()):
        return False
    total = sum(marks.values()) + symbols
    if total < FEWEST_MARKS * len(text):
        return False
    return symbols > NAMES_SHARE * total or not _is_like_a_language(marks)


def _first_diagnosis(texts: Sequence[str], suspects: set[int]) -> Diagnosis | None:
    """What explains the suspects together, else the first of them that has an explanation; those without one leave
    `suspects`."""
    pages = sorted(suspects)
    together = diagnose(texts[number] for number in pages) if len(pages) > 1 else None
    if together:
        return together
    for number in pages[:MOST_ALONE]:
        alone = diagnose([texts[number]])
        if alone:
            return alone
        suspects.discard(number)
    return None


def diagnose(texts: Iterable[str]) -> Diagnosis | None:
    """The table that makes words of a language out of these texts; None if they are best as they stand."""
    damaged, plain = _words(texts)
    if not damaged:
        return None
    voices = likely_languages(plain)
    sample = plain[:PLAIN_JUDGED]
    untouched = max(score([*damaged, *sample], language) for language in voices)
    sound_words = max(score(sample, language) for language in voices)
    likely: list[tuple[float, Diagnosis]] = []
    for table in tables():
        words = [table.mend(word) for word in damaged]
        least = untouched + GAIN * max(1, _differences(damaged, words))
        for language in table.languages or voices:
            # Latin words in a text of another script tell nothing of its language.
            beside = sound_words if language in OTHER_SCRIPTS else score(sample, language)
            likely.append((score(words, language) + beside - least, Diagnosis(table, language)))
    likely = sorted((one for one in likely if one[0] > 0), key=lambda one: one[0], reverse=True)
    return next((one for _, one in likely[:PROOFS_TRIED] if _proves(one, damaged)), None)


def _differences(before: Sequence[str], after: Sequence[str]) -> int:
    return sum(one != other for one, other in zip(before, after, strict=True))


def _proves(diagnosis: Diagnosis, damaged: Sequence[str]) -> bool:
    """Whether the mended words are words, and were none before."""
    changed = [(word, diagnosis.table.mend(word)) for word in damaged if diagnosis.table.mend(word) != word]
    mended = [after for _, after in changed]
    if not mended or not is_sound(mended, diagnosis.language):
        return False
    after = share_known(mended, diagnosis.language)
    return after >= KNOWN_SHARE and after > share_known([before for before, _ in changed], diagnosis.language)


def _mend_page(text: str, diagnosis: Diagnosis) -> tuple[str, int]:
    """Nothing is changed if the page's own words are no likelier afterwards: it is set in a sound font."""
    damaged, plain = _words([text])
    mended = [diagnosis.table.mend(word) for word in damaged]
    untouched = max(score(damaged, language) for language in {diagnosis.language, *likely_languages(plain)})
    if score(mended, diagnosis.language) <= untouched + PAGE_GAIN * _differences(damaged, mended):
        return text, 0
    changes = 0

    def mend_word(match: re.Match[str]) -> str:
        nonlocal changes
        better = _mend_word(match[0], diagnosis)
        changes += sum(1 for before, after in zip(match[0], better, strict=True) if before != after)
        return better

    return _runs(frozenset(diagnosis.table.letters)).sub(mend_word, text), changes


def _mend_word(word: str, diagnosis: Diagnosis) -> str:
    """Marks at the ends of a word may be a quote, a footnote or a square metre: they change if that makes a word.

    A word of the language stays, it is from a sound font in between.
    """
    language, mend = diagnosis.language, diagnosis.table.mend
    whole = mend(word)
    inner = word.strip("".join(one for one in word if not one.isalpha()))
    if whole == word or (word.isalpha() and knows(word, language) and not knows(whole, language)):
        return word
    if inner == word and len(word) > SHORT:
        return whole
    is_other_script = language in OTHER_SCRIPTS
    if not inner:
        return whole if is_other_script and knows(whole, language) else word
    if is_other_script or knows(whole, language) or (len(word) > SHORT and not knows(mend(inner), language)):
        return whole
    start = word.index(inner)
    kept = inner if len(inner) <= SHORT and not knows(mend(inner), language) else mend(inner)
    return word[:start] + kept + word[start + len(inner) :]


def _words(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words with symptoms, the most frequent first, and the words without."""
    damaged: Counter[str] = Counter()
    plain: list[str] = []
    for text in texts:
        damaged.update(match[0] for match in _runs(symptoms()).finditer(text) if _is_damaged(match[0]))
        plain += PLAIN.findall(text)
    return [word for word, _ in damaged.most_common(WORDS_JUDGED)], plain


def _is_damaged(word: str) -> bool:
    """Whether a symptom stands in the word or begins it; at its end it may be a footnote, a square or a quote."""
    inner = word.rstrip("".join(one for one in word if not one.isalpha()))
    inner = inner.lstrip("".join(SOUND_INSIDE | SOUND_BEFORE))
    return len(inner) > SHORT and any(one in symptoms() for one in inner)


@lru_cache(maxsize=64)
def _runs(marks: frozenset[str]) -> re.Pattern[str]:
    """Runs of letters and of the symbols among `marks`."""
    symbols = "".join(re.escape(one) for one in sorted(marks) if not one.isalpha())
    return re.compile(rf"(?:[^\W\d_]|[{symbols}])+" if symbols else r"[^\W\d_]+")


def _between_letters(marks: Iterable[str]) -> re.Pattern[str]:
    inside = "".join(re.escape(one) for one in sorted(marks))
    return re.compile(rf"(?<={LATIN_LETTER})[{inside}](?={LATIN_LETTER})")


# Apostrophes, hyphens and points stand inside sound words of many languages, and blanks beside quotes are forgotten.
SOUND_INSIDE = frozenset("’‘‚“”„«»‹›´·-\u00ad–—…")
SOUND_BEFORE = frozenset("¿¡§©®¶•†‡°")
_SYMBOLS = frozenset(one for one in symptoms() if not one.isalpha() and one > "\x7f")
AT_START = re.compile(rf"(?<!\S)[{''.join(map(re.escape, sorted(_SYMBOLS - SOUND_INSIDE - SOUND_BEFORE)))}](?=[a-z])")
_CAPITALS = frozenset(one for one in symptoms() if one.isupper())
IN_WORD = re.compile(
    _between_letters(_SYMBOLS - SOUND_INSIDE).pattern
    # A large letter after a small one.
    + rf"|(?<=[a-z])[{''.join(sorted(_CAPITALS))}]"
)
# Without any of these neither pattern finds anything.
SIGNS_IN_WORD = (_SYMBOLS - SOUND_INSIDE) | _CAPITALS
IN_WORD_ASCII = re.compile(r"(?<=[a-z])[\[\\\]^`{|}~](?=[a-z])")


def _is_like_a_language(marks: Mapping[str, int]) -> bool:
    return any(_likeness(marks, habit) > LIKE_A_LANGUAGE for habit in habits())


@lru_cache(maxsize=1)
def habits() -> tuple[Mapping[str, float], ...]:
    """The marked letters of each language; foreign ones, which a profile counts too, left out. Reads the letters of all
    languages, a sixth of a second."""
    marked = {language: marked_letters(language) for language in languages()}
    return tuple(
        {one: share for one, share in habit.items() if share > max(habit.values()) / 100 or writes(language, one)}
        for language, habit in marked.items()
        if habit
    )


def _likeness(marks: Mapping[str, int], habit: Mapping[str, float]) -> float:
    """Cosine of the two; 0 if too many of the marks are foreign to the habit."""
    total = sum(marks.values())
    if sum(count for one, count in marks.items() if one not in habit) > NAMES_SHARE * total:
        return 0.0
    product = sum(count * habit.get(one, 0.0) for one, count in marks.items())
    lengths = math.hypot(*marks.values()) * math.hypot(*habit.values())
    return product / lengths if lengths else 0.0
