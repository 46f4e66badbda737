"""How far two words are apart: letters put in, left out, changed, or swapped with their neighbour (optimal string
alignment, as Tantivy counts it)."""

from rapidfuzz.distance import OSA


def is_near(word: str, other: str, distance: int) -> bool:
    return OSA.distance(word, other, score_cutoff=distance) <= distance


def steps(word: str, other: str) -> int:
    return OSA.distance(word, other)
