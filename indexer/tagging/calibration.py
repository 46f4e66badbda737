"""From how a concept is met to how likely a librarian would keep it: one score, 0 to 1, for all facets.

A logistic function of the features of `mentions` and, where an embedder is at hand, of the nearness in meaning of
`meaning`. Each facet has its weights, because the same count means different things: *ministry* stands in each report,
*blockchain* does not. They were fitted to the demonstration collection and to every other judged extract by
`python -m bench.calibration`, which prints them and what they are worth on publications held back. No feature may speak
against a concept, and a name weighs no less than a hint.

What a score is worth is what it says: of suggestions with a score of 0.6, six in ten should be kept. The measure of
tagging is F1, the balance of what is found and what is right; it is greatest for a threshold of half its own value
(Lipton, Elkan and Naryanaswamy 2014, *Optimal Thresholding of Classifiers to Maximize F1 Measure*, theorem 1). Each
facet has the threshold that was best on publications held back among those that its weights were fitted to; where
these have few examples, one near to half its F1.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indexer.documents import Suggestion
from indexer.tagging.mentions import Features
from repository.vocabularies import ConceptView

SUGGESTED = {
    "objective": 0.38,
    "type": 0.44,
    "initiative": 0.32,
    "skill_level": 0.3,
    "audience": 0.32,
    "target_group": 0.38,
    "technology": 0.34,
}
# What a librarian still reads, and more than any publication of the demonstration collection has.
MOST = {"objective": 4, "type": 1, "initiative": 3, "skill_level": 2, "audience": 3, "target_group": 4, "technology": 6}


@dataclass(frozen=True)
class Weights:
    """`features` in the order of `Features`; `near`: of the nearness in meaning. `offsets`: key of a concept -> how
    much more or less common it is than the bias says."""

    bias: float
    features: tuple[float, ...]
    near: float = 0.0
    offsets: Mapping[str, float] = field(default_factory=dict)


# Features in their order: often, names, hints, early, title, share, spread, company.
WORDS: dict[str, Weights] = {
    "objective": Weights(-6.58, (1.5, 0.96, 0.16, 1.54, 0.56, 2.93, 0.0, 0.0)),
    "type": Weights(-3.93, (0.0, 1.34, 1.34, 1.64, 0.0, 2.27, 1.44, 0.0)),
    "initiative": Weights(
        -2.63,
        (1.43, 0.85, 0.23, 0.37, 0.0, 0.32, 0.0, 0.0),
        offsets={
            "eu_institutional_initiative": -0.4,
            "international_initiative": 0.09,
            "local_initiative": -1.53,
            "national_initiative": 1.96,
            "regional_initiative": -0.12,
        },
    ),
    "target_group": Weights(-5.01, (1.0, 2.8, 2.34, 0.5, 0.0, 0.0, 1.21, 0.0)),
    "technology": Weights(-6.29, (1.29, 1.35, 0.74, 1.27, 0.51, 2.01, 0.3, 1.3)),
    "skill_level": Weights(-4.97, (1.29, 1.35, 0.74, 1.27, 0.51, 2.01, 0.3, 1.3)),
    "audience": Weights(-5.38, (1.29, 1.35, 0.74, 1.27, 0.51, 2.01, 0.3, 1.3)),
}
MEANING: dict[str, Weights] = {
    "objective": Weights(-6.57, (1.22, 0.78, 0.0, 1.38, 0.72, 2.48, 0.0, 0.0), near=1.11),
    "technology": Weights(-7.43, (1.28, 0.8, 0.0, 1.36, 0.71, 2.31, 0.0, 1.37), near=1.21),
}
# A name of a concept in the title is right, 33 times of 33 in the collection; titles are read wrongly at times.
NAMED_IN_TITLE = 0.8


def probability(concept: ConceptView, features: Features, near: float | None = None) -> float:
    """The score of a concept of a facet that has weights. `near`: nearness in meaning, None if it is not known."""
    weights = WORDS[concept.facet] if near is None else MEANING.get(concept.facet, WORDS[concept.facet])
    total = weights.bias + weights.offsets.get(concept.key, 0.0) + weights.near * (near or 0.0)
    total += sum(weight * value for weight, value in zip(weights.features, features.vector(), strict=True))
    score = 1 / (1 + math.exp(-total))
    return round(max(score, NAMED_IN_TITLE) if features.title == 1 else score, 3)


def best(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Those worth showing, the best first within a facet, at most `MOST` of each."""
    kept: dict[str, list[Suggestion]] = defaultdict(list)
    for one in suggestions:
        if one.score >= SUGGESTED[one.facet]:
            kept[one.facet].append(one)
    return [one for facet, found in kept.items() for one in sorted(found, key=lambda one: -one.score)[: MOST[facet]]]
