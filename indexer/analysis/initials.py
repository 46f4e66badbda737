"""Which words of a text may be what is looked for, told by how they begin.

Most words of a page have nothing to do with a question, and to stem a word for the first time takes 3 to 40 µs. In the
families of `PREFIXED` a stem begins with the folded letter that its word begins with. Of the forms in their word lists
fewer than three in a thousand do otherwise (*bolji* -> *dobar*), once the first letters of prefixes that the list or
the stemmer takes off are let through. Of all other families, and of all other scripts, every word is let through.
"""

from collections import defaultdict
from collections.abc import Iterable

from indexer.analysis.analyzer import Analyzer
from indexer.analysis.compounds import SHORTEST_COMPOUND
from indexer.analysis.folding import LATIN, fold

# Family -> the first letters of such prefixes: *naj-*, *nej-* and *leg-* of superlatives, *nemai-*, *jā-* and *ne-* of
# verbs, *vis-*, *ge-*.
PREFIXED = {
    "hbs": "n", "czech": "n", "sk": "n", "sl": "n", "polish": "n", "romanian": "n", "hungarian": "l", "lv": "jnv",
    "dutch": "g", "danish": "", "english": "", "estonian": "", "finnish": "", "french": "", "german": "", "gl": "",
    "is": "", "italian": "", "lithuanian": "", "norwegian": "", "portuguese": "", "spanish": "", "swedish": "",
    "turkish": "",
}  # fmt: skip
# As many letters of its stem stand in a compound for each part.
ROOT = 3


def _written_as() -> dict[str, set[str]]:
    """Folded letter -> the Latin letters that it is written as."""
    written = defaultdict(set)
    for letter in map(chr, LATIN):
        written[fold(letter)[:1]].add(letter)
    return dict(written)


WRITTEN_AS = _written_as()


class Initials:
    """The first letters of what a text in one language is looked through for.

    `exact`: folded forms, of words or of their beginnings; `terms`: of stems, of whatever family. `is_open`: words that
    begin otherwise are looked for too.
    """

    def __init__(self, analyzer: Analyzer, exact: Iterable[str], terms: Iterable[str], *, is_open: bool) -> None:
        stems = {term.removeprefix(analyzer.prefix) for term in terms if term.startswith(analyzer.prefix)}
        self._roots = {stem[:ROOT] for stem in stems} if analyzer.splits else set()
        self._is_told = analyzer.family in PREFIXED
        self._stems = {stem[:1] for stem in stems}.union(PREFIXED.get(analyzer.family, ""))
        sought = self._stems.union(form[:1] for form in exact)
        others = WRITTEN_AS.keys() - sought if self._is_told and not is_open else ()
        self._others = frozenset().union(*(WRITTEN_AS[letter] for letter in others))

    def rule_out(self, piece: str) -> bool:
        """Whether a piece of text without white space holds nothing that is looked for."""
        return piece[0] in self._others and piece.isalpha() and not self._may_be_compound(piece)

    def admit(self, exact: str) -> bool:
        """Whether a word with this exact form may have one of the stems, or a part that has."""
        is_alike = not self._is_told or exact[:1] in self._stems or exact[:1] not in WRITTEN_AS
        return is_alike or self._may_be_compound(exact)

    def _may_be_compound(self, word: str) -> bool:
        if not self._roots or len(word) < SHORTEST_COMPOUND:
            return False
        folded = fold(word)
        return any(root in folded for root in self._roots)
