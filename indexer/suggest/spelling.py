"""Another spelling of a question, from the words of the index: *karijerno savjetovnje* -> *karijerno savjetovanje*.

A word is in doubt only if no published record has it, in any of its forms; so a rare word that is right is never put
in doubt, and neither is the name of a field that does not exist (*author:*). What may be meant are words of the index
one letter away, two in a long word. All words that are changed are taken from one language where they can be, the one
that most of the question is in. The spelling is offered only if it finds more.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.analysis.distance import is_near, steps
from indexer.analysis.folding import fold
from indexer.analysis.tokenizers import iter_words
from indexer.engine.query import Node, Word, iter_positive
from indexer.suggest.word_store import StoredWord, WordStore

SHORTEST = 4
# Two letters of a long word may be wrong.
LONG = 8
MOST_DOUBTS = 4
# What the nearest word has over others where languages are even.
A_HAIR = 0.5
MOST_CANDIDATES = 8

Count = Callable[[Node], int]
Parse = Callable[[str], Node | None]
Frequencies = Callable[[Sequence[Word]], tuple[int, ...]]


@dataclass(frozen=True)
class Correction:
    """`total`: what the corrected `text` finds. `language`: of the words that were changed. `changed`: their places in
    `text`, in code points."""

    text: str
    language: str
    total: int
    changed: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Spelling:
    """`parse` and `count`: what a text asks for and how much that finds, under the filters in force. `frequencies`: in
    how many records each word stands, see `SearchEngine.frequencies`."""

    store: WordStore
    parse: Parse
    count: Count
    frequencies: Frequencies

    def correct(self, text: str) -> Correction | None:
        """None if every word is found, or no other spelling finds more. Costs two queries of the engine where a word is
        in doubt."""
        node = self.parse(text)
        doubtful = self._doubtful(node, text)
        candidates = {typed: found for typed in doubtful if (found := self.candidates(typed))}
        if node is None or not candidates:
            return None
        language = self._language(node, candidates)
        chosen = {typed: _best(found, language) for typed, found in candidates.items()}
        corrected, changed = _replaced(text, {typed: word.text for typed, word in chosen.items()})
        asked = self.parse(corrected)
        total = self.count(asked) if asked else 0
        if total <= self.count(node):
            return None
        return Correction(corrected, next(iter(chosen.values())).language, total, changed)

    def _doubtful(self, node: Node | None, text: str) -> list[str]:
        """Typed words that nothing in the index answers to."""
        words = [part for part in iter_positive(node) if isinstance(part, Word) and _is_judged(part, text)]
        found = zip(words, self.frequencies(words), strict=True)
        return [word.typed for word, records in found if not records][:MOST_DOUBTS]

    def candidates(self, typed: str) -> list[StoredWord]:
        """Words of the index near to a typed one, the nearest first, then the most frequent."""
        folded = fold(typed)
        distance, size = (2, max(3, len(folded) // 3)) if len(folded) >= LONG else (1, len(folded) // 2)
        near = {word for word in self.store.sharing_an_end(folded, size) if is_near(folded, word.folded, distance)}
        ranked = sorted(near, key=lambda word: (steps(folded, word.folded), -word.records, word.text))
        return ranked[:MOST_CANDIDATES]

    def _language(self, node: Node, candidates: dict[str, list[StoredWord]]) -> str:
        """The language that most words of the question are of, those that were mistyped by what they may be."""
        votes: defaultdict[str, float] = defaultdict(float)
        for part in iter_positive(node):
            if isinstance(part, Word):
                found = candidates.get(part.typed) or self.store.written_as(part.exact)
                for language in {word.language for word in found}:
                    votes[language] += 1
        for found in candidates.values():
            votes[found[0].language] += A_HAIR
        return max(votes, key=lambda language: (votes[language], language))


def _is_judged(word: Word, text: str) -> bool:
    return len(word.exact) >= SHORTEST and word.exact.isalpha() and f"{word.typed}:" not in text


def _best(found: Sequence[StoredWord], language: str) -> StoredWord:
    return next((word for word in found if word.language == language), found[0])


def _replaced(text: str, words: dict[str, str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with words put in place of others, and where they stand in it."""
    pieces, places, done, length = [], [], 0, 0
    for typed, start, end in iter_words(text):
        if typed in words:
            before, word = text[done:start], _cased(words[typed], typed)
            pieces += [before, word]
            places.append((length + len(before), length + len(before) + len(word)))
            length, done = length + len(before) + len(word), end
    return "".join([*pieces, text[done:]]), tuple(places)


def _cased(word: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word.capitalize() if typed[0].isupper() else word
