"""Whether a passage is text that one would quote, or a cover, a table of contents, a heading by itself, an axis of a
chart.

Those say in few words what a publication is about, so they are near to every general question, and answer none. They
count for how near a publication is; the page that is shown is one of prose (`worker`, `vectors`). Tables are prose
here: a row of them may well be the answer.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+")
# Letters without a space between words; two of them are about a word.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
NUMBER = re.compile(r"\d+")
SENTENCE_END = re.compile(r"[.!?؟۔][\"'»”’)\]]*(?:\s|$)|[。！？]")
# *Methods ...... 12* or *Methods 12*; a row of a table ends with several numbers.
LEADERS = re.compile(r"(?:[.·_‥…]\s?){4,}|…{2,}")
# How they begin: few pages have any, and to look for these is five times quicker.
LEADING = ("..", ". .", "··", "· ·", "__", "_ _", "‥", "…")
ENTRY = re.compile(r"^(?=.*[^\W\d_]{2}).*[^\s\d]\s+(\d{1,3})$")

# What a citation is made of: initials and years, which prose has too, and marks of where a text was printed.
NAMED_OR_DATED = re.compile(r"\b[A-Z]\.(?=[,\s&])|\((?:19|20)\d\d[a-z]?\)|\b(?:19|20)\d\d[.:]|\bet al\b")
PRINTED = re.compile(
    r"\b(?:pp?\.(?=\s?\d)|vol(?:ume\b|\.)|issue\b|no\.(?=\s?\d)|eds?\.|https?:|www\.|doi\b|available at\b|retrieved\b"
    r"|journal of\b)",
    re.I,
)
LEAST_SIGNS, LEAST_PRINTED, LETTERS_A_SIGN = 3, 2, 70

LEAST_ENTRIES, SHARE_OF_ENTRIES = 3, 0.5
COVER_WORDS = 60
# More words than that; most pages have them, and are told in half the time.
MANY_WORDS = re.compile(rf"(?:[\W\d_]*+[^\W\d_]++){{{COVER_WORDS + 1}}}")
# A row of fewer words without an end is a heading; one of more is, if most of them begin with a capital.
LEAST_WORDS, LEAST_SMALL, SMALL_ON_FIRST = 6, 0.4, 0.75
LEAST_SENTENCE = 8

Span = tuple[int, int]


def prose_spans(text: str, spans: Sequence[Span], *, is_first: bool = False) -> list[bool]:
    """For each span of a page, in code points, whether it is prose. `text`: of the whole page; `is_first`: the page is
    the first, where more of what ends without a point is title."""
    if is_cover(text):
        return [False] * len(spans)
    contents, least_small = find_contents(text), SMALL_ON_FIRST if is_first else LEAST_SMALL
    return [not _is_inside(span, contents) and _is_prose(text[slice(*span)], least_small) for span in spans]


def is_citation(text: str) -> bool:
    """Whether a passage is a piece of a list of references: they name every subject, and say nothing of it."""
    printed = PRINTED.findall(text)
    signs = len(printed) + len(NAMED_OR_DATED.findall(text))
    is_dense = signs >= LEAST_SIGNS and signs * LETTERS_A_SIGN >= len(text)
    # *Volume* and *vol.* are one mark.
    return is_dense and len({one[:3].casefold() for one in printed}) >= LEAST_PRINTED


def _count_words(text: str) -> int:
    return len(WORD.findall(text)) + len(UNSPACED.findall(text)) // 2


def _is_prose(text: str, least_small: float) -> bool:
    words, count = WORD.findall(text), _count_words(text)
    if len(NUMBER.findall(text)) > count:
        return False
    if SENTENCE_END.search(text):
        return count >= LEAST_WORDS
    small = sum(1 for word in words if not word[0].isupper())
    return count >= LEAST_WORDS and small >= least_small * len(words)


def is_cover(text: str) -> bool:
    """Few words and no sentence."""
    if MANY_WORDS.match(text) or _count_words(text) > COVER_WORDS:
        return False
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
    sentences = (text[start:end] for start, end in pairwise(ends))
    return not any(_count_words(one.rpartition("\n\n")[2]) >= LEAST_SENTENCE for one in sentences)


def find_contents(text: str) -> Span:
    """From the first entry of a table of contents to its last, empty if the page has none: lines that end with a
    number of a page which never goes back, or that dots lead to one, with hardly any other lines between."""
    has_leaders = any(run in text for run in LEADING)
    entries: list[tuple[int, Span]] = []
    place, last = 0, 0
    for number, line in enumerate(text.split("\n")):
        bare = line.strip()
        match = ENTRY.match(bare) if bare[-1:].isdigit() else None
        if (match and int(match[1]) >= last) or (has_leaders and LEADERS.search(bare)):
            last = int(match[1]) if match else last
            entries.append((number, (place, place + len(line))))
        place += len(line) + 1
    if len(entries) < LEAST_ENTRIES:
        return 0, 0
    written = [line for line in text.split("\n")[entries[0][0] : entries[-1][0] + 1] if line.strip()]
    if len(entries) < SHARE_OF_ENTRIES * len(written):
        return 0, 0
    return entries[0][1][0], entries[-1][1][1]


def _is_inside(span: Span, contents: Span) -> bool:
    """Whether most of a span lies in the other."""
    shared = min(span[1], contents[1]) - max(span[0], contents[0])
    return shared > (span[1] - span[0]) / 2
