"""The world with the countries that publications are about.

The list beside it is the primary control; a click on the map leads where the list does.
"""

from dataclasses import dataclass

from markupsafe import Markup

from webapp.i18n import _
from webapp.pictures.matrix import level
from webapp.pictures.outlines import world
from webapp.pictures.series import Series


@dataclass(frozen=True)
class Land:
    """`path` or `dot`, as in `outlines`. `label`: for those who hear the map."""

    code: str
    path: str
    dot: tuple[float, float] | None
    level: int
    label: Markup
    url: str


@dataclass(frozen=True)
class Atlas:
    """`box`: of the SVG. `steps`: level -> least and largest number with it, for the legend."""

    box: tuple[int, int, int, int]
    lands: tuple[Land, ...]
    steps: tuple[tuple[int, int, int], ...]
    has_kosovo: bool


def atlas(series: Series) -> Atlas:
    """The largest countries first, so that a small one lies above its neighbour."""
    drawn = world()
    most = max((row.count for row in series.rows), default=0)
    lands = [
        Land(
            code=row.value,
            path=outline.path,
            dot=outline.dot,
            level=level(row.count, most),
            label=_("%(name)s: %(count)s", name=row.name, count=row.count),
            url=row.url,
        )
        for row in series.rows
        if row.count and (outline := drawn.outlines.get(row.value))
    ]
    lands.sort(key=lambda land: -len(land.path))
    counts: dict[int, list[int]] = {}
    for row in series.rows:
        if row.count:
            counts.setdefault(level(row.count, most), []).append(row.count)
    steps = tuple((one, min(counts[one]), max(counts[one])) for one in sorted(counts))
    return Atlas(drawn.box, tuple(lands), steps, any(row.value == "XK" for row in series.rows))
