"""Which passages of a publication say what it is about."""

from collections.abc import Sequence

from indexer.embedding.passages import Passage, spread

MOST_PASSAGES, FIRST_PASSAGES = 24, 8


def telling(passages: Sequence[Passage]) -> list[Passage]:
    """The passages that say what a publication is about, at most `MOST_PASSAGES`, in reading order: the first ones, and
    those that open a section, spread over the whole where there are too many."""
    first, rest = list(passages[:FIRST_PASSAGES]), passages[FIRST_PASSAGES:]
    opening = [one for one in rest if one.opens_section]
    chosen = first + spread(opening, MOST_PASSAGES - len(first))
    others = [one for one in rest if not one.opens_section]
    chosen += spread(others, MOST_PASSAGES - len(chosen))
    return sorted(chosen, key=lambda one: (one.page, one.start))
