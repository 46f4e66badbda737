"""How good the search is, on questions whose right answers are known.

A line of the file is `{"query": ..., "relevant": [file names or record ids]}`. Measures at rank 10 as in Manning,
Raghavan and Schütze, Introduction to Information Retrieval, chapter 8: reciprocal rank of the first right record,
normalised discounted cumulative gain with binary gain, and recall.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.errors import QueriesFileError
from indexer.search import Hit

DEPTH = 10


@dataclass(frozen=True)
class Judged:
    query: str
    relevant: frozenset[str]


@dataclass(frozen=True)
class QueryResult:
    """`ranks` of the relevant records among the first ten, from 1."""

    query: str
    ranks: tuple[int, ...]
    relevant_count: int

    @property
    def rank(self) -> int | None:
        return self.ranks[0] if self.ranks else None

    @property
    def gain(self) -> float:
        best = sum(1 / math.log2(rank + 1) for rank in range(1, min(DEPTH, self.relevant_count) + 1))
        return sum(1 / math.log2(rank + 1) for rank in self.ranks) / best


def read_queries(path: Path) -> list[Judged]:
    """Raises `QueriesFileError` for the first line that is not as above."""
    with path.open(encoding="utf-8") as lines:
        return [_judged(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _judged(number: int, line: str) -> Judged:
    try:
        value = json.loads(line)
        judged = Judged(str(value["query"]), frozenset(str(one) for one in value["relevant"]))
    except (ValueError, KeyError, TypeError) as error:
        raise QueriesFileError(number, 'it has to be {"query": ..., "relevant": [...]}') from error
    if not judged.relevant:
        raise QueriesFileError(number, "it names no relevant record")
    return judged


def evaluate(queries: Iterable[Judged], ask: Callable[[str], Sequence[Hit]]) -> Iterator[QueryResult]:
    """Ask each question and yield its result. `ask`: text -> at least ten hits if there are as many."""
    for judged in queries:
        hits = ask(judged.query)[:DEPTH]
        ranks = tuple(rank for rank, hit in enumerate(hits, 1) if _names(hit) & judged.relevant)
        yield QueryResult(judged.query, ranks, len(judged.relevant))


def summary(results: Sequence[QueryResult]) -> dict[str, Any]:
    """Means over the questions, rounded to four places, and each question's rank."""
    count = len(results) or 1
    return {
        "mrr@10": round(sum(1 / result.rank for result in results if result.rank) / count, 4),
        "ndcg@10": round(sum(result.gain for result in results) / count, 4),
        "recall@10": round(sum(len(result.ranks) / result.relevant_count for result in results) / count, 4),
        "queries": [{"query": result.query, "rank": result.rank} for result in results],
    }


def _names(hit: Hit) -> set[str]:
    return {str(hit.record_id), *(file.name for file in hit.files)}
