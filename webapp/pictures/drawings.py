"""The same pictures as SVG files of their own, with their colours and texts inside, for reports and slides."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from webapp.pictures.atlas import Atlas
from webapp.pictures.matrix import LEVELS, Matrix, level
from webapp.pictures.outlines import Outline, coarse, world
from webapp.pictures.series import Series
from webapp.pictures.stack import FILLS, TILE, Stack

SVG = "http://www.w3.org/2000/svg"
FONT = "system-ui, 'Noto Sans', sans-serif"
INK, SOFT, LAND, SIGN = "#1a2430", "#55606e", "#dcd9cf", "#0b5c5e"
# Half transparent over light and dark paper: land without anything, and with how much it begins and ends.
BARE, FOUND = ("#7d8791", 0.22), ("#35918f", 0.45, 1.0)
SHADES = ("#f4f2ec", "#cfe5e2", "#9fcbc7", "#67a9a6", "#2f7f7e", "#0b5c5e")
# Of a map that is shown a third as large: what is left out, and the size of dots.
NEAR, DOT = 3, 7
ROW, NAMES, BARS, COUNT = 26, 320, 420, 60
CELL, HEAD = 76, 150
MARGIN = 20
LONGEST_NAME = 46


def draw_bars(series: Series, title: str) -> bytes:
    height = MARGIN * 3 + ROW * len(series.rows)
    root = _picture(NAMES + BARS + COUNT + 2 * MARGIN, height, title)
    for number, row in enumerate(series.rows):
        y = 2.5 * MARGIN + number * ROW
        _text(root, MARGIN + NAMES - 12, y + 16, _short(str(row.name)), INK, "end")
        width = max(1.0, BARS * row.length / 100)
        _box(root, MARGIN + NAMES, y + 3, width, ROW - 8, SIGN)
        _text(root, MARGIN + NAMES + width + 8, y + 16, str(row.count), SOFT)
    return _bytes(root)


def draw_matrix(matrix: Matrix, title: str) -> bytes:
    width = NAMES + CELL * len(matrix.columns) + 2 * MARGIN
    root = _picture(width, HEAD + ROW * len(matrix.lines) + 2 * MARGIN, title)
    for number, column in enumerate(matrix.columns):
        x = MARGIN + NAMES + CELL * (number + 0.5)
        name = _text(root, x, HEAD, _short(column.name, 22), INK)
        name.set("transform", f"rotate(-45 {x} {HEAD})")
    for number, line in enumerate(matrix.lines):
        y = HEAD + 10 + number * ROW
        _text(root, MARGIN + (16 if line.is_topic else 0), y + 17, _short(line.name, 44), INK)
        for place, cell in enumerate(line.cells):
            x = MARGIN + NAMES + CELL * place
            _box(root, x + 1, y + 1, CELL - 2, ROW - 2, SHADES[cell.level])
            ink = "#ffffff" if cell.level > len(SHADES) - 3 else INK
            _text(root, x + CELL / 2, y + 17, str(cell.count or "–"), ink, "middle")
    return _bytes(root)


def draw_stack(stack: Stack, title: str) -> bytes:
    """The bars over the legend."""
    height = MARGIN * 4 + stack.height + ROW * len(stack.layers)
    root = _picture(max(stack.width, NAMES + BARS) + 2 * MARGIN, height, title)
    tiles = SubElement(root, "defs")
    for number, path in enumerate(FILLS):
        tile = SubElement(tiles, "pattern", {"id": f"fill-{number}", "patternUnits": "userSpaceOnUse"})
        tile.attrib |= {"width": str(TILE), "height": str(TILE)}
        _box(tile, 0, 0, TILE, TILE, "#ffffff")
        SubElement(tile, "path", {"d": path, "fill": SIGN})
    top = 2.5 * MARGIN
    for bar in stack.bars:
        for one in bar.segments:
            _layer(root, MARGIN + bar.x, top + one.y, stack.bar, one.height, one.fill)
        _text(root, MARGIN + bar.middle, top + stack.height, bar.label, SOFT, "middle")
    for number, layer in enumerate(stack.layers):
        y = top + stack.height + MARGIN + number * ROW
        _layer(root, MARGIN, y, 28, 16, layer.fill)
        _text(root, MARGIN + 40, y + 13, layer.name, INK)
    return _bytes(root)


def _layer(parent: Element, x: float, y: float, width: float, height: float, fill: int) -> None:
    _box(parent, x, y, width, height, f"url(#fill-{fill})")
    parent[-1].set("stroke", SIGN)


def draw_atlas(atlas: Atlas, title: str) -> bytes:
    left, top, width, height = atlas.box
    root = _picture(width, height, title, f"{left} {top} {width} {height}")
    _land(root)
    for land in atlas.lands:
        shape = _shape(root, land.path, land.dot, SHADES[land.level])
        SubElement(shape, "title").text = str(land.label)
    return _bytes(root)


def draw_land() -> bytes:
    """Every country in one shade, under those that the page draws. Half transparent, it suits light and dark."""
    root = _world()
    _land(SubElement(root, "g", _shaded(*BARE)), "")
    return _bytes(root)


def draw_small_world(counts: dict[str, int]) -> bytes:
    """The world to be shown small, without words: a country with more publications is stronger in colour. It suits
    light and dark as `draw_land` does. `counts`: publications by code of a country."""
    root, most = _world(), max(counts.values(), default=0)
    shades: list[list[Outline]] = [[] for _ in range(LEVELS + 1)]
    for code, outline in world().outlines.items():
        shades[level(counts.get(code, 0), most)].append(outline)
    colour, faintest, strongest = FOUND
    for step, outlines in enumerate(shades):
        if not outlines:
            continue
        opacity = faintest + (strongest - faintest) * (step - 1) / (LEVELS - 1)
        drawn = SubElement(root, "g", _shaded(colour, opacity) if step else _shaded(*BARE))
        SubElement(drawn, "path", {"d": "".join(coarse(outline.path, NEAR) for outline in outlines)})
        for x, y in (outline.dot for outline in outlines if outline.dot and step):
            SubElement(drawn, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", "r": str(DOT)})
    return _bytes(root)


def _world() -> Element:
    left, top, width, height = world().box
    return Element("svg", {"xmlns": SVG, "viewBox": f"{left} {top} {width} {height}"})


def _shaded(fill: str, opacity: float) -> dict[str, str]:
    return {"fill": fill, "fill-opacity": f"{opacity:g}"}


def _land(parent: Element, fill: str = LAND) -> None:
    whole = "".join(outline.path for outline in world().outlines.values())
    SubElement(parent, "path", {"d": whole, **({"fill": fill} if fill else {})})


def _shape(parent: Element, path: str, dot: tuple[float, float] | None, fill: str) -> Element:
    if dot:
        place = {"cx": f"{dot[0]:g}", "cy": f"{dot[1]:g}", "r": "4"}
        return SubElement(parent, "circle", {**place, "fill": fill, "stroke": INK})
    return SubElement(parent, "path", {"d": path, "fill": fill, "stroke": "#ffffff", "stroke-width": ".4"})


def _picture(width: float, height: float, title: str, box: str = "") -> Element:
    root = Element(
        "svg",
        {"xmlns": SVG, "width": str(width), "height": str(height), "viewBox": box or f"0 0 {width} {height}"}
        | {"role": "img", "font-family": FONT, "font-size": "13"},
    )
    SubElement(root, "title").text = title
    if not box:
        _box(root, 0, 0, width, height, "#ffffff")
        _text(root, MARGIN, MARGIN + 6, title, INK).set("font-weight", "600")
    return root


def _box(parent: Element, x: float, y: float, width: float, height: float, fill: str) -> None:
    values = {"x": x, "y": y, "width": width, "height": height}
    SubElement(parent, "rect", {name: f"{value:g}" for name, value in values.items()} | {"fill": fill})


def _text(parent: Element, x: float, y: float, text: str, fill: str, anchor: str = "start") -> Element:
    element = SubElement(parent, "text", {"x": f"{x:g}", "y": f"{y:g}", "fill": fill, "text-anchor": anchor})
    element.text = text
    return element


def _short(name: str, longest: int = LONGEST_NAME) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def _bytes(root: Element) -> bytes:
    found: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return found
