"""Typed text -> neutral query, in the query language of Whoosh.

People type words, `"a phrase"`, `AND`, `OR`, `NOT` and parentheses. The text is capped before any parser sees it; what
Whoosh makes of it is turned into the nodes of `indexer.engine.query`, so that no engine meets its own syntax. Fields,
wildcards, ranges and boosts are not part of the language: their signs are read as spaces.

Two typed words must both be found. Of more words a share is enough (`MINIMUM_SHARE`), the best matches first, so that a
whole question may be typed; function words never count.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import regex
from whoosh import qparser, query
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import TEXT, Schema

from indexer.analysis.analyzer import analyzer_for
from indexer.analysis.folding import fold
from indexer.analysis.stopwords import STOPWORDS
from indexer.analysis.tokenizers import iter_words
from indexer.engine.query import Every, Node, Phrase, Some, Without, Word
from indexer.errors import QueryRefused

LONGEST_QUERY = 1000
DEEPEST_NESTING = 20
MOST_WORDS = 64
MINIMUM_SHARE = 0.4
FOREIGN_SIGNS = regex.compile(r"[^\p{L}\p{M}\p{N}\s\"()'’&.,%/@+-]|(?<!\S)-+(?=\S)")


# Quotation marks of the languages that people type in.
QUOTES = str.maketrans(dict.fromkeys("„“”«»", '"'))


class Loose(query.Or):  # type: ignore[misc]
    """Words typed side by side, apart from those joined by an explicit OR."""


class LooseGroup(qparser.OrGroup):  # type: ignore[misc]
    qclass = Loose


def parse(text: str, languages: Sequence[str]) -> Node | None:
    """The query of a typed text, None if it holds no word. `languages`: those of the index, for the stems.

    Raises:
        QueryRefused: longer, deeper or with more words than the caps above.
    """
    tree = _parser().parse(_checked(text), normalize=False)
    return _converted(tree, tuple(languages))


def _checked(text: str) -> str:
    if len(text) > LONGEST_QUERY:
        raise QueryRefused("too_long", f"a query has at most {LONGEST_QUERY} characters")
    if _nesting(text) > DEEPEST_NESTING:
        raise QueryRefused("too_deep", f"parentheses nest at most {DEEPEST_NESTING} deep")
    if len(text.split()) > MOST_WORDS:
        raise QueryRefused("too_many_words", f"a query has at most {MOST_WORDS} words")
    text = FOREIGN_SIGNS.sub(" ", text.encode("utf-8", "ignore").decode().translate(QUOTES))
    return text if text.count('"') % 2 == 0 else text.replace('"', " ")


def _nesting(text: str) -> int:
    depth = deepest = 0
    for sign in text:
        depth = max(0, depth + {"(": 1, ")": -1}.get(sign, 0))
        deepest = max(deepest, depth)
    return deepest


@lru_cache(maxsize=1)
def _parser() -> Any:
    schema = Schema(text=TEXT(analyzer=SpaceSeparatedTokenizer()))
    operators = qparser.OperatorsPlugin(AndNot=None, AndMaybe=None, Require=None)
    plugins = [qparser.WhitespacePlugin(), qparser.PhrasePlugin(), qparser.GroupPlugin(), operators]
    return qparser.QueryParser("text", schema, plugins=plugins, group=LooseGroup)


def _converted(tree: Any, languages: tuple[str, ...]) -> Node | None:
    """Whoosh's tree in our nodes; None for a part without words."""
    match tree:
        case query.Term():
            return _loose([_word(word, languages) for word in _words(tree.text)])
        case query.Phrase():
            words = tuple(fold(word) for part in tree.words for word in _words(part))
            return Phrase(words) if words else None
        case query.Not():
            unwanted = _converted(tree.query, languages)
            return Without(None, unwanted) if unwanted else None
        case query.NullQuery:
            return None
    parts = [node for child in tree.children() if (node := _converted(child, languages))]
    match tree:
        case query.And():
            return _narrowed(parts, lambda wanted: Every(tuple(wanted)))
        case Loose():
            return _narrowed(parts, _loose)
        case _:
            return _narrowed(parts, lambda wanted: Some(tuple(wanted)))


def _narrowed(parts: list[Node], joined: Callable[[list[Node]], Node | None]) -> Node | None:
    """Join the wanted parts and take away what NOT names, wherever it stands in the group."""
    unwanted = [part.unwanted for part in parts if isinstance(part, Without) and part.wanted is None]
    wanted = [part for part in parts if not (isinstance(part, Without) and part.wanted is None)]
    node = wanted[0] if len(wanted) == 1 else joined(wanted) if wanted else None
    for part in unwanted:
        node = Without(node, part)
    return node


def _loose(parts: list[Node]) -> Node | None:
    """Parts typed side by side: a share of the content words has to match, function words are a bonus."""
    flat = [inner for part in parts for inner in _flattened(part)]
    bonus = tuple(part for part in flat if isinstance(part, Word) and part.exact in STOPWORDS)
    counted = tuple(part for part in flat if part not in bonus) or flat
    if not counted:
        return None
    if len(counted) == 1 and len(flat) == 1:
        return flat[0]
    needed = len(counted) if len(counted) <= 2 else max(2, math.ceil(len(counted) * MINIMUM_SHARE))
    return Some(tuple(counted), needed, bonus if counted is not flat else ())


def _flattened(node: Node) -> tuple[Node, ...]:
    """A hyphenated word is a loose group of its own; its words count like any other."""
    return (*node.parts, *node.bonus) if isinstance(node, Some) and node.minimum == len(node.parts) else (node,)


def _words(text: str) -> list[str]:
    return [word for word, _, _ in iter_words(text) if fold(word)]


def _word(word: str, languages: tuple[str, ...]) -> Word:
    exact = fold(word)
    analyzers = [analyzer_for(language) for language in languages]
    stems = dict.fromkeys(term for analyzer in analyzers for term in analyzer.typed_terms(word))
    return Word(exact, tuple(stems) or (exact,), word)
