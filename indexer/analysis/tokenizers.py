"""String -> words with their places.

A word is a run of letters, marks and digits (Unicode properties, by `regex`). A soft hyphen inside stays inside, and
so does an apostrophe in Cyrillic (*п’ять*); in other scripts an apostrophe parts two words (*l’orientation*).
Scripts that put no spaces between words (Han, kana, Thai) give overlapping pairs of letters instead.
"""

from collections.abc import Iterator

import regex

UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}"
WORD = regex.compile(
    rf"[{UNSPACED}]+|[\p{{L}}\p{{M}}\p{{N}}--[{UNSPACED}]]+(?:(?:\u00ad|(?<=\p{{Cyrillic}})['’])[\p{{L}}\p{{M}}]+)*",
    regex.V1,
)
UNSPACED_START = regex.compile(rf"[{UNSPACED}]")


def iter_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (word, start, end) in code points, in order."""
    for match in WORD.finditer(text):
        start, end = match.span()
        if end - start > 2 and UNSPACED_START.match(text, start):
            for place in range(start, end - 1):
                yield text[place : place + 2], place, place + 2
        else:
            yield match.group(), start, end
