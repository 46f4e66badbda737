"""The lines of a page with PDFium: their letters, where they stand, and the blanks that are missing between them.

PDFium gives the letters of a page in one string, broken into lines, and on demand the box of each letter. Boxes of
all letters cost as much as reading the page itself, so only the boxes of *pieces* are asked for (a piece is what the
file shows in one go: a word, a cell, a line), and those of letters only where a line raises a question:

- two pieces stand apart, but PDFium put no blank between them (it does so up to a fifth of the type size);
- a line reaches out of the visible page; what is outside is left out (printers' notes, spines);
- a line is written from right to left, see `direction`;
- a small raised number follows a word: the mark of a note. It is set apart by a blank, so that the word is found.

PDFium also ends a line at a raised sign; such lines are put together again by where they stand.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from indexer.extraction.direction import RIGHT_TO_LEFT, logical_order
from indexer.extraction.lines import Line
from indexer.extraction.text import clean_line

Box = tuple[float, float, float, float]
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
# A line in more pieces than this may be one of letters shown one by one, as Chromium does.
MANY_PIECES = 30
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


def around(boxes: Sequence[Box]) -> Box:
    """The box that holds them all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


class LetterPage:
    """One page of PDFium with its letters; `text[i]` is its letter number i. Close it."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.page = page
        self.width, self.height = page.get_size()
        self._bounds = page.get_bbox()
        self._rotation = page.get_rotation()
        self._text_page = page.get_textpage()
        self._numbers = c_double(), c_double(), c_double(), c_double()
        self.text = self._letters()

    def close(self) -> None:
        self._text_page.close()

    def _letters(self) -> str:
        text: str = self._text_page.get_text_range()
        count = self._text_page.count_chars()
        if len(text) == count:
            return text
        # Letters without a character are left out of the string, and all after them would be misplaced.
        codes = (raw.FPDFText_GetUnicode(self._text_page, index) for index in range(count))
        return "".join(chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\0" for code in codes)

    def letter(self, index: int) -> Box:
        """The ink of a letter: left, top, right, bottom."""
        left, right, bottom, top = self._numbers
        raw.FPDFText_GetCharBox(self._text_page.raw, index, left, right, bottom, top)
        return self._shown(left.value, top.value, right.value, bottom.value)

    def advance_box(self, index: int) -> Box:
        """The room a letter takes in its line, white on both sides of its ink included."""
        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._text_page, index, rect)
        return self._shown(rect.left, rect.top, rect.right, rect.bottom)

    def pieces(self, start: int, end: int) -> list[Box]:
        """What the file shows in one go between two letters; words where it shows each letter alone."""
        count = raw.FPDFText_CountRects(self._text_page.raw, start, end - start)
        words = _words_of_letters(self.text[start:end], count) if count > MANY_PIECES else []
        if not words:
            return self._rectangles(range(count))
        ends = self._rectangles(index for word in words for index in word)
        return [
            (min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))
            for first, last in zip(ends[::2], ends[1::2], strict=True)
        ]

    def _rectangles(self, numbers: Iterable[int]) -> list[Box]:
        """Of those that PDFium has counted last."""
        left, top, right, bottom = self._numbers
        page, ask, found = self._text_page.raw, raw.FPDFText_GetRect, []
        for number in numbers:
            ask(page, number, left, top, right, bottom)
            found.append((left.value, top.value, right.value, bottom.value))
        if self._rotation:
            return [self._shown(*box) for box in found]
        west, _, _, north = self._bounds
        return [(left - west, north - top, right - west, north - bottom) for left, top, right, bottom in found]

    def type_size(self, index: int) -> float:
        """Points on the page. Many programs set size 1 and scale by the text matrix, so both count."""
        matrix = raw.FS_MATRIX()
        scale = 1.0
        if raw.FPDFText_GetMatrix(self._text_page.raw, index, matrix):
            scale = math.hypot(matrix.c, matrix.d)
        return float(raw.FPDFText_GetFontSize(self._text_page.raw, index)) * scale

    def is_visible(self, box: Box) -> bool:
        return box[0] < self.width and box[2] > 0 and box[1] < self.height and box[3] > 0

    def holds(self, box: Box) -> bool:
        """Whether all of it is visible."""
        return box[0] >= 0 and box[1] >= 0 and box[2] <= self.width and box[3] <= self.height

    def _shown(self, left: float, top: float, right: float, bottom: float) -> Box:
        """From the space of the file to points from the top left of the page as it is shown."""
        west, south, east, north = self._bounds
        match self._rotation:
            case 90:
                return bottom - south, left - west, top - south, right - west
            case 180:
                return east - right, bottom - south, east - left, top - south
            case 270:
                return north - top, east - right, north - bottom, east - left
            case _:
                return left - west, north - top, right - west, north - bottom


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


def _words_of_letters(text: str, count: int) -> list[tuple[int, int]]:
    """The first and the last piece of each word, where each of `count` pieces is a letter; none where they are not."""
    lengths = [len(word) for word in text.split()]
    if sum(lengths) != count:
        return []
    ends = list(accumulate(lengths))
    return [(end - length, end - 1) for end, length in zip(ends, lengths, strict=True)]


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
