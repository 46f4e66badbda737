"""What a passage owes to its language alone, so that passages of different languages compare.

Multilingual models put texts of one language a little nearer to each other than to texts that say the same in another:
a general report in the asker's language stands before the one that answers. What the passages of a language have in
common beyond those of the whole collection is, for the most part, the language; its *leaning* is a share of that
difference, and what a question owes to it is taken from every similarity with a passage of the language. Noise is
measured on the same scale (`indexer.embedding.nearest`). In a collection of one language nothing changes.

Of few passages the common part is their subject as much as their language, so it is shrunk towards the collection's.
Noise measured by language was discarded: rows of letters are of no language, so they can't tell which one a question
favours (decision 10 has the figures).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from indexer.embedding.port import Vectors

# Taking away more raises questions across languages and costs those whose answer is in their own.
SHARE = 0.3
# So many passages of a language count as much as the collection.
FEW_PASSAGES = 100


@dataclass(frozen=True)
class Middle:
    """The mean of `count` passages, shape `(dimensions,)`."""

    count: int
    mean: Vectors


def leanings(middles: Mapping[str, Middle]) -> dict[str, Vectors]:
    """Language -> its leaning, shape `(dimensions,)`, from the passages of each language that has any."""
    total = sum(one.count for one in middles.values())
    whole = sum((one.mean * (one.count / total) for one in middles.values()), start=np.float32(0.0))
    return {
        language: (SHARE * one.count / (one.count + FEW_PASSAGES) * (one.mean - whole)).astype(np.float32)
        for language, one in middles.items()
    }
