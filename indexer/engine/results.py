"""What an engine answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RecordHit:
    """`record_id`: the first version of the work."""

    record_id: int
    score: float


@dataclass(frozen=True)
class PageHits:
    """The best pages of one record, best first, and how many of its pages match at all.

    `is_whole`: each of them holds the whole question, not only some of its words. `score`: of the best page.
    """

    numbers: tuple[int, ...]
    total: int
    is_whole: bool = True
    score: float = 0.0


@dataclass(frozen=True)
class EngineResults:
    """`total` counts cards. `facets`: facet -> value -> number of cards, without the facet's own filter."""

    total: int
    hits: tuple[RecordHit, ...]
    facets: dict[str, dict[str, int]]
