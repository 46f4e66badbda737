"""A question and its answer: typed text in, records with their best pages and true counts out.

The way of a question, top to bottom in `search`. The command line, the API and the pages all call it.
"""

from dataclasses import dataclass, field

from indexer.engine.query import Sort


@dataclass(frozen=True)
class Request:
    """`filters`: facet -> values, as in an address. `page` from 1. `mode`: `all`, `words` or `meaning`."""

    text: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 20
    mode: str = "all"


@dataclass(frozen=True)
class Marked:
    """A passage of plain text; `marks`: (start, end) code points of the words found, in order, not overlapping."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class PageMatch:
    number: int
    label: str
    language: str
    snippet: Marked


@dataclass(frozen=True)
class FileSummary:
    name: str
    sha256: str
    size_bytes: int
    page_count: int
    text_state: str


@dataclass(frozen=True)
class Hit:
    """`matched_by`: `words`, or empty for a browse without words. `matched_words`: surface forms, as found.

    `pages_total`: how many pages match, of which `pages` are the best. `versions`: (language, record id) of the
    other language versions of the work.
    """

    record_id: int
    title: str
    title_marks: tuple[tuple[int, int], ...]
    language: str
    languages: tuple[str, ...]
    year: int | None
    agency: str | None
    type: str | None
    abstract: str
    score: float
    matched_by: tuple[str, ...]
    matched_words: tuple[str, ...]
    files: tuple[FileSummary, ...]
    pages: tuple[PageMatch, ...]
    pages_total: int
    versions: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Answer:
    """`facets`: facet -> {value: count}, largest first, selected values included even at 0."""

    request: Request
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
