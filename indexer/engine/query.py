"""The neutral query: what every engine is asked, in terms that our own analysis has made.

A `Node` matches terms; it knows no language and no syntax of any engine. `query_parser` makes it from typed text.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from indexer.facets import BY_NAME


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
    `tags`: a record with any of them is found by it, whatever its text says; a page never is.
    """

    word: Word
    phrases: tuple[Phrase, ...]
    tags: tuple["Tagged", ...] = ()


@dataclass(frozen=True)
class Prefix:
    """The words that begin with these folded letters, of which an engine takes the `MOST_EXPANSIONS` most frequent."""

    start: str


@dataclass(frozen=True)
class Fuzzy:
    """The words that become `exact` by at most `distance` steps: a letter put in, left out, changed, or swapped with
    its neighbour."""

    exact: str
    distance: int


class Part(StrEnum):
    TITLE = "title"
    CREATORS = "creators"


@dataclass(frozen=True)
class Within:
    """`node` is looked for in one part of a record only. Pages have no parts, see `on_pages`."""

    part: Part
    node: "Node"


@dataclass(frozen=True)
class Tagged:
    """The record has any of these values of a facet, or of `IDENTIFIER`. A year may be a range, as in a filter. It
    adds nothing to the score."""

    facet: str
    values: tuple[str, ...]


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


Node = Word | Phrase | SameAs | Prefix | Fuzzy | Within | Tagged | Every | Some | Without | Scored | Weighted
Marked = Word | Phrase | Prefix | Fuzzy

# Words that one prefix stands for, so that its cost is bounded however large the index is.
MOST_EXPANSIONS = 128
# Where the numbers of a record are kept, as `isbn:9789289600000`: asked for as a facet, and never counted.
IDENTIFIER = "identifier"

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
    `facets`: those whose counts are wanted. `crossed`: two facets whose values are counted together. `offset` from 0.
    `locale`: by whose alphabet titles are sorted.

    Raises:
        ValueError: a facet is unknown. Said here, for what an engine raises is taken for damage of its index.
    """

    node: Node | None = None
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    crossed: tuple[str, str] | None = None
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    locale: str = ""

    def __post_init__(self) -> None:
        if unknown := {*self.filters, *self.facets, *(self.crossed or ())} - BY_NAME.keys():
            raise ValueError(f"there is no facet {min(unknown)!r}")


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


def on_pages(node: Node | None) -> Node | None:
    """What of a query a page can answer: all but titles, creators and tags; None if nothing is left."""
    match node:
        case Within() | Tagged() | None:
            return None
        case Every(parts):
            kept = _kept(parts)
            return Every(kept) if kept else None
        case Some(parts, minimum, bonus):
            kept = _kept(parts)
            return Some(kept, min(minimum, len(kept)), _kept(bonus)) if kept else None
        case Without(wanted, unwanted):
            rest, banned = on_pages(wanted), on_pages(unwanted)
            if banned is None or (rest is None and wanted is not None):
                return rest
            return Without(rest, banned)
        case SameAs():
            return replace(node, tags=())
    return node


# The words of an index that begin so, the most frequent first; in one part of the records, or anywhere.
Expansion = Callable[[str, Part | None], Sequence[str]]


def expanded(node: Node, expansion: Expansion, part: Part | None = None) -> Node:
    """The query with each prefix as the words that it stands for, so that all engines match and rank the same."""
    match node:
        case Prefix(start):
            words = tuple(Word(word, ()) for word in expansion(start, part))
            return Some(words) if words else Word(start, ())
        case Within(inside, inner):
            return Within(inside, expanded(inner, expansion, inside))
        case Every(parts):
            return Every(tuple(expanded(one, expansion, part) for one in parts))
        case Some(parts):
            return replace(node, parts=tuple(expanded(one, expansion, part) for one in parts))
        case Without(wanted, unwanted):
            return Without(wanted and expanded(wanted, expansion, part), expanded(unwanted, expansion, part))
    return node


def _kept(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(kept for part in parts if (kept := on_pages(part)))


def iter_positive(node: Node | None) -> Iterator[Marked]:
    """What may be marked in a text: all but bonus words and the unwanted side of `Without`."""
    for one in _iter_wanted(node):
        if isinstance(one, SameAs):
            yield one.word
            yield from one.phrases
        else:
            yield one


def iter_tags(node: Node | None) -> Iterator[Tagged]:
    """The tags that stand for words which were typed."""
    for one in _iter_wanted(node):
        if isinstance(one, SameAs):
            yield from one.tags


def _iter_wanted(node: Node | None) -> Iterator[Marked | SameAs]:
    match node:
        case Word() | Phrase() | Prefix() | Fuzzy() | SameAs():
            yield node
        case Every(parts) | Some(parts, _, _):
            for part in parts:
                yield from _iter_wanted(part)
        case Within(_, part) | Without(part, _) | Weighted(part, _):
            yield from _iter_wanted(part)
