"""Pairs of chapters in two languages, packed on facing pages.

A chapter and its translation begin at the same height of the same spread. The next pair follows on that spread
when both its chapters fit, and begins a new one when they do not; only a pair longer than a page is divided.
Heights are estimated from above: the space between two paragraphs is counted as both ask for it.
"""

from collections.abc import Iterable
from itertools import zip_longest

from reportlab.platypus import CondPageBreak, Flowable, Spacer

Column = list[Flowable]
Spread = tuple[Column, Column]


def pack_spreads(pairs: Iterable[Spread], width: float, height: float) -> list[Spread]:
    """Return what stands on the left and on the right of each spread, for pages of this size in points."""
    spreads: list[Spread] = []
    for pair in pairs:
        if spreads:
            left, right = _level(spreads[-1], width)
            joined = (left + pair[0], right + pair[1])
            if _tallest(joined, width) <= height:
                spreads[-1] = joined
                continue
        spreads += _divide(pair, width, height)
    return [(_without_breaks(left), _without_breaks(right)) for left, right in spreads]


def _divide(pair: Spread, width: float, height: float) -> list[Spread]:
    """Return the pair as one spread, or as several where a chapter is longer than a page."""
    left, right = (_pages(column, width, height) for column in pair)
    return list(zip_longest(left, right, fillvalue=[]))


def _pages(column: Column, width: float, height: float) -> list[Column]:
    queue, pages, room = list(column), [Column()], height
    while queue:
        flowable = queue.pop(0)
        needed = _height([flowable], width, room)
        if needed > room:
            fitting, *rest = flowable.split(width, room - flowable.getSpaceBefore()) or (None, flowable)
            if fitting:
                pages[-1].append(fitting)
            queue = [*(each for each in rest if each), *queue]
            pages.append([])
            room = height
        else:
            pages[-1].append(flowable)
            room -= needed
    return pages


def _without_breaks(column: Column) -> Column:
    """Leave out the breaks that depend on the room left: they could push a page out of its pair."""
    return [each for each in column if not isinstance(each, CondPageBreak)]


def _level(spread: Spread, width: float) -> Spread:
    """Lengthen the shorter column with empty space."""
    missing = _height(spread[0], width) - _height(spread[1], width)
    return spread[0] + [Spacer(1, max(0, -missing))], spread[1] + [Spacer(1, max(0, missing))]


def _tallest(spread: Spread, width: float) -> float:
    return max(_height(column, width) for column in spread)


def _height(column: Column, width: float, room: float = 10_000) -> float:
    return sum(each.wrap(width, room)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in column)
