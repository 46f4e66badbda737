"""Compounds of the Germanic languages -> the stems of their parts: *Berufsberatung* -> *beruf*, *berat*.

A word is split where the word list knows both halves. They are compared as stems, which takes the joining *s*, *n* and
*er* off by itself. Of several splits the one with the longest last part is taken, and a first part that is unknown may
be a compound again (*Bildungsberatungsstelle*).

Parts are found, but never take a word's place: they are indexed after the text (`Analyzer.indexed`), where no phrase
meets them. A typed compound is looked for as a whole.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from indexer.analysis import word_lists

SHORTEST_PART = 4
# A longer form is most often a compound itself.
LONGEST_PART = 12
SHORTEST_COMPOUND = 9


@dataclass(frozen=True)
class Joining:
    """How one language joins words. `word_list`: simplemma's code. `endings`: stems of what looks like a last part, but
    only makes one word of another (*Freund-schaft*)."""

    word_list: str
    endings: frozenset[str]
    are_nouns_capital: bool = False


JOINING = {
    "german": Joining(
        "de", frozenset({"schaft", "heit", "keit", "haft", "erin", "erinn", "rinn", "inn", "lich", "weis"}), True
    ),
    "dutch": Joining("nl", frozenset({"heid", "heden", "lijk", "schap", "erij", "ling"})),
    "danish": Joining("da", frozenset({"hed", "skab", "som", "else", "els", "ning"})),
    "norwegian": Joining("nb", frozenset({"het", "skap", "som", "else", "els", "ning"})),
    "swedish": Joining("sv", frozenset({"het", "skap", "ning", "else", "els", "slös"})),
}


class Compounds:
    """The compounds of one family of languages. The list is read for the first long word, in 1 to 1.5 s."""

    def __init__(self, joining: Joining, stem: Callable[[str], str]) -> None:
        self.joining = joining
        self.stem = stem

    @cached_property
    def _known(self) -> frozenset[str]:
        """Stems of what may be a part; in German the nouns, which their capitals tell."""
        return frozenset(
            self.stem(form.lower())
            for form in word_lists.iter_forms(self.joining.word_list)
            if SHORTEST_PART <= len(form) <= LONGEST_PART
            and form[0].isupper() == self.joining.are_nouns_capital
            and form.isalpha()
        )

    def parts(self, word: str) -> tuple[str, ...]:
        """Stems of the parts in order; none for a word in lower case that is not a compound."""
        return tuple(self._iter_parts(word)) if len(word) >= SHORTEST_COMPOUND and word.isalpha() else ()

    def _iter_parts(self, word: str) -> Iterator[str]:
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            last = self.stem(word[place:])
            if last in self._known and last not in self.joining.endings:
                first = self.stem(word[:place])
                before = (first,) if first in self._known else tuple(self._iter_parts(word[:place]))
                if before:
                    yield from (*before, last)
                    return
