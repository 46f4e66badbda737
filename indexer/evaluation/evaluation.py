"""How good the search is, on questions whose right answers are known.

A line of a file of questions is `{"query": ..., "relevant": [file names or record ids]}`. It may say in which
`language` it asks, and of which `kind` it is: `words`, `across` languages, or about a `page`, which
`{"file": ..., "number": ...}` then names. Measures at rank 10 as in Manning, Raghavan and Schütze, Introduction to
Information Retrieval, chapter 8: reciprocal rank of the first right record, normalised discounted cumulative gain with
binary gain, and recall. Page accuracy is the share of questions about a page whose page is among those shown with
the hit, first page accuracy of those where it is the first: in a short publication three pages are soon the right ones.

A card shows one version of a work and leads to the others. It is right if the version shown is: who asks in Croatian is
not answered by a card that opens in Polish. But several right versions of a work are one thing to find, for they never
stand in the list side by side.
Two runs are set against each other by `indexer.evaluation.comparison`.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.errors import QueriesFileError
from indexer.search.hits import Hit

DEPTH = 10
KINDS = ("words", "across", "page")
UNKNOWN_LANGUAGE = "und"
MEASURES = ("mrr@10", "ndcg@10", "recall@10", "page_accuracy", "first_page_accuracy")

_SHAPE = 'it has to be {"query": ..., "relevant": [...]}'


@dataclass(frozen=True)
class WantedPage:
    """`number` is the physical one, from 1."""

    file: str
    number: int


@dataclass(frozen=True)
class Judged:
    """`source`: name of the file that asks."""

    query: str
    relevant: frozenset[str]
    language: str = UNKNOWN_LANGUAGE
    kind: str = "words"
    page: WantedPage | None = None
    source: str = ""


@dataclass(frozen=True)
class QueryResult:
    """`ranks` of the relevant works among the first ten, from 1, of `wanted` altogether. `page_place`: where the page
    asked for stands among those shown with its hit, from 1; None if it is not shown, or no page was asked for."""

    judged: Judged
    ranks: tuple[int, ...]
    wanted: int
    page_place: int | None = None

    @property
    def rank(self) -> int | None:
        return self.ranks[0] if self.ranks else None

    @property
    def gain(self) -> float:
        best = sum(1 / math.log2(rank + 1) for rank in range(1, min(DEPTH, self.wanted) + 1))
        return sum(1 / math.log2(rank + 1) for rank in self.ranks) / best

    @property
    def recall(self) -> float:
        return len(self.ranks) / self.wanted


def read_queries(paths: Iterable[Path]) -> list[Judged]:
    """The questions of all files, in order. Raises `QueriesFileError` for the first line that is not as above."""
    return [judged for path in paths for judged in _read(path)]


def _read(path: Path) -> Iterator[Judged]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _judged(path.name, number, line)


def _judged(source: str, number: int, line: str) -> Judged:
    try:
        value = json.loads(line)
        page = value.get("page")
        judged = Judged(
            query=str(value["query"]),
            relevant=frozenset(str(one) for one in value["relevant"]),
            language=str(value.get("language", UNKNOWN_LANGUAGE)),
            kind=str(value.get("kind", "words")),
            page=WantedPage(str(page["file"]), int(page["number"])) if page else None,
            source=source,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QueriesFileError(source, number, _SHAPE) from error
    if not judged.relevant:
        raise QueriesFileError(source, number, "it names no relevant record")
    if judged.kind not in KINDS or (judged.kind == "page") != (judged.page is not None):
        raise QueriesFileError(source, number, "its kind is words, across, or page with a page beside it")
    return judged


def evaluate(
    queries: Iterable[Judged], ask: Callable[[str], Sequence[Hit]], works: Mapping[str, str]
) -> Iterator[QueryResult]:
    """Ask each question and yield its result. `ask`: text -> at least ten hits if there are as many. `works`: file name
    or record id -> the work it is a version of; a name that is missing is a work by itself."""
    for judged in queries:
        hits = ask(judged.query)[:DEPTH]
        ranks = tuple(rank for rank, hit in enumerate(hits, 1) if _names(hit) & judged.relevant)
        wanted = len({works.get(name, name) for name in judged.relevant})
        yield QueryResult(judged, ranks, wanted, _place(hits, judged.page) if judged.page else None)


def _names(hit: Hit) -> set[str]:
    return {str(hit.record_id), *(file.name for file in hit.files)}


def _place(hits: Sequence[Hit], page: WantedPage) -> int | None:
    right = (hit for hit in hits if page.file in _names(hit) and hit.pages_of == hit.record_id)
    shown = [one.number for hit in right for one in hit.pages]
    return shown.index(page.number) + 1 if page.number in shown else None


def summary(results: Sequence[QueryResult]) -> dict[str, Any]:
    """`MEASURES` over all questions; the same with a `count` in `sets`, `languages` and `kinds`, by name; and `queries
    [{query, language, kind, rank, page}]`, where `page` is the place of the page asked for."""
    return {
        **_means(results),
        "sets": _by(results, lambda result: result.judged.source),
        "languages": _by(results, lambda result: result.judged.language),
        "kinds": _by(results, lambda result: result.judged.kind),
        "queries": [_query_values(result) for result in results],
    }


def _query_values(result: QueryResult) -> dict[str, Any]:
    judged = result.judged
    return {
        "query": judged.query,
        "language": judged.language,
        "kind": judged.kind,
        "rank": result.rank,
        "page": result.page_place,
    }


def _by(results: Sequence[QueryResult], name_of: Callable[[QueryResult], str]) -> dict[str, dict[str, Any]]:
    groups: dict[str, list[QueryResult]] = {}
    for result in results:
        groups.setdefault(name_of(result), []).append(result)
    return {name: {"count": len(group), **_means(group)} for name, group in groups.items()}


def _means(results: Sequence[QueryResult]) -> dict[str, float | None]:
    """`MEASURES`, rounded to four places; those of pages are None where no question is about a page."""
    places = [result.page_place for result in results if result.judged.page]
    return {
        "mrr@10": _mean([1 / result.rank if result.rank else 0 for result in results]) or 0.0,
        "ndcg@10": _mean([result.gain for result in results]) or 0.0,
        "recall@10": _mean([result.recall for result in results]) or 0.0,
        "page_accuracy": _mean([place is not None for place in places]),
        "first_page_accuracy": _mean([place == 1 for place in places]),
    }


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def lines(values: dict[str, Any]) -> Iterator[str]:
    """The `summary` as a table: each set, language and kind in a row, all of them in the last."""
    yield _row("", "questions", *(measure.removesuffix("_accuracy").replace("_", " ") for measure in MEASURES))
    for group in ("sets", "languages", "kinds"):
        for name, means in values[group].items():
            yield _measured(name, means["count"], means)
        yield ""
    yield _measured("all", len(values["queries"]), values)


def _measured(name: str, count: int, means: dict[str, Any]) -> str:
    figures = ("-" if means[measure] is None else f"{means[measure]:.4f}" for measure in MEASURES)
    return _row(name, str(count), *figures)


def _row(name: str, *cells: str) -> str:
    return f"{name:<22}" + "".join(f"{cell:>12}" for cell in cells)
