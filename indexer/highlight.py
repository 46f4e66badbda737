"""Find the words of a question in a text, and cut the passage that shows them best.

A word of the text is marked when its folded form or its stem, in the language of the text, is one of the question's:
the same test that found the page, so that inflected forms are marked too.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from indexer.analysis.analyzer import Token, analyzer_for
from indexer.engine.query import Node, Phrase, Word, iter_positive

SNIPPET_LENGTH = 240
# Before the first word found, so that the passage does not begin with it.
LEAD = 60

Span = tuple[int, int]


class Terms:
    """The terms that a question may be found by: single words, and phrases whose words count only together."""

    def __init__(self, node: Node | None) -> None:
        self.exact: set[str] = set()
        self.stems: set[str] = set()
        self.phrases: dict[str, set[tuple[str, ...]]] = {}
        for part in iter_positive(node):
            match part:
                case Word(exact, stems):
                    self.exact.add(exact)
                    self.stems.update(stems)
                case Phrase(words):
                    self.phrases.setdefault(words[0], set()).add(words)

    def __bool__(self) -> bool:
        return bool(self.exact or self.phrases)

    def found(self, text: str, language: str) -> list[Token]:
        """The words of `text` that match, in order."""
        if not self:
            return []
        tokens = analyzer_for(language).tokens(text)
        in_phrases = self._in_phrases(tokens)
        return [token for place, token in enumerate(tokens) if self.is_word(token) or place in in_phrases]

    def is_word(self, token: Token) -> bool:
        """The token matches by itself, not only as part of a phrase."""
        return token.exact in self.exact or token.stem in self.stems

    def _in_phrases(self, tokens: Sequence[Token]) -> set[int]:
        places: set[int] = set()
        for place, token in enumerate(tokens):
            for words in self.phrases.get(token.exact, ()):
                if tuple(one.exact for one in tokens[place : place + len(words)]) == words:
                    places.update(range(place, place + len(words)))
        return places


def spans(tokens: Iterable[Token]) -> tuple[Span, ...]:
    return tuple((token.start, token.end) for token in tokens)


def snippet(text: str, found: Sequence[Token]) -> tuple[str, tuple[Span, ...]]:
    """The passage of about `SNIPPET_LENGTH` with the most different words found, on one line, and its marks.

    Cut parts are shown by an ellipsis. Without words found it is the beginning of the text.
    """
    start = _best_start(found)
    start = _word_start(text, max(0, start - LEAD))
    end = _word_end(text, min(len(text), start + SNIPPET_LENGTH))
    passage, places = _one_line(text[start:end])
    lead = "… " if start > 0 else ""
    tail = " …" if end < len(text.rstrip()) else ""
    marks = tuple(
        (places[token.start - start] + len(lead), places[token.end - start] + len(lead))
        for token in found
        if start <= token.start and token.end <= end
    )
    return f"{lead}{passage}{tail}", marks


def _best_start(found: Sequence[Token]) -> int:
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
