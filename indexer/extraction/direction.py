"""Text from right to left in the order in which it is read.

PDFium turns what a PDF draws from left to right into logical order, but not always right: the letters of one glyph
(*lam-alef*) are turned as if they were two, and some programs (Skia, which prints for Chromium) mark each letter, so
that words come out as they are seen, or half of them. Where the letters stand tells: in Hebrew and Arabic the first
letter of a word is its rightmost, and the first word of a line the rightmost word.
"""

import re
from collections.abc import Sequence
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
MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb\u2039\u203a", ")(][}{><\u00bb\u00ab\u203a\u2039")


def is_right_to_left(text: str) -> bool:
    """Whether most letters are Hebrew, Arabic or of a script written like them."""
    return 2 * len(RIGHT_TO_LEFT.findall(text)) > len(LETTER.findall(text))


def logical_order(text: str, boxes: Sequence[Box]) -> str:
    """A line in the order in which it is read. `boxes`: left, top, right, bottom of each letter."""
    parts: list[str] = []
    places: list[float] = []
    for match in PARTS.finditer(text):
        if match["word"]:
            letters = boxes[match.start() : match.end()]
            parts.append(_word(match[0], letters))
            places.append(sum(left + right for left, _, right, _ in letters) / len(letters))
        else:
            parts.append(match[0])
    if _rises(places) and is_right_to_left(text):
        parts = [part.translate(MIRRORED) for part in reversed(parts)]
    return "".join(parts)


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
