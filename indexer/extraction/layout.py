"""The lines of a page in the order in which a person reads them.

The order of the file is right in nearly all publications, also for columns, boxes and tables, because programs write
a text frame from its beginning to its end; so it is kept unless the page itself speaks against it. It does so where

- columns of prose are written row by row, line 1 of the left one, line 1 of the right one, and so on: then each column
  is read from top to bottom, the right one first where the page is written from right to left;
- lines one under the other are written in another order than they stand;
- a single line at the top or the foot is written late or early.

A table looks like columns, but is read by rows. What tells them apart is prose: its lines fill their column, are long,
and begin in the middle of a sentence.

A general cut of the page along its white (XY-cut) was tried and left: it reads tables by columns, and boxes in
the text at the wrong place, where the order of the file was right.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from indexer.extraction.direction import is_right_to_left
from indexer.extraction.lines import Line, rows_of
from indexer.extraction.text import HYPHEN

# Rows with white at the same place that make a gutter.
ROWS_OF_A_GUTTER = 5
LINES_A_GUTTER_ROW = 8
STEP_POINTS = 2.0
# Of prose in a column: half of its lines are at least so many letters long, and fill such a share of its width; of
# those that begin with a letter, such a share begins with a small one. Scripts without small letters are not asked.
PROSE_LETTERS = 18
PROSE_FILLS = 0.7
PROSE_GOES_ON = 0.25
# Ideographs and syllables say more than letters do.
DENSE_FROM = "\u1100"
DENSE_LETTERS = 8
# So often the file has to go back from the second column to the first before it counts as written row by row.
RETURNS = 4
# Lines that are out of place at the top or the foot, and the white there beyond the usual one, in heights of a line.
MOST_MOVED = 3
WHITE_AT_ENDS = 1.0
# Lines of one text have less white between them, in heights of a line.
NEAR = 3.0
# Of the higher of two lines, what they have to share to stand in one row of a table.
SAME_ROW = 0.7


@dataclass(frozen=True)
class _Sides:
    left: list[Line]
    right: list[Line]


def may_have_columns(lines: Sequence[Line], gaps: Iterable[tuple[float, float]]) -> bool:
    """Whether it is worth while to take lines apart at their gaps and look for columns. `gaps`: (left, right) of all
    wide white inside lines."""
    if sum(len(line.text) for line in lines) < PROSE_LETTERS * len(lines):
        return False
    votes = Counter(step for left, right in gaps for step in _steps(left, right))
    enough = max(ROWS_OF_A_GUTTER, len(lines) // LINES_A_GUTTER_ROW)
    if max(votes.values(), default=0) >= enough:
        return True
    return sum(before.is_beside(after) for before, after in pairwise(lines)) >= enough


def gutters_of(parts: Sequence[Line]) -> list[float]:
    """Where columns of prose that the file has row by row are parted, from left to right; empty where the order of
    the file is to be kept. `parts`: of lines taken apart at their wide gaps."""
    level = [part for part in parts if part.is_placed and not part.is_sideways]
    gutters = _gutters(level)
    return gutters if gutters and _is_by_rows(level, gutters) else []


def by_columns(parts: Sequence[Line], gutters: Sequence[float]) -> list[Line]:
    """The parts of lines, taken apart at the gutters, column by column."""
    level = [part for part in parts if part.is_placed and not part.is_sideways]
    backwards = is_right_to_left(" ".join(part.text for part in level))
    ordered: list[Line] = []
    band: dict[int, list[Line]] = {}
    for row in rows_of(level):
        for part in row:
            column = _column(part, gutters)
            if column is None:
                ordered += _read(band, backwards)
                band = {}
                ordered.append(part)
            else:
                band.setdefault(column, []).append(part)
    ordered += _read(band, backwards)
    placed = {id(part) for part in ordered}
    return ordered + [part for part in parts if id(part) not in placed]


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Whole lines in reading order, the cells of a row that follow each other in one line."""
    lines = _with_rows_joined(lines)
    if not all(line.is_placed for line in lines) or any(line.is_sideways for line in lines):
        return list(lines)
    is_falling = all(before.top <= after.top for before, after in pairwise(lines))
    if is_falling or len(lines) < 2:
        return list(lines)
    by_top = sorted(lines, key=lambda line: line.top + line.bottom)
    if all(_is_below(before, after) for before, after in pairwise(by_top)):
        return by_top
    return _with_ends_in_place(lines)


def _is_below(before: Line, after: Line) -> bool:
    """Whether two lines that follow each other down the page belong to one column."""
    return not before.is_beside(after) and before.left < after.right and after.left < before.right


def _with_rows_joined(lines: Sequence[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and _follows_in_row(last, line):
            joined[-1] = Line(
                f"{last.text} {line.text}",
                min(last.left, line.left),
                min(last.top, line.top),
                max(last.right, line.right),
                max(last.bottom, line.bottom),
            )
        else:
            joined.append(line)
    return joined


def _follows_in_row(last: Line, line: Line) -> bool:
    if last.text.endswith(HYPHEN) or last.is_sideways or line.is_sideways:
        return False
    shared = min(last.bottom, line.bottom) - max(last.top, line.top)
    if shared < SAME_ROW * max(last.height, line.height):
        return False
    return line.left >= last.right or (line.right <= last.left and is_right_to_left(line.text))


def _read(band: dict[int, list[Line]], backwards: bool) -> list[Line]:
    return [part for column in sorted(band, reverse=backwards) for part in band[column]]


def _gutters(parts: Sequence[Line]) -> list[float]:
    """Where columns of prose are parted, from left to right."""
    votes: Counter[int] = Counter()
    beside: dict[int, _Sides] = {}
    for row in rows_of(parts):
        for left, right in pairwise(sorted(row, key=lambda part: part.left)):
            for step in _steps(left.right, right.left):
                votes[step] += 1
                sides = beside.setdefault(step, _Sides([], []))
                sides.left.append(left)
                sides.right.append(right)
    gutters = []
    for strip in _strips([step for step, count in sorted(votes.items()) if count >= ROWS_OF_A_GUTTER]):
        best = max(strip, key=lambda step: votes[step])
        widest = [step for step in strip if votes[step] == votes[best]]
        middle = widest[len(widest) // 2]
        if _is_prose(beside[middle].left) and _is_prose(beside[middle].right):
            gutters.append(middle * STEP_POINTS)
    return gutters


def _steps(left: float, right: float) -> range:
    return range(int(left / STEP_POINTS) + 1, int(right / STEP_POINTS) + 1)


def _strips(steps: Sequence[int]) -> list[list[int]]:
    """Runs of numbers without a gap."""
    strips: list[list[int]] = []
    for step in steps:
        if strips and strips[-1][-1] == step - 1:
            strips[-1].append(step)
        else:
            strips.append([step])
    return strips


def _is_prose(side: Sequence[Line]) -> bool:
    widths = sorted(part.right - part.left for part in side)
    usual_widest = widths[int(0.9 * (len(widths) - 1))]
    firsts = [part.text[0] for part in side if part.text[0].isalpha()]
    cased = [first for first in firsts if first.lower() != first.upper()]
    is_dense = sum(first >= DENSE_FROM for first in firsts) > len(firsts) / 2
    return (
        median(len(part.text) for part in side) >= (DENSE_LETTERS if is_dense else PROSE_LETTERS)
        and median(widths) >= PROSE_FILLS * usual_widest
        and (not cased or sum(first.islower() for first in cased) >= PROSE_GOES_ON * len(cased))
    )


def _column(part: Line, gutters: Sequence[float]) -> int | None:
    """From 0 at the left; None for a part that spans columns."""
    if any(part.left < gutter < part.right for gutter in gutters):
        return None
    return sum(gutter <= part.left for gutter in gutters)


def _is_by_rows(parts: Sequence[Line], gutters: Sequence[float]) -> bool:
    """Whether the file goes from one column to another more often than columns written one by one would."""
    columns = [_column(part, gutters) for part in parts]
    spanning = columns.count(None)
    within = [column for column in columns if column is not None]
    changes = sum(before != after for before, after in pairwise(within))
    return changes >= 2 * RETURNS and changes > 2 * len(gutters) * (spanning + 1)


def _with_ends_in_place(lines: list[Line]) -> list[Line]:
    """Move single lines that stand above or below all others, with more white between than usual, to the beginning or
    the end."""
    rows = rows_of(lines)
    white = [after[0].top - before[0].bottom for before, after in pairwise(rows)]
    least = median(white) + WHITE_AT_ENDS * median(line.height for line in lines)
    attached = {id(line) for pair in pairwise(lines) if _is_under(*pair) for line in pair}
    first = [row[0] for row in _single_rows(rows, white, least) if id(row[0]) not in attached]
    last = [row[0] for row in _single_rows(rows[::-1], white[::-1], least) if id(row[0]) not in attached][::-1]
    moved = {id(line) for line in (*first, *last)}
    return [*first, *(line for line in lines if id(line) not in moved), *last]


def _is_under(line: Line, after: Line) -> bool:
    """Whether the next line of the file is also the next line of the text: a column may end lower than the others."""
    is_near = 0 <= after.top - line.bottom < NEAR * line.height
    return is_near and line.left < after.right and after.left < line.right


def _single_rows(rows: Sequence[list[Line]], white: Sequence[float], least: float) -> Iterator[list[Line]]:
    """Rows of one line from the first on, as long as there is white after each."""
    for row, gap in zip(rows[:MOST_MOVED], white, strict=False):
        if len(row) > 1 or gap < least:
            return
        yield row
