"""How a concept is met in a publication, as a few numbers that do not hang on its length.

A subject is named often, by different words, near the beginning, on many pages, and more than its neighbours. Counts
alone say little: a report of two hundred pages names everything. So mentions are counted per thousand words, and the
number of different cues, which grows about with the square root of a text (Heaps' law), is divided by that root.
"""

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, replace
from typing import NamedTuple, TypeVar

from indexer.documents import Evidence, Why
from indexer.tagging.imprint import LineKind
from indexer.tagging.reading import ReadPage

# A hint is worth as much as this part of a name: several words together are said of little else, one word of much.
# Different hints are counted in the usual one.
PHRASE, WORD, USUAL_HINT = 0.6, 0.3, 0.4
# Among the first words a publication says what it is about: summary, first page.
FRONT_WORDS = 400
# Up to this length different cues count as they are; below the other, mentions are not multiplied.
USUAL_WORDS, SHORTEST_WORDS = 2000, 400
# In a facet of fewer concepts the share that is met says nothing, and counts as the usual one.
FEWEST_CONCEPTS, USUALLY_MET = 3, 0.3
MOST_EVIDENCE = 3
# Order of the evidence: where it stands counts more than what it is.
PLACES = {Why.TITLE: 4.0, Why.HEADING: 2.0, Why.NAME: 1.0}

Key = TypeVar("Key")


@dataclass(frozen=True)
class Features:
    """None is negative. `often`: mentions per thousand words. `names`, `hints`: different cues. `early`: mentions among
    the first words. `title`: 1 if named there, 0.5 if hinted at. `share`: different cues, compared with the best
    concept of the facet, at most 1. `spread`: share of the pages. `company`: words of the company that the facet's
    hints keep, per thousand of the publication. `rank`: 1 for what is met most in its facet, 1/2 for the next, and so
    on. `related`: `often` and `names` of the best of the concepts in other facets that go with it. `crowd`: share of
    the facet's concepts that are met at all. `label`: 1 if a line of the cover names it, 0.5 if one hints at it, in a
    facet that reads covers. `part`: share of all that is met of the facet, if a publication has one of its concepts.
    `length`: hundreds of words, as far as that is usual. Logarithms log(1 + n) of counts."""

    often: float = 0.0
    names: float = 0.0
    hints: float = 0.0
    early: float = 0.0
    title: float = 0.0
    share: float = 0.0
    spread: float = 0.0
    company: float = 0.0
    rank: float = 0.0
    related: float = 0.0
    crowd: float = 0.0
    label: float = 0.0
    part: float = 0.0
    length: float = 0.0

    @property
    def weight(self) -> float:
        return self.often + self.names + self.label

    def vector(self) -> tuple[float, ...]:
        return astuple(self)


@dataclass(frozen=True)
class Extent:
    """Of a publication: `words` and `pages` that are read for a facet, and how many words of its `company` it has.
    `concepts`: how many the facet has. `is_one`: whether a publication has one of them at most."""

    words: int
    pages: int
    company: int
    concepts: int
    is_one: bool = False

    @property
    def thousands(self) -> float:
        """Of words; a short publication counts as one of `SHORTEST_WORDS`."""
        return max(SHORTEST_WORDS, self.words) / 1000


@dataclass(frozen=True)
class Met:
    """A cue at a place of a page. `first` and `last`: its tokens, both included. `part`: how much of it counts.
    `is_label`: whether it stands where a cover says what the publication is."""

    first: int
    last: int
    cue: str
    is_name: bool
    part: float = 1.0
    is_label: bool = False

    @property
    def worth(self) -> float:
        return self.part * (1.0 if self.is_name else PHRASE if self.last > self.first else WORD)


class _Passage(NamedTuple):
    """A place that may be shown; it is quoted only if it is."""

    strength: float
    page: ReadPage
    start: int
    end: int
    why: Why

    def evidence(self) -> Evidence:
        return replace(self.page.evidence(self.start, self.end), why=self.why)


@dataclass
class Mentions:
    """The mentions of one concept so far. `names`, `hints`: cue -> what it is worth where it is worth most."""

    names: dict[str, float] = field(default_factory=dict)
    hints: dict[str, float] = field(default_factory=dict)
    count: float = 0.0
    early: float = 0.0
    title: float = 0.0
    label: float = 0.0
    pages: set[int] = field(default_factory=set)
    passages: list[_Passage] = field(default_factory=list)
    # Page and first token that no mention has taken yet: *guidance for adults* is one mention, not two.
    free: tuple[int, int] = (-1, 0)

    def add(self, page: ReadPage, met: Met, *, before: int) -> None:
        """Count a place of a page that has `before` words before it; nothing where the line is no evidence or another
        mention has its words already."""
        start, end = page.tokens.span(met.first, met.last)
        kind = page.kind_at(start)
        if kind is LineKind.ASIDE or (self.free[0] == page.page.number and met.first < self.free[1]):
            return
        self.free = page.page.number, met.last + 1
        why = Why.TITLE if page.is_title else Why.HEADING if kind is LineKind.HEADING else Why.NAME
        if page.is_title:
            self.title = max(self.title, 1.0 if met.is_name else 0.5)
        elif before + met.first < FRONT_WORDS:
            self.early += met.worth
        if met.is_label:
            self.label = max(self.label, 1.0 if met.is_name else 0.5)
        if page.page.number not in self.pages:
            self.passages.append(_Passage(PLACES[why] * met.worth, page, start, end, why))
        self.pages.add(page.page.number)
        self.count += met.worth
        cues = self.names if met.is_name else self.hints
        cues[met.cue] = max(met.worth, cues.get(met.cue, 0.0))

    def different(self) -> float:
        return sum(self.names.values()) + sum(self.hints.values())

    def evidence(self) -> tuple[Evidence, ...]:
        """The strongest passages of different pages; the title alone only where no page says it."""
        ranked = sorted(self.passages, key=lambda one: (-one.strength, one.page.page.number))
        printed = [one for one in ranked if not one.page.is_title]
        return tuple(one.evidence() for one in (printed or ranked)[:MOST_EVIDENCE])


def unmet(extent: Extent, met: int) -> Features:
    """Of a concept that no word speaks of: what holds for all of a facet of which `met` concepts are met."""
    return Features(
        company=math.log1p(extent.company / extent.thousands),
        crowd=met / extent.concepts if extent.concepts >= FEWEST_CONCEPTS else USUALLY_MET,
        length=math.log1p(min(extent.words, USUAL_WORDS) / 100),
    )


def measured(mentions: Mapping[Key, Mentions], extent: Extent) -> dict[Key, Features]:
    """The features of the concepts of one facet that are met; what is `related` to them is for the caller to say."""
    met = {key: found for key, found in mentions.items() if found.count}
    most = max((found.different() for found in met.values()), default=0.0)
    whole = sum(math.log1p(found.count) for found in met.values())
    root = math.sqrt(max(1.0, extent.words / USUAL_WORDS))
    shared = unmet(extent, len(met))
    features = {
        key: replace(
            shared,
            often=math.log1p(found.count / extent.thousands),
            names=math.log1p(sum(found.names.values()) / root),
            hints=math.log1p(sum(found.hints.values()) / USUAL_HINT / root),
            early=math.log1p(found.early),
            title=found.title,
            share=found.different() / most,
            spread=len(found.pages - {0}) / max(1, extent.pages),
            label=found.label,
            part=math.log1p(found.count) / whole if extent.is_one else 0.0,
        )
        for key, found in met.items()
    }
    ranked = sorted(features, key=lambda key: -features[key].weight)
    return {key: replace(features[key], rank=1 / place) for place, key in enumerate(ranked, start=1)}
