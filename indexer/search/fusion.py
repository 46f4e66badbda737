"""Words and nearness in one question to the engine.

What is found: the records that hold enough of the words, and those near enough in meaning. How they are ranked: by

    nearness + WORDS_WEIGHT * BM25 of any of the words / sum of the idf of the words typed

The sum weighs the list of words by how much of the question it covers. A word that the index does not hold has the
greatest idf; so of a question in a language that a text is not written in only names and figures count, and nearness
decides, and where both share a language the words speak up. Rank fusion, which gives both lists the same voice, ruins
the first case (decision 10; `bench/fusion.py` prints the comparison).
"""

import logging
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.analysis.stopwords import STOPWORDS
from indexer.engine.port import SearchEngine
from indexer.engine.query import (
    Every,
    Fuzzy,
    Node,
    Phrase,
    Prefix,
    SameAs,
    Scored,
    Some,
    Tagged,
    Weighted,
    Within,
    Without,
    Word,
)
from indexer.errors import EmbeddingError, MeaningNotReady, MeaningUnavailable
from indexer.search.neighbours import Meaning, MeaningState, Neighbour, found

WORDS_WEIGHT = 0.4
# Records found by words may lie below the floor; they are told apart down to this nearness.
LOWEST = -6.0
# Chance reaches farther with few words, and hardly ever where the collection knows one of them.
FLOOR, FLOOR_OF_FEW = 2.0, 3.0
MANY_WORDS = 4
# Records told apart by nearness; the rest by words alone. So many of a broad filter, which can't be listed.
RANKED, RANKED_DEEP = 200, 2_000
MOST_LISTED = 5_000
STATES: dict[type[Exception], MeaningState] = {
    MeaningUnavailable: MeaningState.NOT_SET_UP,
    MeaningNotReady: MeaningState.NOT_READY,
    EmbeddingError: MeaningState.FAILED,
}
log = logging.getLogger(__name__)

Filters = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Near:
    """What is near to a question. `records`: all that are ranked; `found`: those near enough to be found by it."""

    records: tuple[Neighbour, ...] = ()
    found: tuple[Neighbour, ...] = ()


NOTHING = Near()


def ask(
    meaning: Meaning | None,
    typed: Node | None,
    text: str,
    mode: str,
    filters: Filters,
    engine: SearchEngine,
    among: Sequence[int] = (),
) -> tuple[Near, MeaningState]:
    """What is near to a question, and what became of asking. `typed`: the words of `text`. Function words and figures
    by themselves ask nothing in any mode: every text is a little near to them. `among`: records to be ranked in any
    case, as those that the filters leave are.

    Raises, if the mode is `meaning`:
        MeaningUnavailable: no model is set up.
        MeaningNotReady, EmbeddingError: as `Meaning`.
    """
    if typed is None or mode == "words" or not _says_something(typed):
        return NOTHING, MeaningState.NOT_ASKED
    if mode == "all" and not is_meant_loosely(typed):
        return NOTHING, MeaningState.NOT_ASKED
    try:
        if meaning is None:
            raise MeaningUnavailable
        return find_near(meaning, typed, text, filters, engine, among), MeaningState.USED
    except (MeaningUnavailable, MeaningNotReady, EmbeddingError) as error:
        if mode == "meaning":
            raise
        if isinstance(error, EmbeddingError):
            log.warning("answered by words alone: %s", error)
        return NOTHING, STATES[type(error)]


def is_meant_loosely(typed: Node) -> bool:
    """Whether nearness may add to what is found: not where quotes or AND say that just these words are meant, nor where
    no word says anything."""
    match typed:
        case Word():
            return _says_something(typed)
        case Some(parts):
            return all(isinstance(part, Word | Some) for part in parts) and any(map(is_meant_loosely, parts))
        case Without(wanted, _):
            return wanted is not None and is_meant_loosely(wanted)
        case Every(parts):
            loose = [part for part in parts if not isinstance(part, Tagged)]
            return len(loose) == 1 and is_meant_loosely(loose[0])
        case _:
            return False


def _says_something(node: Node | None) -> bool:
    """Whether any word that is wanted is more than a function word or a figure."""
    match node:
        case Word(text) | Prefix(text) | Fuzzy(text):
            return _is_telling(text)
        case Phrase(words):
            return any(map(_is_telling, words))
        case SameAs(part) | Within(_, part) | Without(part, _):
            return _says_something(part)
        case Some(parts) | Every(parts):
            return any(map(_says_something, parts))
        case _:
            return False


def _is_telling(word: str) -> bool:
    return word not in STOPWORDS and any(map(str.isalpha, word))


def find_near(
    meaning: Meaning, typed: Node, text: str, filters: Filters, engine: SearchEngine, among: Sequence[int] = ()
) -> Near:
    """The nearest records, inside the filters too: if these leave few, all of those are compared; else so many of the
    nearest are ranked that enough lie inside. Raises as `Meaning`."""
    words = list(iter_typed(typed))
    asked = " ".join(word.typed for word in words) if isinstance(typed, Without | Every) else text
    inside = engine.list_filtered(filters, MOST_LISTED) if filters else list(among)
    near = meaning.near(asked, RANKED if inside is not None else RANKED_DEEP, inside or ())
    is_sure = len(words) >= MANY_WORDS or any(engine.frequencies(words))
    return Near(near, found(near, FLOOR if is_sure else FLOOR_OF_FEW))


def joined(node: Node | None, near: Near, mode: str, engine: SearchEngine) -> Node | None:
    """The one question to the engine. `node`: the words, widened by names of concepts."""
    if node is None or (mode != "meaning" and not near.records):
        return node
    if isinstance(node, Without):
        return replace(node, wanted=joined(node.wanted, near, mode, engine))
    if isinstance(node, Every) and any(isinstance(part, Tagged) for part in node.parts):
        parts = (part if isinstance(part, Tagged) else joined(part, near, mode, engine) for part in node.parts)
        return Every(tuple(part for part in parts if part is not None))
    return Scored(_scores(near.found)) if mode == "meaning" else fused(node, near, engine)


def fused(node: Node, near: Near, engine: SearchEngine) -> Node:
    """What the words or nearness find, ranked by both."""
    loosened = replace(node, minimum=1) if isinstance(node, Some) else node
    words = Weighted(loosened, WORDS_WEIGHT / _total_idf(node, engine))
    either = (Weighted(node, 0.0), Weighted(Scored(_scores(near.found)), 0.0))
    return Some(either, 1, (words, Scored(_scores(near.records))))


def iter_typed(node: Node | None) -> Iterator[Word]:
    """The words that were typed and are wanted, without those that say nothing."""
    match node:
        case Word():
            yield node
        case SameAs(word):
            yield word
        case Some(parts):
            for part in parts:
                yield from iter_typed(part)
        case Every(parts):
            for part in parts:
                yield from iter_typed(part)
        case Without(wanted, _):
            yield from iter_typed(wanted)


def _scores(records: Sequence[Neighbour]) -> tuple[tuple[int, float], ...]:
    return tuple((one.record_id, one.nearness - LOWEST) for one in records if one.nearness > LOWEST)


def _total_idf(node: Node, engine: SearchEngine) -> float:
    """As in BM25 (Robertson and Zaragoza 2009, equation 3.3, with the 1 inside the logarithm that engines add)."""
    count = engine.count_records()
    frequencies = engine.frequencies(list(iter_typed(node)))
    return sum(math.log(1 + (count - min(one, count) + 0.5) / (one + 0.5)) for one in frequencies) or 1.0
