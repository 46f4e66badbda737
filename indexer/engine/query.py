"""The neutral query: what every engine is asked, in terms that our own analysis has made.

A `Node` matches terms; it knows no language and no syntax of any engine. `query_parser` makes it from typed text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Word:
    """One typed word. `exact`: its folded form. `stems`: its stems in the languages of the index, any may match.

    `typed`: as it was typed, for those who stem it once more.
    """

    exact: str
    stems: tuple[str, ...]
    typed: str = field(default="", compare=False)


@dataclass(frozen=True)
class Phrase:
    """Words that stand next to each other in this order: folded forms, or the terms of stems, which match inflected
    words, and only in texts of their own language."""

    words: tuple[str, ...]
    are_stems: bool = False


@dataclass(frozen=True)
class SameAs:
    """A typed word, or any of the phrases that name, in any language, the concept which the word helps to name.

    The best of them counts, for they are one thing said in several ways; a phrase counts `NAME_WEIGHT` of its score.
    """

    word: Word
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Every:
    """All parts have to match."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Some:
    """At least `minimum` of the parts have to match; more of them score higher.

    `bonus` (*the*, *und*, *koji*) adds to the score and never decides whether a record is found.
    """

    parts: tuple["Node", ...]
    minimum: int = 1
    bonus: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Without:
    """`wanted` has to match (everything, if None) and `unwanted` must not."""

    wanted: "Node | None"
    unwanted: "Node"


@dataclass(frozen=True)
class Scored:
    """These records and no others, each with the score that it was given: what was found outside the engine.

    `scores`: (record id, score), every record once, in any order.
    """

    scores: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Weighted:
    """Matches what `part` matches, and counts `weight` times its score: 0 makes it a mere condition."""

    part: "Node"
    weight: float


Node = Word | Phrase | SameAs | Every | Some | Without | Scored | Weighted


# What was typed goes before what it also means: names in a rare language would score high for their rarity alone.
NAME_WEIGHT = 0.2


# Stands for an open end, and for no year at all where the oldest come first.
LAST_YEAR = 9999


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


@dataclass(frozen=True)
class SearchQuery:
    """`node` None matches everything. `filters`: facet -> values, OR inside a facet and AND between facets.

    A year is a filter too: `"year": ("2015-2024",)`; each value is a year or an inclusive range.
    `facets`: those whose counts are wanted. `offset` from 0. `locale`: by whose alphabet titles are sorted.
    """

    node: Node | None = None
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    locale: str = ""


def year_range(value: str) -> tuple[int, int]:
    """`2015-2024`, `2015-`, `-2024` or `2019` as inclusive bounds.

    Raises:
        ValueError: it is none of these, or goes from a later to an earlier year.
    """
    start, dash, end = value.partition("-")
    first = int(start or 0) if dash else int(start)
    last = int(end or LAST_YEAR) if dash else first
    if not 0 <= first <= last <= LAST_YEAR:
        raise ValueError(value)
    return first, last


def any_of(node: Node) -> Node:
    """The same words with one of them enough, for passages that need not hold the whole question."""
    parts = tuple(dict.fromkeys(iter_positive(node)))
    return Some(parts) if parts else node


def iter_positive(node: Node | None) -> Iterator[Word | Phrase]:
    """The words and phrases that may be marked in a text: all but bonus words and the unwanted side of `Without`."""
    match node:
        case Word() | Phrase():
            yield node
        case SameAs(word, phrases):
            yield word
            yield from phrases
        case Every(parts) | Some(parts, _, _):
            for part in parts:
                yield from iter_positive(part)
        case Without(wanted, _):
            yield from iter_positive(wanted)
        case Weighted(part, _):
            yield from iter_positive(part)
