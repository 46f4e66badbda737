"""The first page: agency, title, subtitle, authors, year and the notice.

Three arrangements exist, one chosen for each agency; see `agencies.Cover`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from corpus.agencies import AGENCIES, Cover
from corpus.flowables import text_flowable
from corpus.fonts import fonts_for
from corpus.layouts import PAGE_HEIGHT, PAGE_WIDTH
from corpus.source import Publication
from corpus.typography import GREY, INK, RIGHT_TO_LEFT, Styles
from corpus.wording import WORDING

_WHITE = HexColor("#ffffff")
_TINT = HexColor("#f1f1f3")
_MARGIN = 64.0
_BAND = 42.0
_NOTICE_FOOT = 84.0


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
        flowable, height = self._set(text, size, colour, bold)
        self.y -= height
        flowable.drawOn(self.canvas, self.x, self.y)
        self.y -= gap

    def height(self, text: str, size: float) -> float:
        return self._set(text, size, INK, bold=False)[1]

    def _set(self, text: str, size: float, colour: Color, bold: bool) -> tuple[Flowable, float]:
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
        return flowable, flowable.wrap(self.width, PAGE_HEIGHT)[1]


def cover_span(publication: Publication) -> tuple[float, float]:
    """Return where the text of the cover begins and ends, in points from the left edge."""
    left, right = _MARGIN, PAGE_WIDTH - _MARGIN
    if AGENCIES[publication.agency].cover is Cover.SIDE:
        if publication.language in RIGHT_TO_LEFT:
            right -= _BAND / 2
        else:
            left += _BAND / 2
    return left, right


def draw_cover(canvas: Any, publication: Publication, styles: Styles) -> None:
    left, right = cover_span(publication)
    pen = _Pen(canvas, styles, publication.language, left, right - left)
    canvas.setFillColor(styles.colour)
    match AGENCIES[publication.agency].cover:
        case Cover.BLOCK:
            _draw_block(pen, publication)
        case Cover.SIDE:
            spine = PAGE_WIDTH - _BAND if styles.right_to_left else 0
            canvas.rect(spine, 0, _BAND, PAGE_HEIGHT, stroke=0, fill=1)
            _draw_open(pen, publication)
        case Cover.PLAIN:
            canvas.rect(left, PAGE_HEIGHT - 56, right - left, 5, stroke=0, fill=1)
            _draw_open(pen, publication)
    _draw_notices(pen, list(dict.fromkeys(section.language for section in publication.sections)))


def _draw_block(pen: _Pen, publication: Publication) -> None:
    foot_of_block = PAGE_HEIGHT * 0.46
    pen.canvas.rect(0, foot_of_block, PAGE_WIDTH, PAGE_HEIGHT - foot_of_block, stroke=0, fill=1)
    pen.write(AGENCIES[publication.agency].name_in(publication.language), 11, _WHITE, bold=True, gap=96)
    pen.write(publication.title, _title_size(publication.title), _WHITE, bold=True, gap=16)
    if publication.subtitle:
        pen.write(publication.subtitle, 15, _WHITE)
    pen.y = foot_of_block - 34
    _write_imprint(pen, publication)


def _draw_open(pen: _Pen, publication: Publication) -> None:
    pen.y -= 12
    pen.write(AGENCIES[publication.agency].name_in(publication.language), 11, pen.styles.colour, bold=True, gap=150)
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
    size, padding, gap = 9.5, 13.0, 6.0
    box_x, box_width = pen.x, pen.width
    pen.x, pen.width = box_x + 16, box_width - 32
    notices = [WORDING[language].notice for language in languages]
    height = sum(pen.height(notice, size) + gap for notice in notices) - gap + 2 * padding
    pen.canvas.setFillColor(_TINT)
    pen.canvas.rect(box_x, _NOTICE_FOOT, box_width, height, stroke=0, fill=1)
    pen.canvas.setFillColor(pen.styles.colour)
    edge = box_x + box_width - 3 if pen.styles.right_to_left else box_x
    pen.canvas.rect(edge, _NOTICE_FOOT, 3, height, stroke=0, fill=1)
    pen.y = _NOTICE_FOOT + height - padding
    for notice in notices:
        pen.write(notice, size, INK, gap=gap)


def _title_size(title: str) -> float:
    return 30 if len(title) <= 60 else 25
