"""Blocks of a text turned into ReportLab flowables, in either direction of writing."""

import re
from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table, TableStyle

from corpus.arabic import RightToLeftParagraph
from corpus.layouts import PAGE_HEIGHT
from corpus.markdown import Block, Bullets, Grid, Heading, Prose
from corpus.typography import HAIRLINE, Styles

_NUMBER = re.compile(r"[^\w]*\d[\d.,  –-]*\s*(%|\w{0,2})")
_BAND = HexColor("#f4f4f6")
_CELL_PADDING = 5.0
_LINES_FOR_CHAPTER = 9
_LINES_FOR_SUBHEADING = 6


def text_flowable(text: str, style: ParagraphStyle, styles: Styles, bullet: str = "") -> Flowable:
    if styles.right_to_left:
        return RightToLeftParagraph(text, style, bullet)
    return Paragraph(escape(text), style, bulletText=bullet or None)


def block_flowables(
    blocks: Sequence[Block], styles: Styles, width: float, table_word: str, mark: Callable[[Heading], Flowable]
) -> Iterator[Flowable]:
    """Yield a text `width` points wide, each heading behind its `mark`, tables numbered from 1.

    Before a heading or a table comes a page break that takes place only where too little room is left. Keeping a
    heading with the next paragraph would move that paragraph as a whole, and leave pages half empty.
    """
    tables = 0
    for block in blocks:
        match block:
            case Heading():
                style = styles.chapter if block.level == 1 else styles.subheading
                lines = _LINES_FOR_CHAPTER if block.level == 1 else _LINES_FOR_SUBHEADING
                yield CondPageBreak(lines * styles.body.leading)
                yield mark(block)
                yield text_flowable(block.text, style, styles)
            case Prose():
                yield text_flowable(block.text, styles.body, styles)
            case Bullets():
                yield from (text_flowable(item, styles.bullet, styles, "•") for item in block.items)
                yield Spacer(1, styles.body.spaceAfter)
            case Grid():
                tables += 1
                table = grid_flowable(block, styles, width)
                yield CondPageBreak(min(table.wrap(width, PAGE_HEIGHT)[1] + 2 * styles.body.leading, PAGE_HEIGHT / 2))
                yield text_flowable(f"{table_word} {tables}", styles.caption, styles)
                yield table
                yield Spacer(1, styles.body.leading)


def grid_flowable(grid: Grid, styles: Styles, width: float) -> Table:
    """Return the table: its head in the agency's colour and repeated on each page it runs over to."""
    numeric = [all(_NUMBER.fullmatch(row[column]) for row in grid.rows) for column in range(len(grid.head))]
    body_styles = [styles.cell_number if each else styles.cell for each in numeric]
    head_styles = [ParagraphStyle("", parent=styles.cell_head, alignment=each.alignment) for each in body_styles]
    rows = [_row(grid.head, head_styles, styles)]
    rows += [_row(row, body_styles, styles) for row in grid.rows]
    widths = _column_widths(grid, styles, width)
    if styles.right_to_left:
        rows, widths = [row[::-1] for row in rows], widths[::-1]
    look = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), styles.colour),
            ("ROWBACKGROUNDS", (0, 1), (-1, -1), [HexColor("#ffffff"), _BAND]),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, HAIRLINE),
            ("LINEBELOW", (0, -1), (-1, -1), 0.9, styles.colour),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return Table(rows, colWidths=widths, style=look, repeatRows=1)


def contents_flowable(entries: Sequence[tuple[int, str, str]], styles: Styles, width: float) -> Table:
    """Return a table of contents from (level, heading, page label) in reading order."""
    rows = []
    for level, heading, label in entries:
        style = styles.contents_chapter if level == 1 else styles.contents_subheading
        cells = [text_flowable(heading, style, styles), text_flowable(label, styles.contents_page, styles)]
        rows.append(cells[::-1] if styles.right_to_left else cells)
    look = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]
    )
    for row, (level, _, _) in enumerate(entries):
        if level == 1 and row > 0:
            look.add("LINEABOVE", (0, row), (-1, row), 0.4, HAIRLINE)
    widths = [width - 40, 40]
    return Table(rows, colWidths=widths[::-1] if styles.right_to_left else widths, style=look)


def _row(cells: Sequence[str], cell_styles: Sequence[ParagraphStyle], styles: Styles) -> list[Flowable]:
    return [text_flowable(cell, style, styles) for cell, style in zip(cells, cell_styles, strict=True)]


def _column_widths(grid: Grid, styles: Styles, width: float) -> list[float]:
    """Share the width by the longest cells, giving each column at least the room its longest word needs."""
    columns = list(zip(grid.head, *grid.rows, strict=True))
    cells = [[_text_width(cell, styles) for cell in column] for column in columns]
    words = [[_text_width(word, styles) for cell in column for word in cell.split()] for column in columns]
    least = [max(each, default=0) + 2 * _CELL_PADDING for each in words]
    wanted = [min(max(each), width / 2) + 2 * _CELL_PADDING for each in cells]
    flexible = sum(wanted) - sum(least)
    share = (width - sum(least)) / flexible if flexible > 0 else 0
    widths = [low + max(0, share) * max(0, high - low) for low, high in zip(least, wanted, strict=True)]
    return [each * width / sum(widths) for each in widths]


def _text_width(text: str, styles: Styles) -> float:
    """The width in points as if it stood in the head, which is set in bold."""
    return pdfmetrics.stringWidth(text, styles.cell_head.fontName, styles.cell_head.fontSize)
