"""How near a publication is to a concept in meaning, as a number and the passages that show it.

It is computed in `meaning`; this module has no need of vectors, so that who only reads the numbers loads no library.
"""

from dataclasses import dataclass

from indexer.documents import Evidence

# Facet and key.
Concept = tuple[str, str]


@dataclass(frozen=True)
class Nearness:
    """`value`: in standard deviations of the background, the mean of the passages; about 0 for a concept that the text
    is not about, 0.5 to 1.5 for most subjects. `evidence`: the nearest passages, if they are near enough to say so."""

    value: float
    evidence: tuple[Evidence, ...]
