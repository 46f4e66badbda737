"""Running heads, feet and page numbers, recognised across the pages of a document.

A line near the top or the foot of its page is furniture if other pages say so:

- *page numbers*: its number grows with the pages, at the same height, on three pages (on both of two);
- *repeated lines*: the same words, its page number aside, stand at the same height on three pages that are near each
  other (odd and even pages, and those that open a chapter, may differ);
- *neighbours*: it stands in the row of another one (`12` left, the title of the chapter right), or at a height where
  heads have been found on many pages, and is met there twice.

A body is no furniture, whatever it repeats: so a line must be parted from the text by more white than lines of the
text are, and be set no larger than it. A row of a table that heads several pages fails the first, a heading the
second. What is left out is still in the raw text of the page.

Only lines near the edges are looked at, so the cost is linear in the pages; nothing but them and the text is held.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from indexer.extraction.lines import Edge, PageText
from indexer.extraction.page_numbers import Numbered, key_of, readings

# On how many pages a line has to be met, and how far apart two of them may be.
REPEATS = 3
PAGES_APART = 10
# Lines of one kind stand within so many points of the same height.
SAME_DEPTH = 5.0
# White between furniture and text, in heights of a line, beyond the usual white between two lines.
WHITE_TO_TEXT = 0.4
# Furniture is set at most so much larger than the usual line.
LARGEST = 1.3
# A height is one of heads if they were found there on so many pages.
PAGES_OF_A_SLOT = 5
LONGEST_NEIGHBOUR = 150
SAME_LETTERS = 15

T = TypeVar("T")
Series = tuple[int, bool]


@dataclass
class _Candidate:
    """A line that may be furniture. `number`: the reading that fits a series of page numbers."""

    page: int
    edge: Edge
    text: str
    readings: tuple[Numbered, ...]
    number: Numbered | None = None
    is_furniture: bool = False

    @property
    def key(self) -> str:
        return self.number.rest if self.number else key_of(self.text)

    def series(self, reading: Numbered) -> Series:
        """Difference between the printed number and the physical page, and whether it is Roman."""
        return reading.value - self.page, reading.is_roman


def find_furniture(pages: Sequence[PageText]) -> list[frozenset[int]]:
    """For each page the indexes of its lines that are furniture."""
    candidates = [one for number, page in enumerate(pages, 1) for one in _candidates(number, page)]
    _take_numbers(candidates, len(pages))
    _take_repeated(candidates)
    _take_neighbours(candidates)
    found: list[dict[int, _Candidate]] = [{} for _ in pages]
    for one in candidates:
        if one.is_furniture:
            found[one.page - 1][one.edge.index] = one
    return [_standing_alone(page, taken) for page, taken in zip(pages, found, strict=True)]


def _standing_alone(page: PageText, taken: dict[int, _Candidate]) -> frozenset[int]:
    """Drop repeated lines that belong to a block of text: the line next to them, away from the body, is none."""
    reach = (1 + page.line_gap + WHITE_TO_TEXT) * page.line_height
    blocked: set[int] = set()
    for zone in ("top", "foot"):
        edges = sorted((edge for edge in page.edges if edge.zone == zone), key=lambda edge: edge.depth)
        for place, edge in enumerate(edges):
            outer = [one for one in edges[:place] if SAME_DEPTH / 2 < edge.depth - one.depth < reach]
            is_number = edge.index in taken and taken[edge.index].number is not None
            if not is_number and any(one.index not in taken or one.index in blocked for one in outer):
                blocked.add(edge.index)
    return frozenset(taken.keys() - blocked)


def without(text: str, indexes: frozenset[int]) -> str:
    """The text of a page without some of its lines."""
    if not indexes:
        return text
    return "\n".join(line for index, line in enumerate(text.split("\n")) if index not in indexes)


def _candidates(number: int, page: PageText) -> Iterator[_Candidate]:
    lines = page.text.split("\n")
    white = page.line_gap + WHITE_TO_TEXT
    for zone in ("top", "foot", "side"):
        edges = [edge for edge in page.edges if edge.zone == zone]
        innermost = max((edge.depth for edge in edges if edge.gap >= white), default=-1.0)
        for edge in edges:
            text = lines[edge.index]
            is_apart = zone == "side" or edge.depth <= innermost
            if text and is_apart and (zone == "side" or edge.height <= LARGEST * page.line_height):
                yield _Candidate(number, edge, text, tuple(readings(text)))


def _take_numbers(candidates: Sequence[_Candidate], pages: int) -> None:
    """Find the series of page numbers and take their lines."""
    fitting: dict[tuple[str, Series], list[tuple[_Candidate, Numbered]]] = defaultdict(list)
    for one in candidates:
        for reading in one.readings:
            fitting[one.edge.zone, one.series(reading)].append((one, reading))
    series: dict[Series, set[int]] = defaultdict(set)
    for (_, kind), members in fitting.items():
        for group in _at_one_depth(members, lambda member: member[0].edge.depth):
            met = {one.page for one, _ in group}
            if len(met) < min(REPEATS, pages) or pages < 2 or not _has_run(met, min(REPEATS, pages)):
                continue
            if len(met) < REPEATS and not all(reading.is_bare or _counts(reading, pages) for _, reading in group):
                continue
            series[kind] |= met
            for one, reading in group:
                one.number, one.is_furniture = reading, True
    numbered = {one.page for one in candidates if one.is_furniture}
    for one in candidates:
        for reading in one.readings if one.page not in numbered else ():
            near = series.get(one.series(reading), ())
            if reading.is_bare and any(abs(page - one.page) <= PAGES_APART for page in near):
                one.number, one.is_furniture = reading, True


def _counts(reading: Numbered, pages: int) -> bool:
    """Whether it says how many pages there are: `page # of 2`."""
    return str(pages) in reading.rest.replace("/", " ").split()


def _take_repeated(candidates: Sequence[_Candidate]) -> None:
    same: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for one in candidates:
        same[one.edge.zone, one.key].append(one)
    for (zone, _), group in same.items():
        if len(group) < REPEATS:
            continue
        level = [group] if zone == "side" else _at_one_depth(group, lambda one: one.edge.depth)
        for members in level:
            for run in _runs(sorted({one.page for one in members})):
                if len(run) >= REPEATS:
                    _take(one for one in members if one.page in set(run))


def _take_neighbours(candidates: Sequence[_Candidate]) -> None:
    """Lines in the row of furniture; and those at a height where it often stands, if they are met twice, hold nothing
    but a number, or begin or end as other furniture there does."""
    taken: dict[tuple[int, str], list[float]] = defaultdict(list)
    slots: Counter[tuple[str, int]] = Counter()
    keys: dict[str, set[str]] = defaultdict(set)
    for one in candidates:
        if one.is_furniture:
            taken[one.page, one.edge.zone].append(one.edge.depth)
            slots[one.edge.zone, round(one.edge.depth)] += 1
            keys[one.edge.zone].add(one.key)
    met = Counter((one.edge.zone, one.key) for one in candidates)
    for one in candidates:
        if one.is_furniture or len(one.text) > LONGEST_NEIGHBOUR:
            continue
        depth, zone = one.edge.depth, one.edge.zone
        if any(abs(depth - other) <= SAME_DEPTH / 2 for other in taken[one.page, zone]):
            one.is_furniture = True
        elif sum(slots[zone, round(depth) + step] for step in (-2, -1, 0, 1, 2)) >= PAGES_OF_A_SLOT:
            is_bare = any(reading.is_bare for reading in one.readings)
            one.is_furniture = is_bare or met[zone, one.key] >= 2 or _is_like(one.key, keys[zone])


def _is_like(key: str, others: Iterable[str]) -> bool:
    """Whether it begins or ends with the same words as another one: the title of the publication, say."""
    if len(key) < SAME_LETTERS:
        return False
    return any(
        key[:SAME_LETTERS] == other[:SAME_LETTERS] or key[-SAME_LETTERS:] == other[-SAME_LETTERS:] for other in others
    )


def _take(group: Iterable[_Candidate]) -> None:
    for one in group:
        one.is_furniture = True


def _at_one_depth(members: Iterable[T], depth: Callable[[T], float]) -> Iterator[list[T]]:
    """Members in groups of the same height on the page."""
    group: list[T] = []
    for member in sorted(members, key=depth):
        if group and depth(member) - depth(group[-1]) > SAME_DEPTH:
            yield group
            group = []
        group.append(member)
    if group:
        yield group


def _runs(pages: Sequence[int]) -> Iterator[list[int]]:
    """Pages that are near each other."""
    run: list[int] = []
    for page in pages:
        if run and page - run[-1] > PAGES_APART:
            yield run
            run = []
        run.append(page)
    if run:
        yield run


def _has_run(pages: set[int], length: int) -> bool:
    return any(len(run) >= length for run in _runs(sorted(pages)))
