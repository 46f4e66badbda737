"""Which words of a text may be what is looked for, told by how they begin.

Most words of a page have nothing to do with a question, and to stem a word for the first time takes 3 to 40 µs. In the
families of `TOLD_BY_TWO` a stem begins with the two folded letters that its word begins with, and a stem of `LONG`
letters with three of them; in those of `TOLD_BY_ONE` with the first. Of the forms in their word lists up to four in a
thousand do otherwise (*bolji* -> *dobar*), and up to two with a long stem, once some beginnings are let through: of
prefixes that the list or the stemmer takes off, and of frequent irregular words. Of all other families, and of all
other scripts, every word is let through.
"""

from collections.abc import Iterable, Iterator
from itertools import product

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
# Letters of a stem that is told by three; Dutch takes *-ge-* out of the middle of words.
LONG, TOLD_BY_NO_THIRD = 6, frozenset({"dutch"})
# Family -> letter of a stem, and how words may have it written: *vjera* and *lijep* are stemmed as *vera* and *lep*.
WRITTEN_FOR = {"hbs": ("e", ("e", "je", "ije"))}
# What the beginnings of a word are where nothing is told.
ANY = ("",)
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
        self._of_stems = _Beginnings(stems, (), analyzer.family)
        self._of_all = _Beginnings(stems, exact, analyzer.family, is_open=is_open)

    def sift(self, pieces: Iterable[str]) -> list[str]:
        """Those of the pieces of a text, none with white space inside, that may hold what is looked for."""
        sought = self._of_all
        return [
            piece
            for piece in pieces
            if (sought[piece[:2]] and sought.admit(piece) if piece.isalpha() else self._may_hold(piece))
            or self._may_be_compound(piece)
        ]

    def admit(self, exact: str) -> bool:
        """Whether a word with this exact form may have one of the stems, or a part that has."""
        return self._of_stems.admit(exact) or self._may_be_compound(exact)

    def _may_hold(self, piece: str) -> bool:
        """A piece with more in it than letters may hold several words; most hold one and a comma."""
        word = piece.strip(PUNCTUATION)
        return not word.isalpha() or self._of_all.admit(word)

    def _may_be_compound(self, word: str) -> bool:
        if not self._roots or len(word) < SHORTEST_COMPOUND:
            return False
        folded = fold(word)
        return any(root in folded for root in self._roots)


class _Beginnings(dict[str, tuple[str, ...]]):
    """The first two letters of a word, as it is written -> how a folded word begins that may have one of `stems` or be
    one of `exact`; told when first met."""

    def __init__(self, stems: Iterable[str], exact: Iterable[str], family: str, *, is_open: bool = False) -> None:
        self._is_open = is_open or family not in TOLD_BY_TWO.keys() | TOLD_BY_ONE.keys()
        let_through = TOLD_BY_TWO.get(family) or TOLD_BY_ONE.get(family) or ""
        told = {spelling for stem in stems for spelling in _spellings(_told(stem, family), family)}
        self._sought = {*told, *(form[:3] for form in exact), *let_through.split()}

    def __missing__(self, written: str) -> tuple[str, ...]:
        self[written] = beginnings = tuple(self._iter_of(written))
        return beginnings

    def admit(self, word: str) -> bool:
        """Whether the word may be one of what is sought."""
        beginnings = self[word[:2]]
        return beginnings == ANY or (bool(beginnings) and fold(word).startswith(beginnings))

    def _iter_of(self, written: str) -> Iterator[str]:
        if self._is_open or not LATIN_LETTERS.issuperset(written):
            yield from ANY
            return
        folded = fold(written)[:2]
        yield from (one for one in self._sought if one.startswith(folded) or folded.startswith(one))


def _told(stem: str, family: str) -> str:
    """As much of the beginning of a stem as its words begin with."""
    if family in TOLD_BY_ONE:
        return stem[:1]
    return stem[:3] if len(stem) >= LONG and family not in TOLD_BY_NO_THIRD else stem[:2]


def _spellings(beginning: str, family: str) -> Iterator[str]:
    """How a word whose stem begins so may begin itself. The first letter stays."""
    letter, written = WRITTEN_FOR.get(family, ("", ()))
    parts = ((one,) if one != letter else written for one in beginning[1:])
    return (beginning[:1] + "".join(chosen) for chosen in product(*parts))
