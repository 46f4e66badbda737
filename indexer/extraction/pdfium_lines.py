"""The lines of a page with PDFium: their letters, where they stand, and the blanks that are missing between them.

PDFium gives the letters of a page in one string, broken into lines; where they stand is asked of `pdfium_letters`, for
each piece of a line, and for each letter only where a line raises a question:

- two pieces stand apart, but PDFium put no blank between them (it does so up to a fifth of the type size);
- a line reaches out of the visible page; what is outside is left out (printers' notes, spines);
- a line is written from right to left, see `direction`;
- a small raised number follows a word: the mark of a note. It is set apart by a blank, so that the word is found.

PDFium also ends a line at a raised sign; such lines are put together again by where they stand.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from indexer.extraction.direction import RIGHT_TO_LEFT, logical_order
from indexer.extraction.lines import Line
from indexer.extraction.pdfium_letters import Box, LetterPage, around
from indexer.extraction.text import clean_line

Gap = tuple[float, float]

LINE = re.compile("[^\r\n\ufffe]+\ufffe?")
# In heights of a usual line: PDFium puts a blank into every gap wider than `GLUED`, and ink with less white between it
# than `BLANK` belongs to one word.
GLUED = 0.45
BLANK = 0.13
# White inside a line that may part columns: where it is looked for, and where it has been found in other lines.
WIDE_GAP = 1.3
GAP = 0.6
# In type sizes, between the room of one letter and that of the next. In justified lines blanks shrink to 0.15.
NARROWEST_BLANK = 0.1
# Fewer boundaries than this in a line are looked up one by one.
FEW = 4
NO_BLANKS = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
# After a word, after the sign that ends one, after a year. The digit comes first, for it is what is rare.
NOTE_MARK = re.compile(
    r"\d(?:(?<=[^\W\d_]{3}.)|(?<=\w[.,;:!?)\]\u00bb\u201d\u2019].)|(?<=\b(?:19|20)\d\d.))\d{0,2}(?![\w.,]*\w)"
)
# A note's mark is smaller than the word before it by this factor, and raised by this share of its size.
SMALLER = 0.85
RAISED = 0.15
CLOSING = ".,;:!?)]}\u00bb\u201d"
# A fragment that goes on in a line begins so near to its end, in heights of a usual line.
FRAGMENT_GAP = 0.6


@dataclass
class RawLine:
    """`start`, `end`: PDFium's numbers of its letters. `gaps`: left and right end of white wider than `GAP`."""

    start: int
    end: int
    pieces: list[Box]
    text: str = ""
    gaps: list[Gap] = field(default_factory=list)
    wide_gaps: list[Gap] = field(default_factory=list)
    box: Box = (0.0, 0.0, 0.0, 0.0)

    def __post_init__(self) -> None:
        self.box = around(self.pieces)

    def gaps_at(self, places: Sequence[float]) -> list[Gap]:
        return [(left, right) for left, right in self.gaps if any(left < place < right for place in places)]


def read_lines(page: LetterPage) -> list[RawLine]:
    """The visible lines in the order of the file, cleaned, missing blanks put in and fragments joined."""
    lines = list(_lines(page))
    if not lines:
        return []
    height = median(box[3] - box[1] for box in (line.box for line in lines))
    blanks = set(_before_note_marks(page))
    for line in lines:
        line.gaps = _gaps(line, GAP * height)
        line.wide_gaps = [(left, right) for left, right in line.gaps if right - left > WIDE_GAP * height]
        blanks.update(_missing_blanks(page, line, height))
        line.text = _text_of(page, line, blanks)
    return _without_fragments([line for line in lines if line.text], height)


def parts_of(page: LetterPage, line: RawLine, gaps: Sequence[Gap]) -> list[Line]:
    """A line taken apart at some of its gaps, which may be those between columns."""
    if not gaps or RIGHT_TO_LEFT.search(line.text):
        return [Line(line.text, *line.box)]
    left_of = _left_of(page, line)
    ends = [line.start + bisect_left(range(line.start, line.end), right - 0.01, key=left_of) for _, right in gaps]
    parts = []
    for start, end in pairwise((line.start, *ends, line.end)):
        pieces = page.pieces(start, end)
        if text := clean_line(page.text[start:end]):
            parts.append(Line(text, *RawLine(start, end, pieces or line.pieces).box))
    return parts


def _left_of(page: LetterPage, line: RawLine) -> Callable[[int], float]:
    def left_of(index: int) -> float:
        """A blank has no ink of its own, so it counts as the letter before it."""
        while index > line.start and page.text[index].isspace():
            index -= 1
        return page.letter(index)[0]

    return left_of


def _lines(page: LetterPage) -> Iterator[RawLine]:
    pieces: list[Box] = []
    for match in LINE.finditer(page.text):
        if match[0].isspace():
            continue
        # Letters without ink stand where the line before them stood.
        pieces = page.pieces(match.start(), match.end()) or pieces[-1:] or [(0.0, 0.0, 0.1, 0.1)]
        line = RawLine(match.start(), match.end(), pieces)
        if page.holds(line.box) or any(page.is_visible(piece) for piece in pieces):
            yield line


def _text_of(page: LetterPage, line: RawLine, blanks: set[int]) -> str:
    text = page.text[line.start : line.end]
    if RIGHT_TO_LEFT.search(text):
        return clean_line(logical_order(text, [page.letter(index) for index in range(line.start, line.end)]))
    if not page.holds(line.box):
        places = range(line.start, line.end)
        text = "".join(page.text[place] for place in places if page.is_visible(page.letter(place)))
    elif blanks:
        for place in sorted((place for place in blanks if line.start < place < line.end), reverse=True):
            text = f"{text[: place - line.start]} {text[place - line.start :]}"
    return clean_line(text)


def _gaps(line: RawLine, narrowest: float) -> list[Gap]:
    if len(line.pieces) == 1:
        return []
    pieces = sorted(line.pieces)
    gaps, end = [], pieces[0][2]
    for left, _, right, _ in pieces[1:]:
        if left - end > narrowest:
            gaps.append((end, left))
        end = max(end, right)
    return gaps


def _missing_blanks(page: LetterPage, line: RawLine, height: float) -> Iterator[int]:
    """The numbers of the letters before which a blank is missing."""
    low, high = BLANK * height, GLUED * height
    narrow = [after[0] for before, after in pairwise(line.pieces) if low < after[0] - before[2] < high]
    text = page.text[line.start : line.end]
    if not narrow or (len(narrow) >= FEW and len(narrow) <= text.count(" ")) or NO_BLANKS.search(text):
        return
    left_of = _left_of(page, line)
    for left in narrow:
        place = line.start + bisect_left(range(line.start, line.end), left - 0.01, key=left_of)
        is_glued = line.start < place < line.end and not any(
            sign.isspace() for sign in page.text[place - 1 : place + 1]
        )
        if is_glued and _room_between(page, place) > NARROWEST_BLANK * page.type_size(place):
            yield place


def _room_between(page: LetterPage, place: int) -> float:
    """Points between the room of a letter and that of the one before."""
    return page.advance_box(place)[0] - page.advance_box(place - 1)[2]


def _before_note_marks(page: LetterPage) -> Iterator[int]:
    for match in NOTE_MARK.finditer(page.text):
        mark, word = match.start(), match.start() - 1
        size = page.type_size(word)
        if page.type_size(mark) < SMALLER * size and page.letter(mark)[3] < page.letter(word)[3] - RAISED * size:
            yield mark


def _without_fragments(lines: list[RawLine], height: float) -> list[RawLine]:
    """Put a line and one that goes on at its end, at the same height, together."""
    joined: list[RawLine] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and (blank := _joint(last, line, height)) is not None:
            last.text = f"{last.text}{blank}{line.text}"
            last.pieces, last.end, last.gaps = last.pieces + line.pieces, line.end, last.gaps + line.gaps
            last.wide_gaps = last.wide_gaps + line.wide_gaps
            last.box = around((last.box, line.box))
        else:
            joined.append(line)
    return joined


def _joint(before: RawLine, after: RawLine, height: float) -> str | None:
    """What stands between two fragments of one line, None if they are none."""
    if before.text.endswith("\x02") or RIGHT_TO_LEFT.search(before.text + after.text):
        return None
    last, first = before.pieces[-1], after.pieces[0]
    gap = first[0] - last[2]
    shared = min(last[3], first[3]) - max(last[1], first[1])
    if not (
        -BLANK * height < gap < FRAGMENT_GAP * height and shared > 0.3 * min(last[3] - last[1], first[3] - first[1])
    ):
        return None
    is_initial = len(before.text) == 1 and last[3] - last[1] > 1.5 * (first[3] - first[1])
    return "" if gap < BLANK * height or is_initial or after.text[0] in CLOSING else " "
