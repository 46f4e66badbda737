"""Which passages of a publication say what it is about."""

from collections.abc import Sequence

from indexer.embedding.passages import Passage

MOST_PASSAGES, FIRST_PASSAGES = 24, 8


def telling(passages: Sequence[Passage]) -> list[Passage]:
    """The passages that say what a publication is about, at most `MOST_PASSAGES`, in reading order: the first ones, and
    those that open a section, spread over the whole where there are too many."""
    first, rest = list(passages[:FIRST_PASSAGES]), passages[FIRST_PASSAGES:]
    opening = [one for one in rest if one.opens_section]
    chosen = first + _spread(opening, MOST_PASSAGES - len(first))
    others = [one for one in rest if not one.opens_section]
    chosen += _spread(others, MOST_PASSAGES - len(chosen))
    return sorted(chosen, key=lambda one: (one.page, one.start))


def _spread(all_of_them: Sequence[Passage], most: int) -> list[Passage]:
    """At most so many, evenly over the whole."""
    if len(all_of_them) <= most:
        return list(all_of_them)
    return [all_of_them[place * len(all_of_them) // most] for place in range(most)]
