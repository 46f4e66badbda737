"""Blocks of a text turned into ReportLab flowables, in either direction of writing."""

import re
from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from corpus.arabic import RightToLeftParagraph
from corpus.markdown import Block, Bullets, Grid, Heading, Prose
from corpus.typography import HAIRLINE, Styles

_NUMBER = re.compile(r"[^\w]*\d[\d.,  –-]*\s*(%|\w{0,2})")
_BAND = HexColor("#f4f4f6")


def text_flowable(text: str, style: ParagraphStyle, styles: Styles, bullet: str = "") -> Flowable:
    if styles.right_to_left:
        return RightToLeftParagraph(text, style, bullet)
    return Paragraph(escape(text), style, bulletText=bullet or None)


def block_flowables(
    blocks: Sequence[Block], styles: Styles, width: float, table_word: str, mark: Callable[[Heading], Flowable]
) -> Iterator[Flowable]:
    """Yield a text `width` points wide, each heading behind its `mark`, tables numbered from 1."""
    tables = 0
    for block in blocks:
        match block:
            case Heading():
                style = styles.chapter if block.level == 1 else styles.subheading
                yield mark(block)
                yield text_flowable(block.text, style, styles)
            case Prose():
                yield text_flowable(block.text, styles.body, styles)
            case Bullets():
                yield from (text_flowable(item, styles.bullet, styles, "•") for item in block.items)
                yield Spacer(1, styles.body.spaceAfter)
            case Grid():
                tables += 1
                yield text_flowable(f"{table_word} {tables}", styles.caption, styles)
                yield grid_flowable(block, styles, width)
                yield Spacer(1, styles.body.leading)


def grid_flowable(grid: Grid, styles: Styles, width: float) -> Table:
    """Return the table: its head in the agency's colour and repeated on each page it runs over to."""
    numeric = [all(_NUMBER.fullmatch(row[column]) for row in grid.rows) for column in range(len(grid.head))]
    body_styles = [styles.cell_number if each else styles.cell for each in numeric]
    head_styles = [ParagraphStyle("", parent=styles.cell_head, alignment=each.alignment) for each in body_styles]
    rows = [_row(grid.head, head_styles, styles)]
    rows += [_row(row, body_styles, styles) for row in grid.rows]
    widths = _column_widths(grid, width)
    if styles.right_to_left:
        rows, widths = [row[::-1] for row in rows], widths[::-1]
    look = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), styles.colour),
            ("ROWBACKGROUNDS", (0, 1), (-1, -1), [HexColor("#ffffff"), _BAND]),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, HAIRLINE),
            ("LINEBELOW", (0, -1), (-1, -1), 0.9, styles.colour),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
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


def _column_widths(grid: Grid, width: float) -> list[float]:
    """Share the width in proportion to the longest cell, between 8 and 34 letters, and never break a word."""
    columns = list(zip(grid.head, *grid.rows, strict=True))
    weights = [
        min(max(8, *(len(cell) for cell in column)), 34) + 2 * max(len(word) for word in column[0].split())
        for column in columns
    ]
    return [width * weight / sum(weights) for weight in weights]
