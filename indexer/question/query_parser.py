"""Typed text -> neutral query, in the query language of Whoosh.

People type words, `"a phrase"`, `AND`, `OR`, `NOT`, `+word`, `-word`, `field:value`, `prefix*`, `word~` and brackets.
The text is capped and mended before any parser sees it (`question.scanner`); what Whoosh makes of it
(`question.syntax`) is turned into the nodes of `indexer.engine.query`, so that no engine meets its own syntax. Nothing
that is typed is an error: what can't be understood is searched as words, and a remark says so (docs/decisions/0011).

Two typed words must both be found. Of more words a share is enough (`MINIMUM_SHARE`), the best matches first, so that a
whole question may be typed; function words never count. What has a `+` or a field must always match.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import regex
from whoosh import query

from indexer.analysis.analyzer import analyzer_for
from indexer.analysis.folding import fold
from indexer.analysis.stopwords import STOPWORDS
from indexer.analysis.tokenizers import UNSPACED, iter_words
from indexer.engine.query import (
    IDENTIFIER,
    Every,
    Fuzzy,
    Node,
    Part,
    Phrase,
    Prefix,
    Some,
    Tagged,
    Within,
    Without,
    Word,
)
from indexer.index.record_document import identifier
from indexer.question.fields import IDENTIFIERS, FieldValues
from indexer.question.remarks import Remark, RemarkCode
from indexer.question.scanner import scan
from indexer.question.syntax import ANYWHERE, Loose, Must, tree
from repository.vocabulary.concepts import Vocabulary

MINIMUM_SHARE = 0.4
# A star after fewer letters would stand for too many words; a letter of Chinese says more.
SHORTEST_PREFIX = 3
UNSPACED_LETTER = regex.compile(rf"[{UNSPACED}]")
# Nearly every short word is near to many others.
SHORTEST_FUZZY = 4
PARTS = {"title": Part.TITLE, "creator": Part.CREATORS}
NO_VALUES = FieldValues(Vocabulary())


@dataclass(frozen=True)
class Understood:
    """`node`: None if no word is asked for. `remarks`: what was not taken as typed, in the order met."""

    node: Node | None
    remarks: tuple[Remark, ...]


# A typed text and the languages of the index -> what it asks for.
Understand = Callable[[str, tuple[str, ...]], Understood]


def parse(text: str, languages: Sequence[str], values: FieldValues = NO_VALUES) -> Node | None:
    """The query of a typed text, without the remarks."""
    return understand(text, languages, values).node


def understand(text: str, languages: Sequence[str], values: FieldValues = NO_VALUES) -> Understood:
    """What a typed text asks for. `languages`: those of the index, for the stems."""
    pieces, remarks = scan(text)
    reading = _Reading(tuple(languages), values, list(remarks))
    node = reading.converted(tree(pieces)) if pieces else None
    return Understood(_bare(node) if node else None, tuple(reading.remarks))


@dataclass(frozen=True)
class _Needed:
    """A part that must match among parts of which a share is enough."""

    node: Node


_Part = Node | _Needed


@dataclass
class _Reading:
    languages: tuple[str, ...]
    values: FieldValues
    remarks: list[Remark]

    def converted(self, part: Any) -> _Part | None:
        """Whoosh's tree in our nodes; None for a part without words."""
        match part:
            case query.NullQuery:
                return None
            case query.Term() | query.Prefix() | query.FuzzyTerm():
                return self._field(part.fieldname, part.text, lambda: self._words(part))
            case query.Phrase():
                return self._field(part.fieldname, " ".join(part.words), lambda: _phrase(part.words))
            case query.Not():
                unwanted = self.converted(part.query)
                return Without(None, _bare(unwanted)) if unwanted else None
            case Must():
                needed = self.converted(part.child)
                return _Needed(_bare(needed)) if needed else None
        parts = [node for child in part.children() if (node := self.converted(child))]
        match part:
            case query.And():
                return _narrowed(parts, lambda wanted: Every(tuple(map(_bare, wanted))))
            case Loose():
                return _narrowed(parts, _loose)
            case _:
                return _narrowed(parts, lambda wanted: Some(tuple(map(_bare, wanted))))

    def _field(self, name: str, text: str, words: Callable[[], Node | None]) -> _Part | None:
        """The part of the field that was named before it; what names no value of a facet is taken for words."""
        if name == ANYWHERE:
            return words()
        if name in PARTS:
            return _Needed(Within(PARTS[name], node)) if (node := words()) else None
        if name in IDENTIFIERS:
            return _Needed(Tagged(IDENTIFIER, (identifier(name, text),)))
        if keys := self.values.find(name, text):
            return _Needed(Tagged(name, keys))
        self._remark(RemarkCode.UNKNOWN_VALUE, text)
        return words()

    def _words(self, part: Any) -> Node | None:
        typed = _words(part.text)
        if not typed:
            return None
        match part:
            case query.Prefix():
                last = self._prefix(typed[-1])
            case query.FuzzyTerm() if len(typed[-1]) >= SHORTEST_FUZZY:
                last = Fuzzy(fold(typed[-1]), part.maxdist)
            case _:
                last = self._word(typed[-1])
        return _share([*map(self._word, typed[:-1]), last])

    def _prefix(self, typed: str) -> Node:
        if len(typed) < SHORTEST_PREFIX and not UNSPACED_LETTER.search(typed):
            self._remark(RemarkCode.SHORT_PREFIX, f"{typed}*")
            return self._word(typed)
        return Prefix(fold(typed))

    def _word(self, word: str) -> Word:
        exact = fold(word)
        analyzers = [analyzer_for(language) for language in self.languages]
        stems = dict.fromkeys(term for analyzer in analyzers for term in analyzer.typed_terms(word))
        return Word(exact, tuple(stems) or (exact,), word)

    def _remark(self, code: RemarkCode, about: str) -> None:
        if (one := Remark(code, about)) not in self.remarks:
            self.remarks.append(one)


def _bare(part: _Part) -> Node:
    return part.node if isinstance(part, _Needed) else part


def _narrowed(parts: Sequence[_Part], joined: Callable[[list[_Part]], _Part | None]) -> _Part | None:
    """Join the wanted parts and take away what NOT names, wherever it stands in the group."""
    unwanted = [part.unwanted for part in parts if isinstance(part, Without) and part.wanted is None]
    wanted = [part for part in parts if not (isinstance(part, Without) and part.wanted is None)]
    node = wanted[0] if len(wanted) == 1 else joined(wanted) if wanted else None
    for part in unwanted:
        node = Without(_bare(node) if node else None, part)
    return node


def _loose(parts: Iterable[_Part]) -> _Part | None:
    """Parts typed side by side: a share of the content words has to match, function words are a bonus, and what is
    needed is needed."""
    needed = [part.node for part in parts if isinstance(part, _Needed)]
    flat = [inner for part in parts if not isinstance(part, _Needed) for inner in _flattened(part)]
    if not needed:
        return _share(flat)
    bonus = tuple(filter(_is_function_word, flat))
    if len(bonus) < len(flat) and (shared := _share(flat)):
        return Every((*needed, shared))
    return _Needed(Some(tuple(needed), len(needed), bonus) if bonus or len(needed) > 1 else needed[0])


def _share(flat: Sequence[Node]) -> Node | None:
    bonus = tuple(filter(_is_function_word, flat))
    counted = tuple(part for part in flat if part not in bonus) or tuple(flat)
    if not counted:
        return None
    if len(counted) == 1 and len(flat) == 1:
        return flat[0]
    minimum = len(counted) if len(counted) <= 2 else max(2, math.ceil(len(counted) * MINIMUM_SHARE))
    return Some(counted, minimum, bonus if len(counted) < len(flat) else ())


def _is_function_word(part: Node) -> bool:
    return isinstance(part, Word) and part.exact in STOPWORDS


def _flattened(node: Node) -> tuple[Node, ...]:
    """A hyphenated word is a loose group of its own; its words count like any other."""
    return (*node.parts, *node.bonus) if isinstance(node, Some) and node.minimum == len(node.parts) else (node,)


def _phrase(parts: Sequence[str]) -> Node | None:
    words = tuple(fold(word) for part in parts for word in _words(part))
    return Phrase(words) if words else None


def _words(text: str) -> list[str]:
    return [word for word, _, _ in iter_words(text) if fold(word)]
