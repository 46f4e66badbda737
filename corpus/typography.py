"""Sizes, spacing and colours of the text, as ReportLab styles.

All measures are points. Body text is ragged: without hyphenation, justified lines would gape in German.
"""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from corpus.fonts import fonts_for

INK = HexColor("#1d1d1f")
GREY = HexColor("#66666b")
HAIRLINE = HexColor("#cfcfd4")
RIGHT_TO_LEFT = frozenset({"ar"})
_ARABIC_SCALE = 1.1


@dataclass(frozen=True)
class Styles:
    colour: Color
    right_to_left: bool
    body: ParagraphStyle
    summary: ParagraphStyle
    chapter: ParagraphStyle
    subheading: ParagraphStyle
    bullet: ParagraphStyle
    cell: ParagraphStyle
    cell_number: ParagraphStyle
    cell_head: ParagraphStyle
    caption: ParagraphStyle
    page_heading: ParagraphStyle
    contents_chapter: ParagraphStyle
    contents_subheading: ParagraphStyle
    contents_page: ParagraphStyle
    foot: ParagraphStyle


def styles_for(language: str, colour: str, body_size: float, leading: float) -> Styles:
    """Return the styles of a text, all derived from the size and leading of its body.

    Arabic is set a little larger: its letters are small for their size.
    """
    if language == "ar":
        body_size, leading = body_size * _ARABIC_SCALE, leading * _ARABIC_SCALE
    fonts, accent, rtl = fonts_for(language), HexColor(colour), language in RIGHT_TO_LEFT
    start, end = (TA_RIGHT, TA_LEFT) if rtl else (TA_LEFT, TA_RIGHT)

    def style(font: str, size: float, line: float, **more: object) -> ParagraphStyle:
        values = {"textColor": INK, "alignment": start, **more}
        return ParagraphStyle("", fontName=font, fontSize=size, leading=line, **values)  # type: ignore[arg-type]

    def heading(size: float, before: float, after: float, **more: object) -> ParagraphStyle:
        line = size * 1.25
        return style(fonts.sans_bold, size, line, spaceBefore=before, spaceAfter=after, **more)

    cell_size = body_size * 0.84
    return Styles(
        colour=accent,
        right_to_left=rtl,
        body=style(fonts.body, body_size, leading, spaceAfter=leading * 0.5, allowWidows=0, allowOrphans=0),
        summary=style(fonts.body, body_size * 1.06, leading * 1.06, spaceAfter=leading),
        chapter=heading(body_size * 1.62, leading * 1.5, leading * 0.55, textColor=accent),
        subheading=heading(body_size * 1.14, leading * 0.8, leading * 0.4),
        bullet=style(fonts.body, body_size, leading, spaceAfter=leading * 0.2, leftIndent=16, bulletIndent=3),
        cell=style(fonts.sans, cell_size, cell_size * 1.32),
        cell_number=style(fonts.sans, cell_size, cell_size * 1.32, alignment=end),
        cell_head=style(fonts.sans_bold, cell_size, cell_size * 1.32, textColor=HexColor("#ffffff")),
        caption=heading(cell_size * 1.05, leading * 0.5, leading * 0.25, textColor=accent),
        page_heading=heading(22, 0, 20, textColor=accent),
        contents_chapter=style(fonts.sans_bold, 10.5, 14),
        contents_subheading=style(fonts.sans, 9.5, 13, leftIndent=14, textColor=GREY),
        contents_page=style(fonts.sans, 9.5, 14, alignment=end),
        foot=style(fonts.sans, 7.2, 9, textColor=GREY),
    )
