"""Light Markdown: headings, paragraphs, lists and tables, and nothing inside a line.

Blank lines separate blocks. A line starting with `#` is a heading, consecutive lines starting with `- ` are a
list, consecutive lines starting with `|` are a table whose second line is a rule; anything else is a paragraph.
It is not CommonMark: no emphasis, no links, no nesting. What looks like such syntax is printed as it stands.
"""

import re
from dataclasses import dataclass
from itertools import groupby

_HEADING = re.compile(r"(#{1,2}) +(.+)")
_CELL_RULE = re.compile(r":?-+:?")


@dataclass(frozen=True)
class Heading:
    """`level` is 1 for a chapter and 2 for a subheading."""

    level: int
    text: str


@dataclass(frozen=True)
class Prose:
    text: str


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Prose | Bullets | Grid


class MarkdownError(Exception):
    """A table that has no rule under its head, or a row of the wrong length. The message says which."""


def parse_blocks(text: str) -> tuple[Block, ...]:
    """Raises MarkdownError."""
    blocks: list[Block] = []
    for kind, group in groupby(text.splitlines(), key=_line_kind):
        lines = [line.strip() for line in group]
        if kind == "#":
            blocks += [_heading(line) for line in lines]
        elif kind == "-":
            blocks.append(Bullets(tuple(line.removeprefix("- ").strip() for line in lines)))
        elif kind == "|":
            blocks.append(_grid(lines))
        elif kind:
            blocks.append(Prose(" ".join(lines)))
    return tuple(blocks)


def _line_kind(line: str) -> str:
    """The sign that opens the line, `text` for prose, empty for a blank line."""
    if not line.strip():
        return ""
    if _HEADING.fullmatch(line.strip()):
        return "#"
    if line.startswith("- "):
        return "-"
    return "|" if line.startswith("|") else "text"


def _heading(line: str) -> Heading:
    match = _HEADING.fullmatch(line)
    assert match, "groupby hands over headings only"
    return Heading(level=len(match[1]), text=match[2].strip())


def _grid(lines: list[str]) -> Grid:
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    if len(rows) < 3 or not all(_CELL_RULE.fullmatch(cell) for cell in rows[1]):
        raise MarkdownError(f"the table {lines[0]!r} needs a head, a rule and a row")
    for row in rows[1:]:
        if len(row) != len(rows[0]):
            raise MarkdownError(f"a table row has {len(row)} cells, its head {len(rows[0])}: {' | '.join(row)!r}")
    return Grid(head=rows[0], rows=tuple(rows[2:]))
