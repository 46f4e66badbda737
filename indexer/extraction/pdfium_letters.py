"""The letters of a page with PDFium, and where they stand: the only place that asks it for boxes.

The boxes of all letters cost as much as reading the page itself. So those of *pieces* are asked for, a piece being what
the file shows in one go: a word, a cell, a line; and that of a single letter on demand. Boxes are left, top, right and
bottom, in points from the top left of the page as it is shown.
"""

import math
from collections.abc import Iterable, Sequence
from ctypes import c_double
from itertools import accumulate

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Box = tuple[float, float, float, float]

# A line in more pieces than this may be one of letters shown one by one, as Chromium does.
MANY_PIECES = 30


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


def _words_of_letters(text: str, count: int) -> list[tuple[int, int]]:
    """The first and the last piece of each word, where each of `count` pieces is a letter; none where they are not."""
    lengths = [len(word) for word in text.split()]
    if sum(lengths) != count:
        return []
    ends = list(accumulate(lengths))
    return [(end - length, end - 1) for end, length in zip(ends, lengths, strict=True)]
