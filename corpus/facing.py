"""Pairs of chapters in two languages, packed on facing pages.

A chapter and its translation begin at the same height of the same spread. The next pair follows on that spread
when both its chapters fit, and begins a new one when they do not; only a pair longer than a page is divided.
Heights are estimated from above: the space between two paragraphs is counted as both ask for it.
"""

from collections.abc import Iterable
from itertools import zip_longest

from reportlab.platypus import Flowable, Spacer

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
    return spreads


def _divide(pair: Spread, width: float, height: float) -> list[Spread]:
    """Return the pair as one spread, or as several where a chapter is longer than a page."""
    left, right = (_pages(column, width, height) for column in pair)
    return list(zip_longest(left, right, fillvalue=[]))


def _pages(column: Column, width: float, height: float) -> list[Column]:
    queue, pages, room = list(column), [Column()], height
    while queue:
        flowable = queue.pop(0)
        needed = _height([flowable], width)
        if needed <= room:
            pages[-1].append(flowable)
            room -= needed
            continue
        fitting, *rest = flowable.split(width, room - flowable.getSpaceBefore()) or (None, flowable)
        following: Column = []
        if fitting:
            pages[-1].append(fitting)
        while not fitting and pages[-1] and pages[-1][-1].getKeepWithNext():  # type: ignore[no-untyped-call]
            following.insert(0, pages[-1].pop())
        queue = [*following, *(each for each in rest if each), *queue]
        pages.append([])
        room = height
    return pages


def _level(spread: Spread, width: float) -> Spread:
    """Lengthen the shorter column with empty space."""
    missing = _height(spread[0], width) - _height(spread[1], width)
    return spread[0] + [Spacer(1, max(0, -missing))], spread[1] + [Spacer(1, max(0, missing))]


def _tallest(spread: Spread, width: float) -> float:
    return max(_height(column, width) for column in spread)


def _height(column: Column, width: float) -> float:
    unlimited = 10_000
    return sum(each.wrap(width, unlimited)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in column)
