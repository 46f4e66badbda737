"""The evidence map: how many publications each topic has in each region, language, span of years or agency.

A cell is the number that the search gives with both values chosen; a cell without any is a gap, and is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.engine.query import year_range
from indexer.search.answer import Answer, Request
from repository.vocabulary.concepts import Vocabulary
from webapp.i18n import pgettext
from webapp.search.names import value_name
from webapp.search.params import address, with_filters

ROWS = "objective"
# What can stand across: key in the address -> facet.
ACROSS = {"region": "region", "country": "region", "language": "language", "year": "year", "agency": "agency"}
MOST_COLUMNS = 12
SPAN = 5
# Continents as M49 numbers them, in the order of the alphabet of English.
CONTINENTS = ("002", "019", "142", "150", "009")
LEVELS = 5


@dataclass(frozen=True)
class Cell:
    """`level`: 0 for none, to `LEVELS` for the most."""

    count: int
    level: int
    url: str


@dataclass(frozen=True)
class Line:
    """A row of the table. `is_topic`: it stands under the objective before it."""

    name: str
    url: str
    is_topic: bool
    total: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    value: str
    name: str
    total: int
    url: str


@dataclass(frozen=True)
class Matrix:
    """`by`: what stands across. `gaps`: how many cells are empty."""

    by: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def gaps(self) -> int:
        return sum(cell.count == 0 for line in self.lines for cell in line.cells)


def across_names() -> dict[str, Markup]:
    return {
        "region": pgettext("across", "Regions"),
        "country": pgettext("across", "Countries"),
        "language": pgettext("across", "Languages"),
        "year": pgettext("across", "Years"),
        "agency": pgettext("across", "Agencies"),
    }


def matrix(answer: Answer, vocabulary: Vocabulary, by: str) -> Matrix:
    """`answer`: of a request from `crossing`. Rows are those of the filter, all without one."""
    facet = ACROSS[by]
    values = _columns(answer, vocabulary, by)
    counted = {
        key: [_count(answer.crossed.get(key, {}), facet, value) for value in values]
        for key in _rows(answer.request, vocabulary)
    }
    most = max((count for counts in counted.values() for count in counts), default=0)
    columns = tuple(
        Column(
            value,
            value_name(vocabulary, facet, value),
            _count(answer.facets.get(facet, {}), facet, value),
            address(_with(answer.request, facet, value)),
        )
        for value in values
    )
    lines = tuple(_line(answer, vocabulary, key, facet, values, counts, most) for key, counts in counted.items())
    return Matrix(by, columns, lines)


def _line(
    answer: Answer, vocabulary: Vocabulary, key: str, facet: str, values: list[str], counts: list[int], most: int
) -> Line:
    concept = vocabulary.get(ROWS, key)
    asked = _with(answer.request, ROWS, key)
    cells = tuple(
        Cell(count, level(count, most), address(_with(asked, facet, value)))
        for value, count in zip(values, counts, strict=True)
    )
    name = value_name(vocabulary, ROWS, key)
    return Line(name, address(asked), concept.broader is not None, answer.facets.get(ROWS, {}).get(key, 0), cells)


def level(count: int, most: int) -> int:
    """Shades in equal steps of the largest number; whatever is there at all has at least the first."""
    return -(-count * LEVELS // most) if count else 0


def _with(request: Request, facet: str, value: str) -> Request:
    return with_filters(request, request.filters | {facet: (value,)})


def _count(counts: dict[str, int], facet: str, value: str) -> int:
    """A span of years is the sum of its years, for a publication has one."""
    if facet != "year":
        return counts.get(value, 0)
    first, last = year_range(value)
    return sum(count for year, count in counts.items() if first <= int(year) <= last)


def _rows(request: Request, vocabulary: Vocabulary) -> Iterator[str]:
    """Objectives, each before its topics."""
    chosen = set(request.filters.get(ROWS, ()))
    concepts = list(vocabulary.iter_facet(ROWS))
    for objective in (concept for concept in concepts if concept.broader is None):
        for concept in (objective, *(one for one in concepts if one.broader == objective.key)):
            if not chosen or chosen & {concept.key, objective.key}:
                yield concept.key


def _columns(answer: Answer, vocabulary: Vocabulary, by: str) -> list[str]:
    counts = answer.facets.get(ACROSS[by], {})
    chosen = answer.request.filters.get(ACROSS[by], ())
    if by == "year":
        return _spans(counts)
    if chosen:
        return list(chosen[:MOST_COLUMNS])
    if by == "agency":
        return [concept.key for concept in vocabulary.iter_facet("agency")]
    if by == "region":
        keys = [concept.key for concept in vocabulary.iter_facet("region")]
        groups = [key for key in keys if not key.isdigit() and not is_country(key)]
        return [*CONTINENTS, *(key for key in groups if counts.get(key))][:MOST_COLUMNS]
    found = [value for value in counts if by != "country" or is_country(value)]
    return found[:MOST_COLUMNS]


def is_country(key: str) -> bool:
    """Countries have two capital letters as key, groups and regions have not."""
    return len(key) == 2 and key.isalpha() and key.isupper()


def _spans(counts: dict[str, int]) -> list[str]:
    years = [int(year) for year in counts if year.isdigit()]
    if not years:
        return []
    first, last = min(years) // SPAN * SPAN, max(years)
    spans = [f"{start}-{start + SPAN - 1}" for start in range(first, last + 1, SPAN)]
    return spans[-MOST_COLUMNS:]


def everything(request: Request) -> Request:
    """The same question with nothing to show but its counts."""
    return replace(request, page=1, per_page=0)


def crossing(request: Request, by: str) -> Request:
    """The question whose answer holds the cells."""
    return replace(everything(request), crossed=(ROWS, ACROSS[by]))
