"""The text of a page, for reading: printed lines joined to paragraphs, runs marked or not.

Extraction keeps the lines as they were printed. Joining swaps a line feed for a space and moves nothing, so that the
places of words stay what they are.
"""

from itertools import pairwise

from webapp.search.hits import Piece, pieces
from webapp.site import current_site

# A line shorter than this share of the page's long lines ends its paragraph.
FULL_LINE = 0.75
BULLETS = ("•", "-", "–", "—", "·", "*", "▪", "◦")

Marks = tuple[tuple[int, int], ...]


def marked(text: str, language: str, query: str) -> tuple[tuple[Piece, ...], Marks]:
    """The pieces, and the marks that made them."""
    marks = current_site().index.find_marks(text, language, query) if query else ()
    return tuple(_spaced(piece) for piece in pieces(joined(text), marks)), marks


def _spaced(piece: Piece) -> Piece:
    """An empty line between paragraphs."""
    return Piece(piece.text.replace("\n", "\n\n"), piece.is_marked)


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
