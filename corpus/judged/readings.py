"""What three readers say of the tags of a publication, joined into what the tagger is measured by.

The first reader's tags stand in the front matter. Two more have read every text later, by the same rules, without any
tags before them: neither the first reader's, nor each other's, nor the tagger's. What they would defend is *chosen*,
what they would accept from a colleague, and its absence too, is *doubtful*. `readings.jsonl` has their answers, two
lines a work: `{"work", "reader", "chosen" {facet: keys}, "doubtful" {facet: keys}}`; of the language versions of a work
one was read.

A concept counts if two of the three chose it. It is doubtful, neither right nor wrong, if two name it at all: a
librarian may keep it or not.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path

FILE = Path(__file__).with_name("readings.jsonl")
# Regions and agencies were read once: what they are hangs on rules more than on the reader.
FACETS = ("objective", "type", "initiative", "technology", "skill_level", "audience", "target_group")
ENOUGH = 2

Keys = frozenset[str]


@dataclass(frozen=True)
class Reading:
    """Facet -> keys of concepts."""

    chosen: Mapping[str, Keys]
    doubtful: Mapping[str, Keys]


@dataclass(frozen=True)
class Judgement:
    """Of one facet of a publication: the concepts that count as right, and those that count as nothing."""

    chosen: Keys = frozenset()
    doubtful: Keys = frozenset()


@cache
def readings() -> Mapping[str, Sequence[Reading]]:
    """Work -> what the second reader says, and the third; works that nobody has read again are missing."""
    found: dict[str, list[Reading]] = defaultdict(list)
    lines = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    for told in sorted(lines, key=itemgetter("reader")):
        found[told["work"]].append(Reading(_keys(told["chosen"]), _keys(told["doubtful"])))
    return dict(found)


def joined(facet: str, first: Keys, others: Sequence[Reading]) -> Judgement:
    """`first`: what the first reader chose; it alone counts where nobody read again, and where all differ on a type."""
    if facet not in FACETS or not others:
        return Judgement(first)
    chosen, named = Counter(first), Counter(first)
    for one in others:
        chosen.update(one.chosen.get(facet, ()))
        named.update(one.chosen.get(facet, frozenset()) | one.doubtful.get(facet, frozenset()))
    agreed = _enough(chosen)
    if facet == "type" and not agreed:
        agreed = first
    return Judgement(agreed, _enough(named) - agreed)


def _enough(counts: Mapping[str, int]) -> Keys:
    return frozenset(key for key, count in counts.items() if count >= ENOUGH)


def _keys(told: Mapping[str, Sequence[str]]) -> dict[str, Keys]:
    return {facet: frozenset(keys) for facet, keys in told.items()}
