"""The text of a page, for reading: printed lines joined to paragraphs, runs marked or not.

Extraction keeps the lines as they were printed. Joining swaps a line feed for a space and moves nothing, so that the
places of words stay what they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from webapp.search.hits import Piece, pieces
from webapp.site import current_site

# A line shorter than this share of the page's long lines ends its paragraph.
FULL_LINE = 0.75
BULLETS = ("•", "-", "–", "—", "·", "*", "▪", "◦")

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Paragraph:
    """`is_point`: of a list; it begins with its bullet."""

    pieces: tuple[Piece, ...]
    is_point: bool


def marked(text: str, language: str, query: str) -> tuple[tuple[Paragraph, ...], Marks]:
    """The paragraphs, and the marks in them as places of the text."""
    marks = current_site().index.find_marks(text, language, query) if query else ()
    return tuple(paragraphs(pieces(joined(text), marks))), marks


def paragraphs(marked_pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    """Parted at line feeds, in a mark too; those without a letter are left out."""
    lines: list[list[Piece]] = [[]]
    for piece in marked_pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.is_marked))
        lines.extend([Piece(other, piece.is_marked)] for other in others)
    for line in lines:
        filled = tuple(piece for piece in line if piece.text)
        if text := "".join(piece.text for piece in filled).strip():
            yield Paragraph(filled, text.startswith(BULLETS))


def joined(text: str) -> str:
    """The text with line feeds only where a paragraph, a heading or a point of a list ends."""
    lines = text.split("\n")
    lengths = sorted(map(len, lines))
    full = FULL_LINE * lengths[int(0.9 * (len(lines) - 1))]
    out = [lines[0]]
    for before, line in pairwise(lines):
        goes_on = len(before) >= full and line.strip() and not line.lstrip().startswith(BULLETS)
        out.append((" " if goes_on else "\n") + line)
    return "".join(out)
