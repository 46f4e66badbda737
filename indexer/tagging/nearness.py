"""How near a publication is to a concept in meaning, as a number and the passages that show it.

It is computed in `meaning`; this module has no need of vectors, so that who only reads the numbers loads no library.
"""

import math
from dataclasses import dataclass

from indexer.documents import Evidence

# Facet and key.
Concept = tuple[str, str]
# Less of a publication than this is as good as nothing.
LEAST_SHARE = 0.001


@dataclass(frozen=True)
class Nearness:
    """`share`: how much of the publication is about the concept, 0 to 1. `evidence`: the passages that are about it
    most, if they are enough to say so."""

    share: float
    evidence: tuple[Evidence, ...]

    @property
    def value(self) -> float:
        """How many times more than nothing the share is, as a logarithm: 0 for nothing, 6.9 for the whole."""
        return math.log1p(self.share / LEAST_SHARE)
