"""What an engine answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RecordHit:
    record_id: int
    score: float


@dataclass(frozen=True)
class PageHits:
    """The best pages of one record, best first, and how many of its pages match at all."""

    numbers: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class EngineResults:
    """`total` counts records. `facets`: facet -> value -> number of records, without the facet's own filter."""

    total: int
    hits: tuple[RecordHit, ...]
    facets: dict[str, dict[str, int]]
