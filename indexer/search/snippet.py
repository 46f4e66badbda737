"""Cut the passage of a text that shows a question best, on one line.

Which words of the text are the question's is found out before, see `indexer.search.highlight`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from indexer.search.highlight import Match, Span

SNIPPET_LENGTH = 240
# Before the first word found, so that the passage does not begin with it.
LEAD = 60
LONGEST_PASSAGE = 400
GAP = re.compile(r"\s{2,}")


def snippet(text: str, found: Sequence[Match]) -> tuple[str, tuple[Span, ...]]:
    """The passage of about `SNIPPET_LENGTH` with the most different words found, on one line, and its marks.

    Cut parts are shown by an ellipsis. Without words found it is the beginning of the text.
    """
    start = _word_start(text, max(0, _best_start(found) - LEAD))
    return _cut_out(text, start, _word_end(text, min(len(text), start + SNIPPET_LENGTH)), found)


def passage(text: str, start: int, end: int, found: Sequence[Match]) -> tuple[str, tuple[Span, ...]]:
    """The text from `start` to `end`, at most `LONGEST_PASSAGE` of it, as `snippet` gives it."""
    if end - start > LONGEST_PASSAGE:
        end = _word_end(text, start + LONGEST_PASSAGE)
    return _cut_out(text, start, end, found)


def _cut_out(text: str, start: int, end: int, found: Sequence[Match]) -> tuple[str, tuple[Span, ...]]:
    inside = [match for match in found if start <= match.start and match.end <= end]
    shown, places = _one_line(
        text[start:end], [place - start for match in inside for place in (match.start, match.end)]
    )
    lead = "… " if text[:start].strip() else ""
    tail = " …" if end < len(text.rstrip()) else ""
    moved = [place + len(lead) for place in places]
    return f"{lead}{shown}{tail}", tuple(zip(moved[::2], moved[1::2], strict=True))


def _best_start(found: Sequence[Match]) -> int:
    """Where the window with the most different words begins; the first of equals."""
    starts = [token.start for token in found]
    best, best_count = 0, 0
    for index, token in enumerate(found):
        last = bisect_left(starts, token.start + SNIPPET_LENGTH - LEAD)
        count = len({one.term for one in found[index:last]})
        if count > best_count:
            best, best_count = token.start, count
    return best


def _word_start(text: str, place: int) -> int:
    """The beginning of a word at or after `place`, so that no word is cut."""
    while 0 < place < len(text) and not text[place - 1].isspace():
        place += 1
    return place


def _word_end(text: str, place: int) -> int:
    while 0 < place < len(text) and not text[place].isspace():
        place -= 1
    return place


def _one_line(text: str, places: Sequence[int]) -> tuple[str, list[int]]:
    """The text with every run of white space as one space, and where the places, none of them in a run, have gone."""
    gaps = [gap.span() for gap in GAP.finditer(text)]
    ends = [end for _, end in gaps]
    lost = [0, *accumulate(end - start - 1 for start, end in gaps)]
    first = int(text[:1].isspace())
    return " ".join(text.split()), [place - lost[bisect_right(ends, place)] - first for place in places]
