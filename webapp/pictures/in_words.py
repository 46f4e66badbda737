"""What a picture says, in words: where there is most, where fewest, where nothing.

They open each picture, for those who can't see it and those who have no time for it. What would not be news is left
out: of many values that share a place none is told.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from webapp.i18n import _, listed, ngettext, number
from webapp.pictures.matrix import Matrix
from webapp.search.names import years_name

# More names than this are no answer to "where".
MOST_NAMES = 4
MOST_GAPS = 6


def findings(counted: Sequence[tuple[str, int]], missing: Sequence[str] = ()) -> tuple[Markup, ...]:
    """Whole sentences. `counted`: name and number of each value that has any; `missing`: names of those without."""
    return tuple(_findings(counted, missing))


def _findings(counted: Sequence[tuple[str, int]], missing: Sequence[str]) -> Iterator[Markup]:
    counts = [count for _name, count in counted]
    most, fewest = max(counts, default=0), min(counts, default=0)
    if most == fewest and len(counted) > 1:
        yield _("The same number everywhere: %(count)s", count=number(most))
    elif counted:
        yield from _where(counted, most, most_told)
        if len(counted) > 2:
            yield from _where(counted, fewest, fewest_told)
    yield from _none(missing)


def most_told(names: str, count: str) -> Markup:
    return _("Most: %(name)s (%(count)s)", name=names, count=count)


def fewest_told(names: str, count: str) -> Markup:
    return _("Fewest: %(names)s (%(count)s)", names=names, count=count)


def _where(counted: Sequence[tuple[str, int]], wanted: int, told: Callable[[str, str], Markup]) -> Iterator[Markup]:
    names = [name for name, count in counted if count == wanted]
    if len(names) <= MOST_NAMES:
        yield told(listed(names), number(wanted))


def _none(missing: Sequence[str]) -> Iterator[Markup]:
    if 0 < len(missing) <= MOST_GAPS:
        yield _("None: %(names)s", names=listed(list(missing)))


def empty_spans(years: Iterable[int]) -> tuple[str, ...]:
    """The years between the first and the last of `years` that are not among them, neighbours told as one span."""
    ordered = sorted(years)
    gaps = ((before + 1, after - 1) for before, after in pairwise(ordered) if after - before > 1)
    return tuple(years_name(f"{first}-{last}") for first, last in gaps)


def matrix_findings(matrix: Matrix) -> tuple[Markup, ...]:
    """Where a row meets a column most often, topics with nothing at all, and how many cells are empty."""
    cells = [
        (f"{line.name} × {column.name}", cell.count)
        for line in matrix.lines
        for column, cell in zip(matrix.columns, line.cells, strict=True)
    ]
    most = max((count for _name, count in cells), default=0)
    gaps = ngettext(
        "%(count)s cell is empty: a gap in the collection.",
        "%(count)s cells are empty: gaps in the collection.",
        matrix.gaps,
    )
    missing = [line.name for line in matrix.lines if line.is_topic and not line.total]
    return (*(_where(cells, most, most_told) if most else ()), *_none(missing), gaps)
