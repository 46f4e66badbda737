"""The engine on Whoosh: pure Python, the reference of the contract suite.

Whoosh never calls fsync and keeps pickles: its folder is a cache of the repository, never shared with others who may
write to it. Records and pages are two indexes, because a score needs the mean length of its own kind. Facets are
counted by walking the postings, so the time grows with the collection.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from whoosh import query, sorting

from indexer.engine.port import PAGE_FIELDS, PARTS, RECORD_FIELDS, RecordDocument, record_terms
from indexer.engine.query import (
    MOST_EXPANSIONS,
    NAME_WEIGHT,
    Every,
    Expansion,
    Fuzzy,
    Node,
    Part,
    Phrase,
    Prefix,
    SameAs,
    Scored,
    SearchQuery,
    Some,
    Sort,
    Tagged,
    Weighted,
    Within,
    Without,
    Word,
    any_of,
    expanded,
    on_pages,
    year_range,
)
from indexer.engine.results import EngineResults, PageHits, RecordHit
from indexer.engine.whoosh_index import WhooshIndex
from indexer.engine.whoosh_queries import AtLeast, Near, Silent
from indexer.engine.whoosh_schema import order_field, page_documents, page_schema, record_document, record_schema

# Whoosh takes a score of 0 for no match where it adds scores up.
NO_SCORE = 1e-9
P = ParamSpec("P")
R = TypeVar("R")


def _one_at_a_time(
    ask: Callable[Concatenate["WhooshEngine", P], R],
) -> Callable[Concatenate["WhooshEngine", P], R]:
    """Let a thread wait for the one that asks: Whoosh moves about in files that its readers share, and what is read
    elsewhere looks like damage."""

    @wraps(ask)
    def asked(engine: "WhooshEngine", /, *args: P.args, **named: P.kwargs) -> R:
        with engine.asking:
            return ask(engine, *args, **named)

    return asked


class WhooshEngine:
    """The two indexes in one folder; readers are refreshed before each search. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        self.asking = threading.Lock()
        self.records = WhooshIndex(folder / "records", record_schema())
        self.pages = WhooshIndex(folder / "pages", page_schema())

    def write(self, documents: Iterable[RecordDocument], removed: Sequence[int]) -> None:
        kept = list(documents)
        ids = [*removed, *(record_id for document in kept for record_id in document.record_ids)]
        self.pages.rewrite(ids, (values for document in kept for values in page_documents(document)))
        self.records.rewrite(ids, map(record_document, kept))

    @_one_at_a_time
    def search(self, asked: SearchQuery) -> EngineResults:
        searcher = self.records.searcher()
        node = expanded(asked.node, _expansion(searcher.reader(), RECORD_FIELDS)) if asked.node else None
        matched = _node(node, RECORD_FIELDS) if node else None
        facets = self._count_facets(searcher, matched, asked)
        crossed = self._count_crossed(searcher, matched, asked)
        wanted = asked.offset + asked.limit
        whole = _filtered(matched, asked.filters)
        if asked.sort is Sort.RELEVANCE and matched is not None:
            scored = list(self._scores(searcher, matched, whole))
            ranked = sorted(scored, key=lambda hit: (-hit.score, hit.record_id))
            return EngineResults(len(ranked), tuple(ranked[asked.offset : wanted]), facets, crossed)
        results = searcher.search(whole, limit=wanted, sortedby=_order(asked))
        hits = tuple(RecordHit(hit["record_id"], 0.0) for hit in results[asked.offset : wanted])
        return EngineResults(len(results), hits, facets, crossed)

    @_one_at_a_time
    def best_pages(self, node: Node, record_ids: Sequence[int], limit: int) -> dict[int, PageHits]:
        searcher = self.pages.searcher()
        if (answerable := on_pages(node)) is None:
            return {}
        node = expanded(answerable, _expansion(searcher.reader(), PAGE_FIELDS))
        found: dict[int, PageHits] = {}
        for asked, is_whole in ((_node(node, PAGE_FIELDS), True), (_node(any_of(node), PAGE_FIELDS), False)):
            missing = [record_id for record_id in record_ids if record_id not in found]
            owners = query.Or([query.Term("owner", str(record_id)) for record_id in missing])
            hits: dict[int, list[tuple[int, float]]] = {}
            for hit in searcher.search(asked, filter=owners, limit=None) if missing else ():
                hits.setdefault(hit["record_id"], []).append((hit["number"], float(hit.score)))
            for record_id, pages in hits.items():
                numbers = tuple(number for number, _ in pages[:limit])
                found[record_id] = PageHits(numbers, len(pages), is_whole, pages[0][1])
        return found

    @_one_at_a_time
    def frequencies(self, words: Sequence[Word]) -> tuple[int, ...]:
        reader = self.records.searcher().reader()
        return tuple(max(reader.doc_frequency(name, term) for name, term in record_terms(word)) for word in words)

    @_one_at_a_time
    def list_filtered(self, filters: dict[str, tuple[str, ...]], most: int) -> list[int] | None:
        found = self.records.searcher().search(_filtered(None, filters), limit=None)
        return [int(one) for hit in found for one in hit["owner"].split()] if len(found) <= most else None

    @_one_at_a_time
    def list_together(self, record_ids: Sequence[int]) -> set[int]:
        wanted = query.Or([query.Term("owner", str(record_id)) for record_id in record_ids])
        searcher = self.records.searcher()
        found = searcher.search(wanted, limit=None) if record_ids else ()
        return {int(one) for hit in found for one in hit["owner"].split()}

    @_one_at_a_time
    def count_records(self) -> int:
        return sum(len(values["owner"].split()) for values in self.records.searcher().documents())

    def size_bytes(self) -> int:
        return self.records.size_bytes() + self.pages.size_bytes()

    @_one_at_a_time
    def close(self) -> None:
        self.records.close()
        self.pages.close()

    def _scores(self, searcher: Any, matched: Any, whole: Any) -> Iterator[RecordHit]:
        """Score every match, so that records of equal score can be put in the promised order."""
        results = searcher.search(matched, filter=whole, limit=None)
        return (RecordHit(hit["record_id"], float(hit.score)) for hit in results)

    def _count_facets(self, searcher: Any, matched: Any, asked: SearchQuery) -> dict[str, dict[str, int]]:
        """Each condition is looked up once, as a set of documents; a facet is counted in what the others leave."""
        found = set(searcher.docs_for_query(_filtered(matched, {}))) if asked.facets else set()
        allowed = {
            facet: set(searcher.docs_for_query(_filtered(None, {facet: values})))
            for facet, values in asked.filters.items()
        }
        return {
            facet: _counts(
                searcher.reader(), facet, found.intersection(*(allowed[one] for one in allowed if one != facet))
            )
            for facet in asked.facets
        }

    def _count_crossed(self, searcher: Any, matched: Any, asked: SearchQuery) -> dict[str, dict[str, int]]:
        if asked.crossed is None:
            return {}
        first, second = asked.crossed
        reader = searcher.reader()
        filters = {name: values for name, values in asked.filters.items() if name not in asked.crossed}
        left = set(searcher.docs_for_query(_filtered(matched, filters)))
        return {
            value: _counts(reader, second, left.intersection(reader.postings(f"facet_{first}", value).all_ids()))
            for value in _counts(reader, first, left)
        }


def _counts(reader: Any, facet: str, numbers: set[int]) -> dict[str, int]:
    counts = {}
    for term in reader.lexicon(f"facet_{facet}"):
        value = term.decode("utf-8")
        if count := sum(1 for number in reader.postings(f"facet_{facet}", value).all_ids() if number in numbers):
            counts[value] = count
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _filtered(matched: Any, filters: dict[str, tuple[str, ...]]) -> Any:
    parts = [matched if matched is not None else query.Every()]
    return query.And([*parts, *(_tagged(facet, values) for facet, values in filters.items() if values)])


def _tagged(facet: str, values: Sequence[str]) -> Any:
    if facet == "year":
        return query.Or([query.NumericRange("year", *year_range(value)) for value in values])
    return query.Or([query.Term(f"facet_{facet}", value) for value in values])


def _expansion(reader: Any, weights: Sequence[tuple[str, float]]) -> Expansion:
    """The words of a prefix, from the dictionaries of the fields."""

    def words(start: str, part: Part | None) -> list[str]:
        counts: Counter[str] = Counter()
        for name, _ in PARTS[part] if part else weights:
            if name.endswith("exact"):
                terms = [term.decode("utf-8") for term in reader.expand_prefix(name, start)]
                counts.update({term: reader.doc_frequency(name, term) for term in terms})
        return [word for word, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_EXPANSIONS]]

    return words


def _node(node: Node, weights: Sequence[tuple[str, float]]) -> Any:
    match node:
        case Word(exact, stems):
            return query.Or([
                _any_term(name, (exact,) if name.endswith("exact") else stems, boost) for name, boost in weights
            ])  # fmt: skip
        case Phrase(words, are_stems):
            kind = "stems" if are_stems else "exact"
            return query.Or([_phrase(name, words, boost) for name, boost in weights if name.endswith(kind)])
        case SameAs(word, phrases, tags):
            lighter = [(name, boost * NAME_WEIGHT) for name, boost in weights]
            said = query.DisjunctionMax([_node(word, weights), *(_node(phrase, lighter) for phrase in phrases)])
            # Tags add nothing to a sum; in a maximum Whoosh gives a document the score of the next one.
            return query.Or([said, *(_node(tag, weights) for tag in tags)]) if tags else said
        case Fuzzy(exact, distance):
            return query.Or([Near(name, exact, distance, boost) for name, boost in weights if name.endswith("exact")])
        case Within(part, inner):
            return _node(inner, PARTS[part])
        case Tagged(facet, values):
            return Silent(_tagged(facet, values))
        case Prefix():
            raise ValueError(f"{node} was not expanded")
        case Every(parts):
            return query.And([_node(part, weights) for part in parts])
        case Some(parts, minimum, bonus):
            needed = AtLeast([_node(part, weights) for part in parts], minmatch=minimum)
            extra = [_node(part, weights) for part in bonus]
            return query.AndMaybe(needed, query.Or(extra)) if extra else needed
        case Without(wanted, unwanted):
            basis = _node(wanted, weights) if wanted else query.Every()
            return query.And([basis, query.Not(_node(unwanted, weights))])
        case Scored(scores):
            given = [query.ConstantScoreQuery(query.Term("owner", str(one)), score) for one, score in scores]
            return query.DisjunctionMax(given) if given else query.NullQuery
        case Weighted(part, 0):
            return query.ConstantScoreQuery(_node(part, weights), NO_SCORE)
        case Weighted(part, weight):
            return _node(part, [(name, boost * weight) for name, boost in weights])


def _any_term(field: str, terms: Sequence[str], boost: float) -> Any:
    queries = [query.Term(field, term, boost=boost) for term in terms]
    return queries[0] if len(queries) == 1 else query.DisjunctionMax(queries)


def _phrase(field: str, words: Sequence[str], boost: float) -> Any:
    if len(words) == 1:
        return query.Term(field, words[0], boost=boost)
    return query.Phrase(field, list(words), boost=boost)


def _order(asked: SearchQuery) -> Any:
    by_id = sorting.FieldFacet("record_id")
    if asked.sort is Sort.RELEVANCE:
        return by_id
    by = order_field(asked.locale) if asked.sort is Sort.TITLE else asked.sort.value
    return sorting.MultiFacet([sorting.FieldFacet(by), by_id])
