"""From how a concept is met to how likely a librarian would keep it: one score, 0 to 1, for all facets.

A logistic function of the features of `mentions` and, where an embedder is at hand, of the nearness in meaning of
`meaning`. Each facet has its weights, because the same count means different things: *ministry* stands in each report,
*blockchain* does not. They were fitted to the demonstration collection by `python -m bench.calibration`, which prints
them and what they are worth on publications held back. No feature may
speak against a concept, and a name weighs no less than a hint.

What a score is worth is what it says: of suggestions with a score of 0.6, six in ten should be kept. The measure of
tagging is F1, the balance of what is found and what is right; it is greatest for a threshold of half its own value
(Lipton, Elkan and Naryanaswamy 2014, *Optimal Thresholding of Classifiers to Maximize F1 Measure*, theorem 1). With F1
of about 0.8, `SUGGESTED` is 0.4.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indexer.documents import Suggestion
from indexer.tagging.mentions import Features
from repository.vocabularies import ConceptView

SUGGESTED = 0.4
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


# Features in their order: often, names, hints, early, title, share, spread, digital.
WORDS: dict[str, Weights] = {
    "objective": Weights(-7.29, (1.04, 1.63, 0.83, 2.04, 0.51, 1.97, 0.62, 0.0)),
    "type": Weights(-2.75, (0.0, 0.88, 0.88, 2.13, 0.0, 1.73, 0.87, 0.0)),
    "initiative": Weights(
        -1.90,
        (0.29, 1.13, 0.84, 0.0, 0.41, 1.04, 0.04, 0.0),
        offsets={
            "eu_institutional_initiative": 0.3,
            "international_initiative": 1.26,
            "local_initiative": -1.54,
            "national_initiative": 2.02,
            "regional_initiative": -2.04,
        },
    ),
    "target_group": Weights(-5.48, (0.87, 2.87, 2.57, 0.77, 0.0, 0.31, 1.29, 0.0)),
    "technology": Weights(-7.47, (0.86, 2.23, 1.55, 1.62, 0.54, 1.3, 1.28, 1.82)),
    "skill_level": Weights(-6.86, (0.86, 2.23, 1.55, 1.62, 0.54, 1.3, 1.28, 1.82)),
    "audience": Weights(-7.85, (0.86, 2.23, 1.55, 1.62, 0.54, 1.3, 1.28, 1.82)),
}
MEANING: dict[str, Weights] = {
    "objective": Weights(-8.11, (0.81, 1.39, 0.51, 2.08, 0.39, 1.64, 0.7, 0.0), near=1.31),
    "technology": Weights(-8.32, (0.88, 1.55, 0.54, 1.96, 0.37, 1.5, 0.73, 1.65), near=1.4),
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
        if one.score >= SUGGESTED:
            kept[one.facet].append(one)
    return [one for facet, found in kept.items() for one in sorted(found, key=lambda one: -one.score)[: MOST[facet]]]
