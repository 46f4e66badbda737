"""What an engine answers."""

from dataclasses import dataclass, field


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
    """`total` counts cards. `facets`: facet -> value -> number of cards, without the facet's own filter.

    `crossed`: value of the first crossed facet -> value of the second -> number of cards with both, without the filters
    of either; pairs that no card has are left out.
    """

    total: int
    hits: tuple[RecordHit, ...]
    facets: dict[str, dict[str, int]]
    crossed: dict[str, dict[str, int]] = field(default_factory=dict)
