"""How many works a search for the name of an author or a body finds.

`creator:"Ana Horvat"` finds the words in this order among all names of a work, so *Ana Horvat Kos* too. The same is
counted here without asking the engine name by name; names are folded as they are for the index.
"""

from collections import defaultdict
from collections.abc import Iterable

from indexer.analysis.analyzer import analyzer_for


class NamesOfWorks:
    """The folded names of each work, found by their words."""

    def __init__(self, works: Iterable[Iterable[str]]) -> None:
        """`works`: the names of each, in the order of its versions."""
        self._texts: list[str] = []
        self._with_word: defaultdict[str, set[int]] = defaultdict(set)
        for place, names in enumerate(works):
            text = " ".join(dict.fromkeys(map(_folded, names)))
            self._texts.append(f" {text} ")
            for word in text.split():
                self._with_word[word].add(place)

    def count(self, names: Iterable[str]) -> int:
        """Works that are found by at least one of the names."""
        return len({place for name in names for place in self._find(_folded(name))})

    def _find(self, name: str) -> Iterable[int]:
        """Only works with the rarest word of the name are looked at."""
        words = name.split()
        if not words:
            return ()
        rarest = min((self._with_word.get(word, set()) for word in words), key=len)
        return (place for place in rarest if f" {name} " in self._texts[place])


def _folded(name: str) -> str:
    return analyzer_for("und").fields(name)[0]
