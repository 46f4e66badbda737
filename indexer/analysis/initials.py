"""Which words of a text may be what is looked for, told by how they begin.

Most words of a page have nothing to do with a question, and to stem a word for the first time takes 3 to 40 µs. In the
families of `TOLD_BY_TWO` a stem begins with the two folded letters that its word begins with, in those of `TOLD_BY_ONE`
with the first of them. Of the forms in their word lists about three in a thousand do otherwise (*bolji* -> *dobar*),
once some beginnings are let through: of prefixes that the list or the stemmer takes off, and of frequent irregular
words. Of all other families, and of all other scripts, every word is let through.
"""

from collections.abc import Iterable

from indexer.analysis.analyzer import Analyzer
from indexer.analysis.compounds import SHORTEST_COMPOUND
from indexer.analysis.folding import LATIN, fold

# Family -> beginnings that are let through: *naj-*, *nej-* and *leg-* of superlatives, *nemai-*, *jā-* and *ne-* of
# verbs, *vis-*, *ge-*; umlauts written with an e.
TOLD_BY_TWO = {
    "hbs": "na", "czech": "ne za jd", "sk": "na", "polish": "na", "romanian": "ne va", "hungarian": "le",
    "lv": "ja ne vi", "dutch": "ge", "german": "ae oe ue", "danish": "", "english": "", "estonian": "", "finnish": "",
    "french": "", "gl": "pu", "italian": "", "lithuanian": "", "norwegian": "", "portuguese": "", "spanish": "",
    "swedish": "",
}  # fmt: skip
TOLD_BY_ONE = {"sl": "n", "is": "", "turkish": ""}
# Family -> second letters that tell nothing: *vjera* and *lijep* are stemmed as *vera* and *lep*.
UNTOLD_SECOND = {"hbs": "ij"}
# As many letters of its stem stand in a compound for each part.
ROOT = 3
# Around a word, as sentences have them.
PUNCTUATION = '.,;:!?()[]«»„“”"…'
LATIN_LETTERS = frozenset(map(chr, LATIN))


class Initials:
    """How what a text in one language is looked through for begins.

    `exact`: folded forms, of words or of their beginnings; `terms`: of stems, of whatever family. `is_open`: words that
    begin otherwise are looked for too.
    """

    def __init__(self, analyzer: Analyzer, exact: Iterable[str], terms: Iterable[str], *, is_open: bool) -> None:
        stems = {term.removeprefix(analyzer.prefix) for term in terms if term.startswith(analyzer.prefix)}
        self._roots = {stem[:ROOT] for stem in stems} if analyzer.splits else set()
        self._of_stems = _Beginnings(stems, analyzer.family)
        self._of_all = _Beginnings({*stems, *exact}, analyzer.family, is_open=is_open)

    def sift(self, pieces: Iterable[str]) -> list[str]:
        """Those of the pieces of a text, none with white space inside, that may hold what is looked for."""
        is_open = self._of_all
        return [
            piece
            for piece in pieces
            if (is_open[piece[:2]] if piece.isalpha() else self._may_hold(piece)) or self._may_be_compound(piece)
        ]

    def admit(self, exact: str) -> bool:
        """Whether a word with this exact form may have one of the stems, or a part that has."""
        return self._of_stems[exact[:2]] or self._may_be_compound(exact)

    def _may_hold(self, piece: str) -> bool:
        """A piece with more in it than letters may hold several words; most hold one and a comma."""
        word = piece.strip(PUNCTUATION)
        return not word.isalpha() or self._of_all[word[:2]]

    def _may_be_compound(self, word: str) -> bool:
        if not self._roots or len(word) < SHORTEST_COMPOUND:
            return False
        folded = fold(word)
        return any(root in folded for root in self._roots)


class _Beginnings(dict[str, bool]):
    """The first two letters of a word, as it is written -> whether it may be one of `sought`; told when first met."""

    def __init__(self, sought: Iterable[str], family: str, *, is_open: bool = False) -> None:
        let_through = TOLD_BY_TWO.get(family, TOLD_BY_ONE.get(family))
        letters = 1 if family in TOLD_BY_ONE else 2
        self._is_open = is_open or let_through is None
        self._sought = {word[:letters] for word in sought}.union((let_through or "").split())
        self._firsts = {beginning[:1] for beginning in self._sought}
        self._untold = UNTOLD_SECOND.get(family, "")

    def __missing__(self, written: str) -> bool:
        self[written] = may_be = self._may_be(written)
        return may_be

    def _may_be(self, written: str) -> bool:
        if self._is_open or not LATIN_LETTERS.issuperset(written):
            return True
        folded = fold(written)[:2]
        if folded in self._sought or folded[:1] in self._sought:
            return True
        return folded[:1] in self._firsts and (len(folded) < 2 or folded[1] in self._untold)
