"""Find the words of a question in a text, and cut the passage that shows them best.

A word of the text is marked when its folded form or its stem, in the language of the text, is one of the question's:
the same test that found the page, so that inflected forms are marked too.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.analysis.analyzer import LONGEST_WORD, Analyzer, analyzer_for
from indexer.analysis.distance import is_near
from indexer.analysis.tokenizers import iter_words
from indexer.engine.query import Fuzzy, Node, Phrase, Prefix, Word, iter_positive, iter_tags

SNIPPET_LENGTH = 240
# Before the first word found, so that the passage does not begin with it.
LEAD = 60
LONGEST_PASSAGE = 400

Span = tuple[int, int]
EMPTY: frozenset[tuple[tuple[str, ...], bool]] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a text that a question finds. `name`: the whole phrase if it counts only as part of one, else empty."""

    text: str
    stem: str
    start: int
    end: int
    name: str


class Terms:
    """The terms that a question may be found by: single words, their beginnings and those near to them, and phrases
    whose words count only together."""

    def __init__(self, node: Node | None) -> None:
        self.exact: set[str] = set()
        self.stems: set[str] = set()
        self.beginnings: tuple[str, ...] = ()
        self.near: tuple[Fuzzy, ...] = ()
        self.phrases: dict[str, set[tuple[tuple[str, ...], bool]]] = {}
        self.tags = frozenset((tag.facet, key) for tag in iter_tags(node) for key in tag.values)
        # Language -> word -> whether it counts by itself: the passages of one answer share most of their words.
        self._known: dict[str, dict[str, bool]] = {}
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
                    self.phrases.setdefault(words[0], set()).add((words, are_stems))

    def __bool__(self) -> bool:
        return bool(self.exact or self.phrases or self.beginnings or self.near)

    def found(self, text: str, language: str) -> list[Match]:
        """The words of `text` that match, in order. One pass over the words; only those that match are kept."""
        if not self:
            return []
        analyzer = analyzer_for(language)
        names = self._names(text, analyzer) if self.phrases else {}
        known = self._known.setdefault(language, {})
        matches = []
        for word, start, end in iter_words(text):
            if word not in known:
                known[word] = self._is_found(word[:LONGEST_WORD], analyzer)
            if known[word] or start in names:
                stem = analyzer.forms(word[:LONGEST_WORD])[1]
                matches.append(Match(word, stem, start, end, "" if known[word] else names[start]))
        return matches

    def _is_found(self, word: str, analyzer: Analyzer) -> bool:
        """Whether a word counts by itself."""
        exact, stem = analyzer.forms(word)
        if exact in self.exact or analyzer.term(stem) in self.stems:
            return True
        if exact.startswith(self.beginnings) or any(is_near(one.exact, exact, one.distance) for one in self.near):
            return True
        return not self.stems.isdisjoint(analyzer.parts(word))

    def _names(self, text: str, analyzer: Analyzer) -> dict[int, str]:
        """Start of a word -> the phrase it stands in, as it is written in the text."""
        tokens = analyzer.tokens(text)
        stems = [analyzer.term(token.stem) for token in tokens]
        names: dict[int, str] = {}
        for place, token in enumerate(tokens):
            for words, are_stems in self.phrases.get(token.exact, EMPTY) | self.phrases.get(stems[place], EMPTY):
                part = tokens[place : place + len(words)]
                forms = stems[place : place + len(words)] if are_stems else [one.exact for one in part]
                if tuple(forms) == words:
                    written = " ".join(text[part[0].start : part[-1].end].split())
                    names |= dict.fromkeys((one.start for one in part), written)
        return names


def spans(found: Iterable[Match]) -> tuple[Span, ...]:
    return tuple((match.start, match.end) for match in found)


def snippet(text: str, found: Sequence[Match]) -> tuple[str, tuple[Span, ...]]:
    """The passage of about `SNIPPET_LENGTH` with the most different words found, on one line, and its marks.

    Cut parts are shown by an ellipsis. Without words found it is the beginning of the text.
    """
    start = _word_start(text, max(0, _best_start(found) - LEAD))
    return _cut_out(text, start, _word_end(text, min(len(text), start + SNIPPET_LENGTH)), found)


def passage(text: str, start: int, end: int, found: Sequence[Match]) -> tuple[str, tuple[Span, ...]]:
    """The text from `start` to `end`, at most `LONGEST_PASSAGE` of it, as `snippet` gives it."""
    if end - start > LONGEST_PASSAGE:
        end = _word_end(text, start + LONGEST_PASSAGE)
    return _cut_out(text, start, end, found)


def _cut_out(text: str, start: int, end: int, found: Sequence[Match]) -> tuple[str, tuple[Span, ...]]:
    shown, places = _one_line(text[start:end])
    lead = "… " if text[:start].strip() else ""
    tail = " …" if end < len(text.rstrip()) else ""
    marks = tuple(
        (places[token.start - start] + len(lead), places[token.end - start] + len(lead))
        for token in found
        if start <= token.start and token.end <= end
    )
    return f"{lead}{shown}{tail}", marks


def _best_start(found: Sequence[Match]) -> int:
    """Where the window with the most different words begins; the first of equals."""
    starts = [token.start for token in found]
    best, best_count = 0, 0
    for index, token in enumerate(found):
        last = bisect_left(starts, token.start + SNIPPET_LENGTH - LEAD)
        count = len({one.stem for one in found[index:last]})
        if count > best_count:
            best, best_count = token.start, count
    return best


def _word_start(text: str, place: int) -> int:
    """The beginning of a word at or after `place`, so that no word is cut."""
    while 0 < place < len(text) and not text[place - 1].isspace():
        place += 1
    return place


def _word_end(text: str, place: int) -> int:
    while 0 < place < len(text) and not text[place].isspace():
        place -= 1
    return place


def _one_line(text: str) -> tuple[str, list[int]]:
    """The text with every run of white space as one space, and for each old place its new one."""
    out: list[str] = []
    places: list[int] = []
    for sign in text:
        places.append(len(out))
        if not sign.isspace():
            out.append(sign)
        elif out and out[-1] != " ":
            out.append(" ")
    places.append(len(out))
    return "".join(out).rstrip(), places
