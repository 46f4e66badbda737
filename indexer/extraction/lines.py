"""Lines of a page and their places, as the steps of extraction hand them to each other.

Places are in points from the top left of the page as it is shown, rotation and crop box applied. A reader without
places (pypdf, plain text) gives lines whose box is empty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

# Lines this near to the top or the foot of a page, counted over lines one under the other, may be heads or feet.
EDGE_ROWS = 4
ROWS_WITH_A_USUAL_GAP = 4
# A place for lines that have none: twelve points from one to the next.
UNPLACED_STEP = 12.0
UNPLACED_ROWS = 2
# A line taller than wide by this factor is set sideways.
SIDEWAYS = 2.0
SIDEWAYS_CHARACTERS = 4
SHARED_IN_A_ROW = 0.3


@dataclass(slots=True)
class Line:
    """`text`: cleaned, with `text.HYPHEN` at its end where a word may go on in the next line."""

    text: str
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def is_placed(self) -> bool:
        return self.bottom > self.top

    @property
    def is_sideways(self) -> bool:
        return len(self.text) >= SIDEWAYS_CHARACTERS and self.height > SIDEWAYS * (self.right - self.left)

    def is_beside(self, other: "Line") -> bool:
        """Whether both stand on one row of the page: they share a good part of the height of the lower one."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > SHARED_IN_A_ROW * min(self.height, other.height)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the top or the foot of its page, or set sideways.

    `index`: of the line in the text of the page, from 0. `zone`: `top`, `foot` or `side`. `depth`: points from that
    edge of the page to the middle of the line. `gap`: white space between it and the next line towards the body, in
    heights of the line.
    """

    index: int
    zone: str
    depth: float
    height: float
    gap: float


@dataclass(frozen=True, slots=True)
class PageText:
    """A page before anything that needs the other pages.

    `text`: cleaned lines in reading order, `text.HYPHEN` before a line feed where a word may go on. `edges`: where
    heads and feet are looked for. `line_height`: the usual one, in points; `line_gap`: the usual white between two
    lines, in heights of a line.
    """

    text: str
    edges: tuple[Edge, ...] = ()
    line_height: float = UNPLACED_STEP
    line_gap: float = 0.0


def page_text(lines: Sequence[Line], page_height: float = 0.0) -> PageText:
    """Put lines that are in reading order together."""
    text = "\n".join(line.text for line in lines)
    if not lines:
        return PageText("")
    if not all(line.is_placed for line in lines):
        return PageText(text, _unplaced_edges(len(lines)))
    level = [line for line in lines if not line.is_sideways]
    places = {id(line): index for index, line in enumerate(lines)}
    rows = rows_of(level)
    edges = [
        Edge(places[id(line)], zone, depth, line.height, gap)
        for zone, line, depth, gap in _level_edges(rows, page_height)
    ]
    edges += [Edge(places[id(line)], "side", line.left, line.height, 0.0) for line in lines if line.is_sideways]
    height = median(line.height for line in level) if level else UNPLACED_STEP
    gaps = [max(0.0, after[0].top - before[0].bottom) / height for before, after in pairwise(rows)]
    return PageText(text, tuple(edges), height, median(gaps) if len(gaps) >= ROWS_WITH_A_USUAL_GAP else 0.0)


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Placed lines by rows of the page, from the top to the foot, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top + line.bottom):
        if rows and line.is_beside(rows[-1][0]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _level_edges(rows: Sequence[Sequence[Line]], page_height: float) -> Iterator[tuple[str, Line, float, float]]:
    """(zone, line, depth, gap) of the rows near the top and the foot."""
    last = len(rows) - 1
    for place, row in enumerate(rows):
        if place < EDGE_ROWS:
            below = min(line.top for line in rows[place + 1]) if place < last else page_height
            for line in row:
                yield "top", line, (line.top + line.bottom) / 2, max(0.0, below - line.bottom) / line.height
        if place > last - EDGE_ROWS:
            above = max(line.bottom for line in rows[place - 1]) if place else 0.0
            for line in row:
                depth = page_height - (line.top + line.bottom) / 2
                yield "foot", line, depth, max(0.0, line.top - above) / line.height


def _unplaced_edges(count: int) -> tuple[Edge, ...]:
    """By their order alone; how much white is around them is not known."""
    near = range(min(UNPLACED_ROWS, count))
    tops = [Edge(place, "top", (place + 0.5) * UNPLACED_STEP, UNPLACED_STEP, 1.0) for place in near]
    feet = [Edge(count - 1 - place, "foot", (place + 0.5) * UNPLACED_STEP, UNPLACED_STEP, 1.0) for place in near]
    return (*tops, *feet)
