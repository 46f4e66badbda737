"""Publications a year, each bar divided by type: on demand, for who asks what kind of evidence came when.

Layers differ in their pattern, not in colour alone, and stand in the legend and in the table by name. The table is the
whole of it; the bars show its rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.search.answer import Answer, Request
from repository.vocabulary.concepts import Vocabulary
from webapp.i18n import _
from webapp.pictures.matrix import Cell, everything
from webapp.search.names import value_name
from webapp.search.params import address, with_filters

TYPE = "type"
# The rarer ones are one layer, before those without a type.
MOST_TYPES = 5
# What a layer is filled with: a path on a tile of `TILE` units, of the full colour on a pale ground.
TILE = 6
FILLS = (
    "M0 0h6v6H0z",
    "M0 6 6 0H4L0 4zM6 6V4L4 6z",
    "M0 2h6v2H0z",
    "M1.5 1.5h3v3h-3z",
    "M2 0h2v6H2z",
    "M0 2.5h6v1H0zM2.5 0h1v6h-1z",
    "",
)
HEIGHT = 190
# Of a year with the gap before the next: the least, and what a few years share.
STEP, SHARED, GAP = 24, 600, 6
# The smallest letters, of the whole width: a narrow screen shows the picture smaller.
LETTERS = 36
LABELLED_EACH = 5
CLEARANCE = 3


@dataclass(frozen=True)
class Layer:
    """`value` is empty for rarer types and for none. `fill`: of `FILLS`."""

    value: str
    name: str
    fill: int


@dataclass(frozen=True)
class Segment:
    y: float
    height: float
    fill: int


@dataclass(frozen=True)
class StackedBar:
    """`middle`: where its `label` is, the year or empty."""

    year: int
    count: int
    x: int
    middle: float
    label: str
    segments: tuple[Segment, ...]
    url: str


@dataclass(frozen=True)
class StackedYear:
    """A row of the table; `cells` go with the layers. `url` is empty for those without a year."""

    name: Markup | str
    count: int
    cells: tuple[Cell, ...]
    url: str


@dataclass(frozen=True)
class Stack:
    """`bar`: width of one, `font`: size of letters, in units of the picture. `fills`, `tile`: as `FILLS`, `TILE`."""

    layers: tuple[Layer, ...]
    bars: tuple[StackedBar, ...]
    rows: tuple[StackedYear, ...]
    width: int
    font: float
    bar: int
    fills: tuple[str, ...] = FILLS
    tile: int = TILE

    @property
    def height(self) -> float:
        return HEIGHT + 1.7 * self.font


def dividing(request: Request) -> Request:
    """The question whose answer `stack` draws."""
    return replace(everything(request), crossed=(TYPE, "year"))


def stack(answer: Answer, vocabulary: Vocabulary) -> Stack | None:
    """None where no publication has a year. Of a publication of two types each is counted, as the search does."""
    years = {int(value): count for value, count in answer.facets.get("year", {}).items() if value.isdigit() and count}
    if not years:
        return None
    types = _types(answer)
    layers = _layers(types, vocabulary)
    rows = tuple(_rows(answer, vocabulary, types, layers, years))
    if not any(row.cells[-1].count for row in rows):
        layers, rows = layers[:-1], tuple(replace(row, cells=row.cells[:-1]) for row in rows)
    spanned = max(years) - min(years) + 1
    step = max(STEP, SHARED // spanned)
    font = round(max(11, spanned * step / LETTERS), 1)
    return Stack(layers, tuple(_bars(rows, layers, years, step)), rows, spanned * step, font, step - GAP)


def _layers(types: list[str], vocabulary: Vocabulary) -> tuple[Layer, ...]:
    named = [Layer(key, value_name(vocabulary, TYPE, key), fill) for fill, key in enumerate(types[:MOST_TYPES])]
    others = [Layer("", _("other types").unescape(), MOST_TYPES)] if len(types) > MOST_TYPES else []
    return (*named, *others, Layer("", _("no type given").unescape(), MOST_TYPES + 1))


def _types(answer: Answer) -> list[str]:
    """Those that are asked for, all without a filter; the most frequent first."""
    chosen = answer.request.filters.get(TYPE, ())
    totals = {key: sum(counts.values()) for key, counts in answer.crossed.items() if not chosen or key in chosen}
    return sorted((key for key, total in totals.items() if total), key=lambda key: (-totals[key], key))


def _rows(
    answer: Answer, vocabulary: Vocabulary, types: list[str], layers: tuple[Layer, ...], years: dict[int, int]
) -> Iterator[StackedYear]:
    for year in sorted(years):
        counts = [answer.crossed[key].get(str(year), 0) for key in types]
        chosen = answer.request.filters | {"year": (str(year),)}
        asked = with_filters(answer.request, chosen)
        cells = tuple(
            Cell(count, 0, address(with_filters(asked, chosen | {TYPE: (layer.value,)})) if layer.value else "")
            for layer, count in zip(layers, _by_layer(counts, years[year]), strict=True)
        )
        yield StackedYear(value_name(vocabulary, "year", str(year)), years[year], cells, address(asked))
    undated = answer.total - sum(years.values())
    if undated > 0 and not answer.request.filters.get("year"):
        found = answer.facets.get(TYPE, {})
        counts = [found.get(key, 0) - sum(answer.crossed[key].values()) for key in types]
        cells = tuple(Cell(count, 0, "") for count in _by_layer(counts, undated))
        yield StackedYear(_("no year given"), undated, cells, "")


def _by_layer(counts: list[int], total: int) -> list[int]:
    """`counts`: of all types; the rarer ones are joined, and what is left has no type."""
    others = [sum(counts[MOST_TYPES:])] if len(counts) > MOST_TYPES else []
    return [*counts[:MOST_TYPES], *others, max(0, total - sum(counts))]


def _bars(
    rows: tuple[StackedYear, ...], layers: tuple[Layer, ...], years: dict[int, int], step: int
) -> Iterator[StackedBar]:
    most = max(sum(cell.count for cell in row.cells) for row in rows)
    first, last = min(years), max(years)
    for year, row in zip(sorted(years), rows, strict=False):
        y, segments = float(HEIGHT), []
        for layer, cell in zip(layers, row.cells, strict=True):
            height = round(HEIGHT * cell.count / most, 1)
            y = round(y - height, 1)
            if cell.count:
                segments.append(Segment(y, height, layer.fill))
        x = (year - first) * step
        yield StackedBar(year, row.count, x, x + (step - GAP) / 2, _label(year, first, last), tuple(segments), row.url)


def _label(year: int, first: int, last: int) -> str:
    """The ends, and round years that do not touch them."""
    is_free = year % LABELLED_EACH == 0 and min(year - first, last - year) >= CLEARANCE
    return str(year) if year in (first, last) or is_free else ""
