"""Find the words of a question in a text.

A word of the text is marked when its folded form or its stem, in the language of the text, is one of the question's:
the same test that found the page, so that inflected forms are marked too. How the passage around them is cut is in
`indexer.search.snippet`.

A results page looks through some 25,000 words, most of them again and again. So a text is parted at white space, which
no word crosses; each different piece is tokenised and tested once an answer, and only the few that hold something are
looked up in the text. Words that begin otherwise than what is asked are not even stemmed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from indexer.analysis.analyzer import LONGEST_WORD, Analyzer, analyzer_for
from indexer.analysis.distance import is_near
from indexer.analysis.folding import fold
from indexer.analysis.initials import Initials
from indexer.analysis.tokenizers import iter_words
from indexer.engine.query import Fuzzy, Node, Phrase, Prefix, Word, iter_positive, iter_tags

Span = tuple[int, int]
# Its words, and whether they are terms of stems.
_Phrase = tuple[tuple[str, ...], bool]
EMPTY: frozenset[_Phrase] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a text that a question finds. `term`: of its stem. `name`: the whole phrase if it counts only as part
    of one, else empty."""

    text: str
    term: str
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Held:
    """A word of a piece of text: whether it counts by itself, and the phrases that it may begin."""

    start: int
    end: int
    term: str
    is_found: bool
    phrases: frozenset[_Phrase]


@dataclass
class _Read:
    """What was read of the texts in one language. `initials`: how words that are looked for begin. `pieces`: all that
    were met. `held`: which words of a piece count by themselves or may begin a phrase, of the pieces that hold any."""

    initials: Initials
    pieces: set[str] = field(default_factory=set)
    held: dict[str, tuple[_Held, ...]] = field(default_factory=dict)


class Terms:
    """The terms that a question may be found by: single words, their beginnings and those near to them, and phrases
    whose words count only together."""

    def __init__(self, node: Node | None) -> None:
        self.exact: set[str] = set()
        self.stems: set[str] = set()
        self.beginnings: tuple[str, ...] = ()
        self.near: tuple[Fuzzy, ...] = ()
        self.phrases: dict[str, frozenset[_Phrase]] = {}
        self.tags = frozenset((tag.facet, key) for tag in iter_tags(node) for key in tag.values)
        # By language.
        self._read: dict[str, _Read] = {}
        for part in iter_positive(node):
            match part:
                case Word(exact, stems):
                    self.exact.add(exact)
                    self.stems.update(stems)
                case Prefix(start):
                    self.beginnings += (start,)
                case Fuzzy():
                    self.near += (part,)
                case Phrase(words, are_stems):
                    self.phrases[words[0]] = self.phrases.get(words[0], EMPTY) | {(words, are_stems)}

    def __bool__(self) -> bool:
        return bool(self.exact or self.phrases or self.beginnings or self.near)

    def found(self, text: str, language: str) -> list[Match]:
        """The words of `text` that match, in order."""
        if not self:
            return []
        analyzer = analyzer_for(language)
        words: dict[int, Match] = {}
        in_phrases: dict[int, Match] = {}
        for piece, held in self._pieces(text, analyzer).items():
            for place in _iter_places(piece, text):
                for one in held:
                    start, end = place + one.start, place + one.end
                    if one.is_found:
                        words[start] = Match(text[start:end], one.term, start, end, "")
                    if one.phrases:
                        in_phrases |= _named(text, start, one.phrases, analyzer)
        matches = in_phrases | words
        return [matches[start] for start in sorted(matches)]

    def _pieces(self, text: str, analyzer: Analyzer) -> dict[str, tuple[_Held, ...]]:
        """The pieces of a text that hold anything."""
        if analyzer.language not in self._read:
            self._read[analyzer.language] = _Read(self._initials(analyzer))
        read, pieces = self._read[analyzer.language], set(text.split())
        new = pieces - read.pieces
        read.pieces |= new
        for piece in read.initials.sift(new):
            if held := self._held(piece, analyzer, read.initials):
                read.held[piece] = held
        return {piece: read.held[piece] for piece in pieces & read.held.keys()}

    def _initials(self, analyzer: Analyzer) -> Initials:
        """Those of all that is looked for; whatever is near to a word may begin with any letter."""
        firsts = [(first, are_stems) for first, found in self.phrases.items() for _, are_stems in found]
        exact = (*self.exact, *self.beginnings, *(first for first, are_stems in firsts if not are_stems))
        stems = (*self.stems, *(first for first, are_stems in firsts if are_stems))
        return Initials(analyzer, exact, stems, is_open=bool(self.near))

    def _held(self, piece: str, analyzer: Analyzer, initials: Initials) -> tuple[_Held, ...]:
        held: tuple[_Held, ...] = ()
        for whole, start, end in iter_words(piece):
            word = whole[:LONGEST_WORD]
            exact = fold(word)
            is_typed = exact in self.exact or self._is_like(exact)
            if not (is_typed or exact in self.phrases or initials.admit(exact)):
                continue
            term = analyzer.forms(word).term
            is_found = is_typed or term in self.stems
            if not is_found and analyzer.splits:
                is_found = not self.stems.isdisjoint(analyzer.parts(word))
            phrases = self.phrases.get(exact, EMPTY) | self.phrases.get(term, EMPTY) if self.phrases else EMPTY
            if is_found or phrases:
                held += (_Held(start, end, term, is_found, phrases),)
        return held

    def _is_like(self, exact: str) -> bool:
        """Whether a word counts for what it begins with, or is near to."""
        return exact.startswith(self.beginnings) or (
            bool(self.near) and any(is_near(one.exact, exact, one.distance) for one in self.near)
        )


def _named(text: str, start: int, phrases: Iterable[_Phrase], analyzer: Analyzer) -> dict[int, Match]:
    """The words of those phrases that do stand in the text from `start` on, by their own starts."""
    named: dict[int, Match] = {}
    for words, are_stems in phrases:
        part = list(islice(analyzer.iter_tokens(text, start), len(words)))
        if words == tuple(analyzer.term(one.stem) if are_stems else one.exact for one in part):
            written = " ".join(text[start : part[-1].end].split())
            named |= {one.start: Match(one.text, analyzer.term(one.stem), one.start, one.end, written) for one in part}
    return named


def _iter_places(piece: str, text: str) -> Iterator[int]:
    """Where a piece stands in a text between white space."""
    place = text.find(piece)
    while place >= 0:
        end = place + len(piece)
        if (place == 0 or text[place - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield place
        place = text.find(piece, end)


def spans(found: Iterable[Match]) -> tuple[Span, ...]:
    return tuple((match.start, match.end) for match in found)
