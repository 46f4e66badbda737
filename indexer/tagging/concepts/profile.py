"""What a publication is about on the whole: one direction among all topics, target groups and technologies.

A word that hints at a concept means it in one company and not in another: *employers* beside apprentices and a training
regulation are not those of a survey of skills. So each concept has, besides the weights of how it is met itself, one
weight for every subject of the publication. The direction is taken of how the subjects are met in words, or, where the
publication is embedded, of how much of it is about them by meaning. It has unit length, since the mix of subjects
matters and not the length of the text.

It stands for the vector of the publication itself, whose 384 numbers do as well on publications held back: this one has
a name for each number, is the same for every embedder, and is there without one.
"""

import math
from collections.abc import Iterable, Mapping

from indexer.tagging.concepts.mentions import Features
from indexer.tagging.nearness import Concept, Nearness

# The facets that say what and whom a publication is about; the others say how and by whom it was made.
SUBJECTS = ("objective", "target_group", "technology")

# Subject -> its part of the direction; subjects of no part may be missing.
Profile = Mapping[Concept, float]


def by_words(met: Iterable[tuple[Concept, Features]]) -> Profile:
    """The direction of how the subjects are met."""
    return _of_unit_length({concept: features.weight for concept, features in met if concept[0] in SUBJECTS})


def by_meaning(near: Mapping[Concept, Nearness]) -> Profile:
    """The direction of how much of it is about the subjects."""
    return _of_unit_length({concept: one.share for concept, one in near.items() if concept[0] in SUBJECTS})


def _of_unit_length(parts: Mapping[Concept, float]) -> Profile:
    length = math.hypot(*parts.values())
    return {concept: part / length for concept, part in parts.items()} if length else {}
