"""From how a concept is met to how likely a librarian would keep it: one score, 0 to 1, for all facets.

A logistic function of the features of `mentions`, of what the publication is about on the whole (`profile`) and, once
it is embedded, of the nearness in meaning of `meaning`; then the weights are others, the profile is that of meaning,
and a concept that no word names may be suggested by a passage. Each facet has its weights, because the same count means
different things: *ministry* stands in each report, *blockchain* does not, and an offset for each concept, since some
are met everywhere and some are most often meant where they are met. They were fitted to all judged publications by
`python -m bench.calibration --write`, which prints what they are worth on publications held back. No feature speaks
against a concept but two: how many of its facet are met at all, since a text that names everything is about little of
it, and the length of the text. A name weighs no less than a hint.

What a score is worth is what it says: of suggestions with a score of 0.6, six in ten should be kept. From which score
on they are shown is where precision and recall are equally far from what each facet aims at (0.80 of both for topics,
else 0.85 and 0.75), on publications held back. Half the F1, which would make that measure greatest (Lipton, Elkan and
Naryanaswamy 2014, *Optimal Thresholding of Classifiers to Maximize F1 Measure*, theorem 1), left topics and
technologies with more precision than they need and too little recall.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from indexer.documents import Suggestion
from indexer.tagging.concepts.mentions import Features
from indexer.tagging.concepts.profile import Profile
from indexer.tagging.nearness import Concept
from repository.vocabulary.concepts import ConceptView

# What a librarian still reads, and more than any publication of the demonstration collection has.
MOST = {"objective": 4, "type": 1, "initiative": 3, "skill_level": 2, "audience": 3, "target_group": 4, "technology": 6}


# Facets whose concepts have weights; the others are scored by themselves.
WEIGHED = tuple(MOST)
FITTED = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Weights:
    """`features` by the names of `Features`; `near`: of the nearness in meaning. `offsets`: key of a concept -> how
    much more or less common it is than the bias says. `subjects`: key of a concept -> what each subject of the
    publication says for or against it."""

    bias: float
    features: Mapping[str, float]
    near: float = 0.0
    offsets: Mapping[str, float] = field(default_factory=dict)
    subjects: Mapping[str, Mapping[Concept, float]] = field(default_factory=dict)

    def score(self, concept: str, features: Features, profile: Profile, near: float) -> float:
        total = self.bias + self.offsets.get(concept, 0.0) + self.near * near
        total += sum(weight * getattr(features, name) for name, weight in self.features.items())
        if said := self.subjects.get(concept):
            total += sum(part * said.get(subject, 0.0) for subject, part in profile.items())
        return 1 / (1 + math.exp(-total))


@dataclass(frozen=True)
class Fitted:
    """Facet -> what was fitted. `words`: without nearness in meaning; `meaning`: with it. `suggested`: the least score
    of a suggestion."""

    words: Mapping[str, Weights]
    meaning: Mapping[str, Weights]
    suggested: Mapping[str, float]


@cache
def fitted() -> Fitted:
    """What `python -m bench.calibration --write` wrote."""
    kept = json.loads(FITTED.read_text(encoding="utf-8"))
    subjects = [(facet, key) for facet, key in kept["subjects"]]
    words, meaning = (
        {facet: _weights(one, subjects) for facet, one in kept[name].items()} for name in ("words", "meaning")
    )
    return Fitted(words, meaning, kept["suggested"])


def _weights(kept: Mapping[str, Any], subjects: Sequence[Concept]) -> Weights:
    """A row of what subjects say is a line of numbers, in their order."""
    rows = {
        key: {subject: float(weight) for subject, weight in zip(subjects, row.split(), strict=True)}
        for key, row in kept["subjects"].items()
    }
    return Weights(kept["bias"], kept["features"], kept["near"], kept["offsets"], rows)


# A name of a concept in the title is right, 33 times of 33 in the collection; titles are read wrongly at times.
NAMED_IN_TITLE = 0.8


def probability(concept: ConceptView, features: Features, profile: Profile, near: float | None = None) -> float:
    """The score of a concept of a facet that has weights. `near`: nearness in meaning, None if it is not known;
    `profile`: by meaning where it is, else by words."""
    weights = fitted().words if near is None else fitted().meaning
    score = weights[concept.facet].score(concept.key, features, profile, near or 0.0)
    return round(max(score, NAMED_IN_TITLE) if features.title == 1 else score, 3)


def best(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Those worth showing, the best first within a facet, at most `MOST` of each."""
    kept: dict[str, list[Suggestion]] = defaultdict(list)
    for one in suggestions:
        if one.score >= fitted().suggested[one.facet]:
            kept[one.facet].append(one)
    return [one for facet, found in kept.items() for one in sorted(found, key=lambda one: -one.score)[: MOST[facet]]]
