"""Publications a year as bars: the geometry is worked out here, the template only prints it.

Charts are not mirrored in right-to-left pages. Every bar is a link, as wide as its year and as high as the picture, so
that a small bar is as easy to hit as a large one; the two year fields do the same without aiming.
"""

from collections.abc import Callable
from dataclasses import dataclass

from indexer.engine.query import LAST_YEAR
from indexer.search.answer import Request
from webapp.search.params import bounds, year_addresses

STEP = 10
GAP = 1
HEIGHT = 50
# A year with publications is seen, however few.
LOWEST = 3


@dataclass(frozen=True)
class Bar:
    year: int
    count: int
    x: int
    y: float
    width: int
    height: float
    is_selected: bool
    url: str


@dataclass(frozen=True)
class Histogram:
    """`first`, `last`: years at the ends. `typed_first`, `typed_last`: what the year fields hold."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    first: int
    last: int
    typed_first: int | None
    typed_last: int | None


def histogram(request: Request, counts: dict[str, int]) -> Histogram | None:
    """None where no publication has a year."""
    by_year = {int(value): count for value, count in counts.items() if value.isdigit() and count}
    if not by_year:
        return None
    first, last, most = min(by_year), max(by_year), max(by_year.values())
    low, high = bounds(request)
    bar = _bar_maker(request, first, most, low, high)
    bars = tuple(bar(year, by_year.get(year, 0)) for year in range(first, last + 1))
    return Histogram(bars, len(bars) * STEP, HEIGHT, first, last, low, high)


def _bar_maker(request: Request, first: int, most: int, low: int | None, high: int | None) -> Callable[[int, int], Bar]:
    address_of = year_addresses(request)

    def made(year: int, count: int) -> Bar:
        height = max(LOWEST, round(HEIGHT * count / most, 1)) if count else 0
        return Bar(
            year=year,
            count=count,
            x=(year - first) * STEP,
            y=HEIGHT - height,
            width=STEP - GAP,
            height=height,
            is_selected=(low or 0) <= year <= (high or LAST_YEAR),
            url=address_of(year),
        )

    return made
