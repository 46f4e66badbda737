"""The first page: agency, title, subtitle, authors, year and the notice.

Three arrangements exist, one chosen for each agency; see `agencies.Cover`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from corpus.agencies import AGENCIES, Cover
from corpus.flowables import text_flowable
from corpus.fonts import fonts_for
from corpus.layouts import PAGE_HEIGHT, PAGE_WIDTH
from corpus.source import Publication
from corpus.typography import GREY, INK, Styles
from corpus.wording import WORDING

_WHITE = HexColor("#ffffff")
_TINT = HexColor("#f1f1f3")
_MARGIN = 64.0
_BAND = 42.0
_NOTICE_FOOT = 96.0


@dataclass
class _Pen:
    """Writes paragraphs one under the other, from `y` downwards."""

    canvas: Any
    styles: Styles
    language: str
    x: float
    width: float
    y: float = PAGE_HEIGHT - 72

    def write(self, text: str, size: float, colour: Color, *, bold: bool = False, gap: float = 0) -> None:
        fonts = fonts_for(self.language)
        style = ParagraphStyle(
            "",
            fontName=fonts.sans_bold if bold else fonts.sans,
            fontSize=size,
            leading=size * 1.28,
            textColor=colour,
            alignment=TA_RIGHT if self.styles.right_to_left else TA_LEFT,
        )
        flowable = text_flowable(text, style, self.styles)
        _, height = flowable.wrap(self.width, PAGE_HEIGHT)
        self.y -= height
        flowable.drawOn(self.canvas, self.x, self.y)
        self.y -= gap


def draw_cover(canvas: Any, publication: Publication, styles: Styles) -> None:
    agency = AGENCIES[publication.agency]
    x, width = _MARGIN, PAGE_WIDTH - 2 * _MARGIN
    if agency.cover is Cover.SIDE:
        width -= _BAND / 2
        x += 0 if styles.right_to_left else _BAND / 2
    pen = _Pen(canvas, styles, publication.language, x, width)
    canvas.setFillColor(styles.colour)
    match agency.cover:
        case Cover.BLOCK:
            _draw_block(pen, publication)
        case Cover.SIDE:
            left = PAGE_WIDTH - _BAND if styles.right_to_left else 0
            canvas.rect(left, 0, _BAND, PAGE_HEIGHT, stroke=0, fill=1)
            _draw_open(pen, publication)
        case Cover.PLAIN:
            canvas.rect(_MARGIN, PAGE_HEIGHT - 56, width, 5, stroke=0, fill=1)
            canvas.rect(_MARGIN, _NOTICE_FOOT - 22, width, 1, stroke=0, fill=1)
            _draw_open(pen, publication)
    _draw_notices(pen, list(dict.fromkeys(section.language for section in publication.sections)))


def _draw_block(pen: _Pen, publication: Publication) -> None:
    foot_of_block = PAGE_HEIGHT * 0.46
    pen.canvas.rect(0, foot_of_block, PAGE_WIDTH, PAGE_HEIGHT - foot_of_block, stroke=0, fill=1)
    pen.write(AGENCIES[publication.agency].name, 11, _WHITE, bold=True, gap=96)
    pen.write(publication.title, _title_size(publication.title), _WHITE, bold=True, gap=16)
    if publication.subtitle:
        pen.write(publication.subtitle, 15, _WHITE)
    pen.y = foot_of_block - 34
    _write_imprint(pen, publication)


def _draw_open(pen: _Pen, publication: Publication) -> None:
    pen.y -= 12
    pen.write(AGENCIES[publication.agency].name, 11, pen.styles.colour, bold=True, gap=150)
    pen.write(publication.title, _title_size(publication.title), pen.styles.colour, bold=True, gap=16)
    if publication.subtitle:
        pen.write(publication.subtitle, 15, INK, gap=16)
    rule_x = pen.x + pen.width - 60 if pen.styles.right_to_left else pen.x
    pen.canvas.rect(rule_x, pen.y, 60, 2.5, stroke=0, fill=1)
    pen.y -= 26
    _write_imprint(pen, publication)


def _write_imprint(pen: _Pen, publication: Publication) -> None:
    separator = "، " if pen.styles.right_to_left else ", "
    pen.write(separator.join(publication.authors), 12, INK, gap=5)
    pen.write(str(publication.year), 12, GREY)


def _draw_notices(pen: _Pen, languages: Sequence[str]) -> None:
    """Draw the notice in each language of the text, on a tint above the foot."""
    line = 30.0
    height = 22 + line * len(languages)
    pen.canvas.setFillColor(_TINT)
    pen.canvas.rect(pen.x, _NOTICE_FOOT, pen.width, height, stroke=0, fill=1)
    pen.canvas.setFillColor(pen.styles.colour)
    edge = pen.x + pen.width - 3 if pen.styles.right_to_left else pen.x
    pen.canvas.rect(edge, _NOTICE_FOOT, 3, height, stroke=0, fill=1)
    pen.x, pen.width = pen.x + 16, pen.width - 32
    for number, language in enumerate(languages):
        pen.y = _NOTICE_FOOT + height - 12 - line * number
        pen.write(WORDING[language].notice, 9.5, INK)


def _title_size(title: str) -> float:
    return 30 if len(title) <= 60 else 25
