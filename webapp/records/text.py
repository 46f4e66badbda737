"""The text of a page, for reading: runs that are marked or not, with the lines as they were printed."""

from webapp.search.hits import Piece, pieces
from webapp.site import current_site


def marked(text: str, language: str, query: str) -> tuple[tuple[Piece, ...], tuple[tuple[int, int], ...]]:
    """The pieces, and the marks that made them."""
    marks = current_site().index.find_marks(text, language, query) if query else ()
    return pieces(text, marks), marks
