"""String -> words with their places.

A word is a run of letters, marks and digits (Unicode properties, by `regex`). A soft hyphen inside stays inside, and
so does an apostrophe in Cyrillic (*п’ять*) and Hebrew (*צ׳*, *צה״ל*) and after the o and g of Uzbek (*o‘qish*); in
other places an apostrophe parts two words (*l’orientation*). Scripts that put no spaces between words (Han, kana,
Thai) give overlapping pairs of letters instead; a voice mark of its own (*ｶﾞ*) belongs to the letter before it.
"""

import re
from collections.abc import Iterator

import regex

# The marks of length and repetition belong to no script by themselves.
UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}ーｰ々ﾞﾟ"
# Plain letters first: they are most of most texts, and an alternative tried first is found twice as fast.
LETTER = rf"(?:[a-zA-Z0-9]|[\p{{L}}\p{{M}}\p{{N}}--[{UNSPACED}]])"
INSIDE = r"\u00ad|(?<=\p{Cyrillic})['’‘ʼ`]|(?<=[oOgG])['’‘`]|(?<=\p{Hebrew})['’\"״׳]"
WORD = regex.compile(
    rf"{LETTER}++(?:(?=[\u00ad'’‘ʼ`\"״׳])(?:{INSIDE})[\p{{L}}\p{{M}}]+)*|[{UNSPACED}]+",
    regex.V1,
)
# Most texts have nothing in them that asks for Unicode properties: neither marks, soft hyphens or letters of scripts
# other than these (Latin, Greek, Cyrillic), nor an apostrophe that may stay inside a word. Their words are found by
# `re`, in a quarter of the time.
PLAIN_WORD = re.compile(r"[^\W_]+")
INTRICATE = re.compile(
    "[^\0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u208e\u2090-\u209c\u20a0-\u20cf\u2100-\u2bff]"
)
JOINED = re.compile("[oOgG\u0400-\u052f]['’‘`]")
# The first letter that is written without spaces.
FIRST_UNSPACED = "\u0e01"
UNSPACED_START = regex.compile(rf"[{UNSPACED}]")
MARK = regex.compile(r"[ﾞﾟ\p{M}]")
UNSPACED_LETTER = regex.compile(r".[ﾞﾟ\p{M}]*")


def words_of(text: str) -> list[str]:
    """The words of `iter_words` without their places, which takes a quarter of the time."""
    if is_plain(text):
        return PLAIN_WORD.findall(text)
    if UNSPACED_START.search(text):
        return [word for word, _, _ in iter_words(text)]
    return WORD.findall(text)


def placed_words(text: str) -> tuple[list[str], list[int]]:
    """The words of `iter_words` and where each begins, as two lists: a third of the time."""
    if is_plain(text):
        return PLAIN_WORD.findall(text), [match.start() for match in PLAIN_WORD.finditer(text)]
    found = list(iter_words(text))
    return [word for word, _, _ in found], [start for _, start, _ in found]


def iter_words(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """Yield (word, start, end) in code points, in order, from the word on that begins at `start`."""
    if text.isalnum() and not start and max(text) < FIRST_UNSPACED:  # One word, as most pieces of a text are.
        yield text, 0, len(text)
        return
    if is_plain(text):
        for plain in PLAIN_WORD.finditer(text, start):
            yield plain[0], *plain.span()
        return
    for match in WORD.finditer(text, start):
        start, end = match.span()
        if end - start > 1 and UNSPACED_START.match(text, start):
            yield from _iter_pairs(text, start, end)
        else:
            yield match.group(), start, end


def is_plain(text: str) -> bool:
    """Whether `PLAIN_WORD` finds its words."""
    return not INTRICATE.search(text) and not JOINED.search(text)


def _iter_pairs(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Two letters each; a lone letter by itself."""
    if MARK.search(text, start, end):
        places = [letter.start() for letter in UNSPACED_LETTER.finditer(text, start, end)] + [end]
        for first, last in zip(places, places[2:] or places[1:], strict=False):
            yield text[first:last], first, last
    else:
        for place in range(start, end - 1):
            yield text[place : place + 2], place, place + 2
