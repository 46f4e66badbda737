"""The layouts a source can ask for: size of the text, margins, columns, and what stands on a page of its own.

How the pages of the facing layout are paired is in `facing.py`; how the scanned one loses its text in `scan.py`.
"""

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Frame

PAGE_WIDTH, PAGE_HEIGHT = A4


@dataclass(frozen=True)
class Layout:
    """All measures are points. `summary_page`: the summary has a page of its own, not the rest of the contents."""

    body_size: float
    leading: float
    side: float
    top: float = 74.0
    bottom: float = 82.0
    columns: int = 1
    gutter: float = 22.0
    summary_page: bool = False
    roman_front: bool = False
    facing: bool = False
    scanned: bool = False

    @property
    def span(self) -> tuple[float, float]:
        """Where the text begins and ends, from the left edge of the page."""
        return self.side, PAGE_WIDTH - self.side

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return PAGE_WIDTH - 2 * self.side

    @property
    def column_width(self) -> float:
        return (self.measure - self.gutter * (self.columns - 1)) / self.columns

    @property
    def column_height(self) -> float:
        return PAGE_HEIGHT - self.top - self.bottom

    def single_frame(self) -> Frame:
        return self._frame(self.side, self.measure)

    def column_frames(self) -> list[Frame]:
        step = self.column_width + self.gutter
        return [self._frame(self.side + column * step, self.column_width) for column in range(self.columns)]

    def _frame(self, x: float, width: float) -> Frame:
        return Frame(
            x, self.bottom, width, self.column_height,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip


LAYOUTS = {
    "report": Layout(body_size=10.4, leading=15.2, side=84),
    "two-column": Layout(body_size=9.3, leading=13.0, side=56, columns=2),
    "tables": Layout(body_size=10.0, leading=14.4, side=68),
    "scanned": Layout(body_size=10.8, leading=15.8, side=88, scanned=True),
    "facing-pages": Layout(body_size=10.3, leading=14.8, side=76, summary_page=True, facing=True),
    "roman-labels": Layout(body_size=10.6, leading=15.6, side=88, summary_page=True, roman_front=True),
}
