"""Paragraphs that run from right to left.

ReportLab shapes words with HarfBuzz but orders them only with a library that has no wheel for Python 3.11. So a
line is put in visual order here by python-bidi (Unicode Bidirectional Algorithm, UAX #9), and each run of Arabic
letters in it is handed to ReportLab's shaper, which joins the letters. Every glyph drawn must stand for a
character: a private one would be lost to whoever copies or indexes the text. python-bidi has two implementations;
this is the one in Python, which turns brackets and quotation marks round, as the compiled one does not.

Lines are aligned to the right and never justified. Vowel marks are left out, as Arabic print mostly does: they
hang above the line, and text extractors break the word there. Text is plain, without markup in a paragraph.
"""

import re
from functools import lru_cache
from typing import Any, Literal

from bidi.algorithm import get_display
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, shapeFragWord
from reportlab.platypus import Flowable

Align = Literal["left", "right"]

# Arabic letters and marks, without the digits and punctuation, which nothing joins.
_LETTERS = re.compile("([\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]+)")
_VOWEL_MARKS = re.compile("[\u064b-\u0652\u0670]")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
# Contextual alternates of FiraGO are glyphs without a character.
_FEATURES = {"kern": True, "liga": True, "calt": False}


class UnmappedGlyphError(Exception):
    """A font draws a word with a glyph that stands for no character; the message names both.

    It has a message only, because ReportLab makes a new exception of the same class to add the page to it.
    """


class _Run:
    """What ReportLab's shaper wants to know of a piece of text."""

    def __init__(self, font: str, size: float) -> None:
        self.fontName = font
        self.fontSize = size


def without_vowel_marks(text: str) -> str:
    return _VOWEL_MARKS.sub("", text)


@lru_cache(maxsize=20_000)
def shape_word(word: str, font: str, size: float) -> tuple[str, float]:
    """Return the joined letters of `word` in visual order, and their width in points.

    Raises UnmappedGlyphError.
    """
    plain_width = pdfmetrics.stringWidth(word, font, size)
    width, (_, shaped) = shapeFragWord([plain_width, (_Run(font, size), word)], features=_FEATURES)
    if _PRIVATE_USE.search(shaped):
        raise UnmappedGlyphError(f"{font} has no character for a glyph of {word!r}")
    if isinstance(shaped, ShapedStr):
        width = sum(glyph.x_advance for glyph in vars(shaped)["__shapeData__"]) * size / 1000
    return shaped, width


def shape_line(line: str, font: str, size: float) -> tuple[list[str], float]:
    """Return the pieces of a line from left to right, and its width in points."""
    pieces: list[str] = []
    total = 0.0
    for piece in _LETTERS.split(get_display(line, base_dir="R")):
        if _LETTERS.fullmatch(piece):
            shaped, width = shape_word(piece[::-1], font, size)
        else:
            shaped, width = piece, pdfmetrics.stringWidth(piece, font, size)
        pieces.append(shaped)
        total += width
    return pieces, total


def draw_line(canvas: Any, x: float, y: float, line: str, style: ParagraphStyle, align: Align) -> None:
    """Draw a line whose left or right end, as `align` says, is at x."""
    pieces, width = shape_line(line, style.fontName, style.fontSize)
    start = x if align == "left" else x - width
    text = canvas.beginText(start, y)
    text.setFont(style.fontName, style.fontSize)
    text.setFillColor(style.textColor)
    for piece in pieces:
        text.textOut(piece)
    canvas.drawText(text)


class RightToLeftParagraph(Flowable):
    """`leftIndent` of the style is taken on the right, where lines begin; the bullet hangs there too."""

    def __init__(self, text: str, style: ParagraphStyle, bullet: str = "") -> None:
        super().__init__()
        self.text = without_vowel_marks(text)
        self.style = style
        self.bullet = bullet
        self.lines: list[str] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.lines = self._break_lines(width - self.style.leftIndent - self.style.rightIndent)
        self.width, self.height = width, len(self.lines) * self.style.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        fitting = int(height // self.style.leading)
        fitting = min(fitting, len(self.lines) - 2)
        if fitting < 2:
            return []
        upper, lower = self.lines[:fitting], self.lines[fitting:]
        return [
            RightToLeftParagraph(" ".join(upper), self.style, self.bullet),
            RightToLeftParagraph(" ".join(lower), self.style),
        ]

    def draw(self) -> None:
        style = self.style
        left, right = style.rightIndent, self.width - style.leftIndent
        align: Align = "left" if style.alignment == TA_LEFT else "right"
        y = self.height - style.fontSize - (style.leading - style.fontSize) / 4
        if self.bullet:
            self.canv.setFillColor(style.textColor)
            self.canv.setFont(style.fontName, style.fontSize)
            self.canv.drawRightString(self.width - style.bulletIndent, y, self.bullet)
        for line in self.lines:
            draw_line(self.canv, left if align == "left" else right, y, line, style, align)
            y -= style.leading

    def _break_lines(self, width: float) -> list[str]:
        font, size = self.style.fontName, self.style.fontSize
        space = pdfmetrics.stringWidth(" ", font, size)
        lines: list[str] = []
        room = 0.0
        for word in self.text.split():
            needed = space + _word_width(word, font, size)
            if lines and needed <= room:
                lines[-1] += f" {word}"
                room -= needed
            else:
                lines.append(word)
                room = width - needed + space
        return lines


@lru_cache(maxsize=20_000)
def _word_width(word: str, font: str, size: float) -> float:
    return shape_line(word, font, size)[1]
