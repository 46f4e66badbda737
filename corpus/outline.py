"""The headings of a publication and the pages they fall on.

A contents page stands before the headings it lists, so every publication is laid out twice: the first time only
to fill an `Outline`, the second time with the pages of the first. Each time, the marks that stand before the
headings also write the bookmarks of the PDF.
"""

from dataclasses import dataclass, field

from reportlab.platypus import Flowable

from corpus.markdown import Heading


@dataclass
class Outline:
    """`pages` has the page of each heading in reading order, 1 for the cover.

    `body_start` is the page where the chapters begin; where the front matter has labels of its own, it has
    those of the pages before.
    """

    roman_front: bool = False
    pages: list[int] = field(default_factory=list)
    body_start: int = 1

    def label(self, page: int) -> str:
        """Return what is printed at the foot of a page: `iii`, or `1` for the first page of the body."""
        if not self.roman_front:
            return str(page)
        return _roman(page) if page < self.body_start else str(page - self.body_start + 1)


class HeadingMark(Flowable):
    """Takes no room; notes the page it is drawn on and sets a bookmark there."""

    _ZEROSIZE = True
    _SPACETRANSFER = True

    def __init__(self, heading: Heading, outline: Outline) -> None:
        super().__init__()
        self.heading = heading
        self.outline = outline

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        key = f"heading-{len(self.outline.pages)}"
        self.outline.pages.append(self.canv.getPageNumber())
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self.heading.text, key, level=self.heading.level - 1)


class BodyStart(Flowable):
    """Takes no room; notes that the chapters begin on this page."""

    _ZEROSIZE = True
    _SPACETRANSFER = True

    def __init__(self, outline: Outline) -> None:
        super().__init__()
        self.outline = outline

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.outline.body_start = self.canv.getPageNumber()


def _roman(number: int) -> str:
    """Small roman numerals up to 39; front matter is never longer."""
    return "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
