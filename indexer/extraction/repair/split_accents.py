"""Accents beside their letters, with or without blanks: `uˇcenje`, `Sveuˇ cilište`, `educaci´on`, `Petrovic´`.

For every accent there are readings: it belongs to the letter after it, to the one before it, or to none; a blank
beside it parts two words or was never there. All readings of a run of letters and accents are compared by the words
that come out: their spelling in the page's language, and whether its word list has them. The file as a whole tells the
habit (TeX sets the accent first) and which of the accents of everyday use (acute as apostrophe, `90°`) are accents;
a second pass uses both.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.extraction.repair.accents import ACCENTS, EVERYDAY, composed
from indexer.extraction.repair.alphabets import writes
from indexer.extraction.repair.voices import is_well_spelt, knows, latin_languages, likely_languages, score, word_value

# In natural logarithms.
# A blank is there for a reason, unless a word comes out without it.
BLANK_DROPPED = 16.0
# An accent and its letter with a blank between them, when there is a nearer letter on the other side.
ACROSS = 10.0
# What a reading loses that leaves an accent without a letter: much where it has no other use in print.
LEFT, LEFT_TRUSTED, LEFT_EVERYDAY = 35.0, 15.0, 2.0
# What the file's habit adds, once it is so many times as frequent as the other.
HABIT, HABIT_TIMES = 8.0, 4
# An accent of everyday use is taken for one if this share of what it makes is words, by list or by spelling.
TRUSTED_SHARE = 0.5
# Readings kept while a run is read from left to right.
READINGS = 16
# A run with more is no text.
MOST_ACCENTS = 40
# Of a page, to tell its language.
RUNS_ASKED, WORDS_ASKED = 100, 200
# By so much a letter a language is nearer than the next, and its words need not be counted; neighbours differ by less.
CLEARLY = 0.3

_ACCENTS = "".join(re.escape(accent) for accent in sorted(ACCENTS))
# Some accents are letters to Unicode.
_LETTER = rf"[^\W\d_{_ACCENTS}]"
_LETTERS = rf"(?:{_LETTER}|\x02)++"
_ACCENT = f"[{_ACCENTS}]"
_PART = rf"[ \n]?{_ACCENT}[ \n\x02]?"
# What follows an apostrophe in English: *it´s, don´t*.
CLITIC = re.compile(r"(?:s|t|d|m|re|ve|ll)", re.IGNORECASE)
PLAIN = re.compile(rf"{_LETTER}{{2,}}")
WORD = re.compile(_LETTERS)
RUN = re.compile(rf"(?<!{_LETTER})(?:(?:{_LETTERS})?(?:{_PART}{_LETTERS})+(?:{_PART})?|{_LETTERS}[ \n]?{_ACCENT})")
PART = re.compile(rf"([ \n]?)({_ACCENT})([ \n\x02]?)({_LETTERS}|)")
POLISH = "pl"
STROKED = re.compile(rf"({_LETTER}*)([lL]/|/[lL])({_LETTER}*)")
# Degrees, *n°* and the apostrophes of English set a page aside without a further look.
_SUSPECT = rf"(?!°|´(?:s|t|d|m|re|ve|ll)\b|(?<=[a-z]s)´(?!\w)){_ACCENT}"
BESIDE_LETTER = re.compile(rf"{_LETTER}[ \n]?{_SUSPECT}|(?<!\d)(?<!\d ){_SUSPECT}[ \n]?{_LETTER}|(?<!\d)(?<!\d )°[a-z]")


@dataclass(frozen=True)
class Habit:
    """How accents stand in a file.

    `after`, `before`: what a reading gains by an accent's letter coming after or before it. `trusted`, `distrusted`: of
    the accents of everyday use, those that are accents here and those that are not. `is_split`: accents without any
    other use are split here, so that names in other languages will have theirs split too.
    """

    after: float = 0.0
    before: float = 0.0
    trusted: frozenset[str] = frozenset()
    distrusted: frozenset[str] = frozenset()
    is_split: bool = False


@dataclass(frozen=True)
class Reading:
    """`text` so far; `value`: what its choices gained; `choices`: of each accent so far, `>`, `<` or a blank."""

    text: str
    value: float = 0.0
    choices: str = ""


def mend_split_accents(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Each text with the accents on their letters, and how many were put there."""
    damaged = [
        number
        for number, text in enumerate(texts)
        # Most pages have no accent of its own at all, which is seen a hundred times as fast.
        if any(map(text.__contains__, ACCENTS)) and BESIDE_LETTER.search(text)
    ]
    mended = [(text, 0) for text in texts]
    if not damaged:
        return mended
    voices = likely_languages(word for number in damaged for word in PLAIN.findall(texts[number]))
    language = {number: _language(texts[number], voices) for number in damaged}
    habit = _habit((texts[number], language[number]) for number in damaged)
    for number in damaged:
        mended[number] = _mend_page(texts[number], language[number], habit)
    return mended


def _language(text: str, voices: Sequence[str]) -> str:
    """The language whose spelling the page has when its accents are put on the letters after or before them."""
    plain = PLAIN.findall(RUN.sub(" ", text))
    own = likely_languages(plain)
    asked = own if len(own) < len(latin_languages()) else voices
    runs = [match[0] for match in RUN.finditer(text) if not _is_noise(match[0])]
    guesses = " ".join(_first_guess(run) for run in runs[:RUNS_ASKED])
    sample = PLAIN.findall(guesses) + plain[:WORDS_ASKED]
    scored = sorted(((score(sample, language), language) for language in asked), reverse=True)[:2]
    letters = sum(map(len, sample))
    nearest = [language for value, language in scored if value >= scored[0][0] - CLEARLY * letters]
    if len(nearest) == 1:  # To ask the lists would open them, a fifth of a second each.
        return nearest[0]
    return max(nearest, key=lambda language: sum(word_value(word, language) for word in sample))


def _first_guess(run: str) -> str:
    text = run
    for blank_before, accent, blank_after, letters in PART.findall(run):
        whole = f"{blank_before}{accent}{blank_after}{letters}"
        made = composed(letters[0], accent, "") if letters else ""
        text = text.replace(whole, made + letters[1:] if made else letters, 1)
    return text


def _habit(pages: Iterable[tuple[str, str]]) -> Habit:
    sides: Counter[str] = Counter()
    made: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for text, language in pages:
        for match in RUN.finditer(text):
            if _is_noise(match[0]):
                continue
            reading = _read(match[0], language, Habit())
            sides.update(reading.choices)
            marked = [word for word in WORD.findall(reading.text) if not word.isascii()]
            is_made = any(knows(word, language) or is_well_spelt(word, language) for word in marked)
            for accent, choice in zip(_accents(match[0]), reading.choices, strict=True):
                made[accent] += choice != " "
                words[accent] += choice != " " and is_made
    after, before = sides[">"], sides["<"]
    trusted = frozenset(one for one in EVERYDAY if made[one] and words[one] >= TRUSTED_SHARE * made[one])
    return Habit(
        HABIT if after > HABIT_TIMES * before else 0.0,
        HABIT if before > HABIT_TIMES * after else 0.0,
        trusted,
        EVERYDAY - trusted,
        any(made[one] for one in ACCENTS if one not in EVERYDAY),
    )


def _is_noise(run: str) -> bool:
    return len(_accents(run)) > MOST_ACCENTS


def _accents(run: str) -> list[str]:
    return [match[2] for match in PART.finditer(run)]


def _mend_page(text: str, language: str, habit: Habit) -> tuple[str, int]:
    repairs = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal repairs
        if _is_noise(match[0]):
            return match[0]
        reading = _read(match[0], language, habit)
        repairs += len(reading.choices.replace(" ", ""))
        return reading.text if reading.choices.strip() else match[0]

    text = RUN.sub(mend, text)
    if language == POLISH:
        text, strokes = _mend_strokes(text)
        repairs += strokes
    return text, repairs


def _mend_strokes(text: str) -> tuple[str, int]:
    """The Polish ł, drawn as a stroke beside an l; a stroke between words (*i/lub*) stays."""
    repairs = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal repairs
        before, stroked, after = match.groups()
        letter = "Ł" if "L" in stroked else "ł"
        sides = [side for side in match[0].split("/") if side]
        if not knows(before + letter + after, POLISH) or all(knows(side, POLISH) for side in sides):
            return match[0]
        repairs += 1
        return before + letter + after

    return STROKED.sub(mend, text), repairs


def _read(run: str, language: str, habit: Habit) -> Reading:
    """The best reading of one run."""
    first = PART.search(run)
    readings = [Reading(run[: first.start()] if first else run)]
    for match in PART.finditer(run):
        longer = [after for reading in readings for after in _continued(reading, match, language, habit)]
        longer.sort(key=lambda reading: reading.value + _value(reading.text, language), reverse=True)
        readings = longer[:READINGS]
    return readings[0]


def _continued(reading: Reading, part: re.Match[str], language: str, habit: Habit) -> Iterable[Reading]:
    """The readings of one more accent and the letters after it."""
    blank_before, accent, blank_after, letters = part.groups()
    text, value, choices = reading.text, reading.value, reading.choices
    is_foreign = habit.is_split and accent in "´¨" and bool(text and letters) and not blank_before + blank_after
    is_foreign = is_foreign and not CLITIC.fullmatch(letters)
    yield Reading(text + part[0], value - _loss(accent, habit, is_foreign), choices + " ")
    made = _letter(letters[:1], accent, language, habit, is_foreign)
    if made:
        value = reading.value - ACROSS * bool(blank_after and text and not blank_before)
        yield Reading(text + blank_before + made + letters[1:], value + habit.after, choices + ">")
        if text and blank_before:
            yield Reading(text + made + letters[1:], value + habit.after - BLANK_DROPPED, choices + ">")
    made = _letter(text[-1:], accent, language, habit, is_foreign)
    if made and not blank_before.strip(" "):
        value = reading.value - ACROSS * bool(blank_before and letters and not blank_after)
        text = text[:-1] + made
        yield Reading(text + blank_after + letters, value + habit.before, choices + "<")
        if letters and blank_after.isspace():
            yield Reading(text + letters, value + habit.before - BLANK_DROPPED, choices + "<")


def _loss(accent: str, habit: Habit, is_foreign: bool) -> float:
    if accent not in EVERYDAY or is_foreign:
        return LEFT
    return LEFT_TRUSTED if accent in habit.trusted else LEFT_EVERYDAY


def _letter(letter: str, accent: str, language: str, habit: Habit, is_foreign: bool) -> str:
    if not letter.isalpha() or (accent in habit.distrusted and not is_foreign):
        return ""
    made = composed(letter, accent, language)
    return made if made and (accent not in EVERYDAY or is_foreign or writes(language, made)) else ""


def _value(text: str, language: str) -> float:
    words = [word.replace("\x02", "") for word in WORD.findall(text)]
    return sum(word_value(word, language) for word in words if word)
