"""The engine on Tantivy: compiled, quick, the default.

Records and pages are two indexes, because a score needs the mean length and the number of documents of its own kind.
Terms come analysed; the `whitespace` tokenizer only parts them. Tantivy ends a process on queries that are too deep and
panics with a class outside `Exception`; typed text never gets here, see `indexer.question.query_parser`, and offsets
are capped in `indexer.search.answer`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Query

from indexer.engine.port import PAGE_FIELDS, PARTS, RECORD_FIELDS, RecordDocument, record_terms
from indexer.engine.query import (
    MOST_EXPANSIONS,
    Expansion,
    Node,
    Part,
    SearchQuery,
    Sort,
    Word,
    any_of,
    expanded,
    on_pages,
)
from indexer.engine.results import EngineResults, PageHits, RecordHit
from indexer.engine.tantivy_index import TantivyIndex
from indexer.engine.tantivy_queries import every, query_of, silent, tagged
from indexer.engine.tantivy_schema import (
    facet_field,
    order_field,
    page_documents,
    page_schema,
    record_document,
    record_schema,
)
from indexer.errors import EngineError

MOST_FACET_VALUES = 1000
# Tantivy's own limit of values that are counted.
MOST_IDS = 65_000
# Pages of one answer, its twenty records together, that are fetched at once.
PAGES_FETCHED = 1000
# A sorting without words to rank by is by record id.
ORDERS = {
    Sort.RELEVANCE: ("lead", tantivy.Order.Asc),
    Sort.NEWEST: ("newest", tantivy.Order.Desc),
    Sort.OLDEST: ("oldest", tantivy.Order.Asc),
}


class TantivyEngine:
    """The two indexes in one folder. Readers look for a newer commit before each search."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.records = TantivyIndex(folder / "records", record_schema(), "record_id")
        self.pages = TantivyIndex(folder / "pages", page_schema(), "record_id")

    def write(self, documents: Iterable[RecordDocument], removed: Sequence[int]) -> None:
        kept = list(documents)
        ids = [*removed, *(record_id for document in kept for record_id in document.record_ids)]
        self.pages.rewrite(ids, (fields for document in kept for fields in page_documents(document)))
        self.records.rewrite(ids, map(record_document, kept))

    def search(self, query: SearchQuery) -> EngineResults:
        searcher = self.records.searcher()
        node = expanded(query.node, _expansion(searcher, RECORD_FIELDS)) if query.node else None
        matched = query_of(self.records.schema, node, RECORD_FIELDS) if node else None
        everything = self._filtered(matched, query.filters)
        find = _ranked if query.sort is Sort.RELEVANCE and matched is not None else _sorted
        try:
            total, hits = find(searcher, everything, query)
            facets = self._count_facets(searcher, matched, query)
            return EngineResults(total, tuple(hits), facets, self._count_crossed(searcher, matched, query))
        except ValueError as error:
            raise EngineError(f"the index in {self.folder} could not be read: {error}") from error

    def best_pages(self, node: Node, record_ids: Sequence[int], limit: int) -> dict[int, PageHits]:
        searcher, schema = self.pages.searcher(), self.pages.schema
        if (asked := on_pages(node)) is None:
            return {}
        node = expanded(asked, _expansion(searcher, PAGE_FIELDS))
        found: dict[int, PageHits] = {}
        for one, is_whole in ((node, True), (any_of(node), False)):
            if missing := [record_id for record_id in record_ids if record_id not in found]:
                own = silent(Query.term_set_query(schema, "record_id", missing))
                ranked = _all_ranked(searcher, every(query_of(schema, one, PAGE_FIELDS), own))
                found |= {record_id: _best(pages, limit, is_whole) for record_id, pages in ranked.items()}
        return found

    def frequencies(self, words: Sequence[Word]) -> tuple[int, ...]:
        searcher = self.records.searcher()
        return tuple(max(searcher.doc_freq(name, term) for name, term in record_terms(word)) for word in words)

    def list_filtered(self, filters: dict[str, tuple[str, ...]], most: int) -> list[int] | None:
        searcher, left = self.records.searcher(), self._filtered(None, filters)
        if _count(searcher.search(left, 1)) > most:
            return None
        ids = {"ids": {"terms": {"field": "record_id", "size": MOST_IDS}}}
        return [int(bucket["key"]) for bucket in searcher.aggregate(left, ids)["ids"]["buckets"]]

    def list_together(self, record_ids: Sequence[int]) -> set[int]:
        searcher, wanted = self.records.searcher(), list(record_ids)
        if not wanted:
            return set()
        hits = searcher.search(Query.term_set_query(self.records.schema, "record_id", wanted), len(wanted)).hits
        return {int(one) for _, address in hits for one in searcher.doc(address)["record_id"]}

    def count_records(self) -> int:
        count = {"records": {"value_count": {"field": "record_id"}}}
        answer = self.records.searcher().aggregate(Query.all_query(), count)
        return int(answer["records"]["value"] or 0)

    def size_bytes(self) -> int:
        return self.records.size_bytes() + self.pages.size_bytes()

    def close(self) -> None:
        """Nothing is held open between calls."""

    def _count_facets(
        self, searcher: tantivy.Searcher, matched: Query | None, query: SearchQuery
    ) -> dict[str, dict[str, int]]:
        """Facets with the same filters around them are counted in one pass; only a selected facet needs its own."""
        groups: dict[frozenset[str], list[str]] = {}
        for facet in query.facets:
            groups.setdefault(frozenset(query.filters) - {facet}, []).append(facet)
        counts: dict[str, dict[str, int]] = {}
        for around, facets in groups.items():
            filters = {name: values for name, values in query.filters.items() if name in around}
            wanted = {facet: _values_of(facet) for facet in facets}
            answer = searcher.aggregate(self._filtered(matched, filters), wanted)
            for facet in facets:
                counts[facet] = _counts(answer[facet])
        return counts

    def _count_crossed(
        self, searcher: tantivy.Searcher, matched: Query | None, query: SearchQuery
    ) -> dict[str, dict[str, int]]:
        """All pairs in one pass."""
        if query.crossed is None:
            return {}
        first, second = query.crossed
        filters = {name: values for name, values in query.filters.items() if name not in query.crossed}
        wanted = {"first": _values_of(first) | {"aggs": {"second": _values_of(second)}}}
        answer = searcher.aggregate(self._filtered(matched, filters), wanted)
        return {_facet_value(one["key"]): _counts(one["second"]) for one in answer["first"]["buckets"]}

    def _filtered(self, matched: Query | None, filters: dict[str, tuple[str, ...]]) -> Query:
        constraints = [self._filter(facet, values) for facet, values in filters.items() if values]
        return every(matched or Query.all_query(), *constraints)

    def _filter(self, facet: str, values: Sequence[str]) -> Query:
        return tagged(self.records.schema, facet, values)


def _ranked(searcher: tantivy.Searcher, matched: Query, query: SearchQuery) -> tuple[int, list[RecordHit]]:
    """Hits by score, then by record id. Tantivy leaves equal scores in the order of writing, so hits are fetched
    until the score changes behind the last one wanted."""
    wanted = query.offset + query.limit
    fetched = wanted + 1
    while True:
        result = searcher.search(matched, fetched)
        scores = [float(score) for score, _ in result.hits]
        if len(scores) < fetched or scores[-1] != scores[wanted - 1]:
            break
        fetched *= 2
    ids = _numbers(searcher, "lead", result.hits)
    hits = [RecordHit(record_id, score) for record_id, score in zip(ids, scores, strict=True)]
    hits.sort(key=lambda hit: (-hit.score, hit.record_id))
    return _count(result), hits[query.offset : wanted]


def _sorted(searcher: tantivy.Searcher, matched: Query, query: SearchQuery) -> tuple[int, list[RecordHit]]:
    field, order = ORDERS.get(query.sort, (order_field(query.locale), tantivy.Order.Asc))
    result = searcher.search(matched, query.limit, True, field, query.offset, order)
    return _count(result), [RecordHit(record_id, 0.0) for record_id in _numbers(searcher, "lead", result.hits)]


def _all_ranked(searcher: tantivy.Searcher, query: Query) -> dict[int, list[tuple[int, float]]]:
    """Record -> (number, score) of every page that a query finds, best first. One query for all records: to look its
    terms up in each segment costs more than to find the pages."""
    result = searcher.search(query, PAGES_FETCHED)
    if _count(result) > PAGES_FETCHED:
        result = searcher.search(query, _count(result))
    ids, numbers = (_numbers(searcher, name, result.hits) for name in ("record_id", "number"))
    ranked: dict[int, list[tuple[int, float]]] = {}
    for record_id, number, (score, _) in zip(ids, numbers, result.hits, strict=True):
        ranked.setdefault(record_id, []).append((number, float(score)))
    return ranked


def _best(pages: list[tuple[int, float]], limit: int, is_whole: bool) -> PageHits:
    return PageHits(tuple(number for number, _ in pages[:limit]), len(pages), is_whole, pages[0][1])


def _expansion(searcher: tantivy.Searcher, fields: Sequence[tuple[str, float]]) -> Expansion:
    """The words of a prefix, from the dictionaries of the fields."""

    def words(start: str, part: Part | None) -> list[str]:
        counts: Counter[str] = Counter()
        for name, _ in PARTS[part] if part else fields:
            if name.endswith("exact"):
                counts.update(dict(searcher.terms_with_prefix(name, start, limit=MOST_EXPANSIONS)))
        return [word for word, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_EXPANSIONS]]

    return words


def _numbers(searcher: tantivy.Searcher, field: str, hits: Sequence[tuple[Any, tantivy.DocAddress]]) -> list[int]:
    """A number field of the hits, in their order."""
    return [int(value or 0) for value in searcher.fast_field_values(field, [address for _, address in hits])]


def _count(result: Any) -> int:
    """Tantivy's own stub file does not know that a result has a count."""
    return int(result.count)


def _values_of(facet: str) -> dict[str, Any]:
    """What Tantivy is asked for to count the values of a facet."""
    return {"terms": {"field": facet_field(facet), "size": MOST_FACET_VALUES}}


def _counts(answer: Any) -> dict[str, int]:
    return {_facet_value(one["key"]): int(one["doc_count"]) for one in answer["buckets"]}


def _facet_value(key: Any) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)
