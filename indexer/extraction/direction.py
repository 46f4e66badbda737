"""Text from right to left in the order in which it is read.

PDFium turns what a PDF draws from left to right into logical order, but not always right: the letters of one glyph
(*lam-alef*) are turned as if they were two, and some programs (Skia, which prints for Chromium) mark each letter, so
that words come out as they are seen, or half of them. Where the letters stand tells: in Hebrew and Arabic the first
letter of a word is its rightmost, and the first word of a line the rightmost word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

Box = tuple[float, float, float, float]

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LETTER = re.compile(r"[^\W\d_]")
# A word from right to left; a stretch that keeps its own direction in such a line: words of other scripts, numbers
# with their signs; blanks; and any other sign.
PARTS = re.compile(
    r"(?P<word>(?:(?![\u05be\u05c0\u05c3\u060c\u061b\u061f\u06d4])[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])+)"
    r"|(?P<foreign>[^\W\u0590-\u08ff\ufb1d-\ufefc](?:[\w \-.,:'\u2019/@&]*[^\W\u0590-\u08ff\ufb1d-\ufefc])?%?"
    r"|[\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c-][\u0660-\u0669\u06f0-\u06f9]+)*\u066a?)"
    r"|\s+|."
)
# Ligatures that have a character of their own PDFium writes out, in the right order.
LIGATURES = re.compile("\u0644[\u0622\u0623\u0625\u0627]|\u0627?\u0644\u0644\u0647")
# Those that open, then those that close.
BRACKETS = "([{<\u00ab\u2039)]}>\u00bb\u203a"
PAIRS = len(BRACKETS) // 2
ENDING = ".,;:!?\u060c\u061b\u061f\u06d4" + BRACKETS[PAIRS:]
# White between a sign and its neighbour, in heights of the line.
BLANK = 0.3


@dataclass(frozen=True)
class _Line:
    """`blanks`: whether one stands between a part and the next."""

    parts: list[str]
    blanks: list[bool]


def is_right_to_left(text: str) -> bool:
    """Whether most letters are Hebrew, Arabic or of a script written like them."""
    return 2 * len(RIGHT_TO_LEFT.findall(text)) > len(LETTER.findall(text))


def logical_order(text: str, boxes: Sequence[Box]) -> str:
    """A line in the order in which it is read. `boxes`: left, top, right, bottom of the ink of each letter."""
    if not is_right_to_left(text):
        return "".join(_read(part, boxes) for part in PARTS.finditer(text))
    parts = [part for part in PARTS.finditer(text) if not part[0].isspace()]
    spans = [_span(boxes[part.start() : part.end()]) for part in parts]
    words = [left + right for part, (left, right) in zip(parts, spans, strict=True) if part["word"]]
    line = _Line([_read(part, boxes) for part in parts], _blanks(parts, spans, boxes))
    if _rises(words):
        line = _Line(line.parts[::-1], line.blanks[::-1])
    return _with_brackets_turned(line)


def _read(part: re.Match[str], boxes: Sequence[Box]) -> str:
    return _word(part[0], boxes[part.start() : part.end()]) if part["word"] else part[0]


def _span(boxes: Sequence[Box]) -> tuple[float, float]:
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def _blanks(parts: Sequence[re.Match[str]], spans: Sequence[tuple[float, float]], boxes: Sequence[Box]) -> list[bool]:
    """Whether a blank stands between a part and the next. Beside a sign the white on the page decides: PDFium puts
    the blank on its wrong side."""
    usual_height = max(box[3] - box[1] for box in boxes)
    blanks = []
    for (part, span), (after, next_span) in pairwise(zip(parts, spans, strict=True)):
        if _is_sign(part) or _is_sign(after):
            white = max(span[0] - next_span[1], next_span[0] - span[1])
            blanks.append(white > BLANK * usual_height)
        else:
            blanks.append(part.end() < after.start())
    return blanks


def _is_sign(part: re.Match[str]) -> bool:
    return not part["word"] and not part["foreign"]


def _with_brackets_turned(line: _Line) -> str:
    """A bracket after a blank and not before one opens; one before a blank, or a sign that ends, closes."""
    text = ""
    blanks = [True, *line.blanks, True]
    for place, part in enumerate(line.parts):
        before, after = blanks[place], blanks[place + 1]
        ends = after or line.parts[place + 1] in ENDING
        if part in BRACKETS and before != ends:
            part = BRACKETS[BRACKETS.index(part) % PAIRS + (0 if before else PAIRS)]
        text += part + (" " if after else "")
    return text.rstrip()


def _word(word: str, boxes: Sequence[Box]) -> str:
    """Letters in one and the same box are one glyph. A file lists them in logical order, so they are wrong just where
    PDFium has turned the word."""
    glyphs = ["".join(letter for _, letter in group) for _, group in groupby(zip(boxes, word, strict=True), _box_of)]
    places = [left + right for (left, _, right, _), _ in groupby(boxes)]
    if _rises(places):
        return "".join(reversed(glyphs))
    return "".join(glyph if LIGATURES.fullmatch(glyph) else glyph[::-1] for glyph in glyphs)


def _box_of(letter: tuple[Box, str]) -> Box:
    return letter[0]


def _rises(places: Sequence[float]) -> bool:
    """Whether places go to the right rather than to the left."""
    steps = [after > before for before, after in pairwise(places)]
    return 2 * sum(steps) > len(steps)
