"""The engine on Tantivy: compiled, quick, the default.

Records and pages are documents of one index, told apart by their fields, so that one commit is one change. Terms come
analysed; the `whitespace` tokenizer only parts them. Tantivy ends a process on queries that are too deep and panics
with a class outside `Exception`; typed text never gets here, see `indexer.query_parser`, and offsets are capped in
`indexer.search`.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from indexer.engine.port import RecordDocument
from indexer.engine.query import Every, Node, Phrase, SameAs, SearchQuery, Some, Sort, Without, Word, any_of, year_range
from indexer.engine.results import EngineResults, PageHits, RecordHit
from indexer.errors import EngineError
from indexer.facets import FACETS

WRITER_HEAP_BYTES = 64 << 20
MOST_FACET_VALUES = 1000
MOST_PAGES_OF_A_RECORD = 20_000
LAST_YEAR = 9999
ID_BITS = 32
# Field -> boost. A word in the title says more of a publication than one in its body, the typed form more than a stem.
RECORD_FIELDS = (("title_exact", 2.0), ("title_stems", 4.0), ("body_exact", 0.5), ("body_stems", 1.0))
PAGE_FIELDS = (("page_exact", 0.5), ("page_stems", 1.0))

# A sorting without words to rank by is by record id.
ORDERS = {
    Sort.RELEVANCE: ("record_id", tantivy.Order.Asc),
    Sort.NEWEST: ("newest", tantivy.Order.Desc),
    Sort.OLDEST: ("oldest", tantivy.Order.Asc),
}


class TantivyEngine:
    """One index folder. Readers look for a newer commit before each search; a writer is opened for each write."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.schema = _schema()
        self.index = self._open()
        self._seen = self._stamp()

    def write(self, documents: Iterable[RecordDocument], removed: Sequence[int]) -> None:
        try:
            index = self._open()
            writer = index.writer(WRITER_HEAP_BYTES, 1)
            for record_id in removed:
                self._delete(writer, record_id)
            for document in documents:
                self._delete(writer, document.record_id)
                for fields in _tantivy_documents(document):
                    writer.add_document(tantivy.Document.from_dict(fields, self.schema))
            writer.commit()
            writer.wait_merging_threads()
        except (ValueError, OSError) as error:
            raise EngineError(f"the index in {self.folder} could not be written: {error}") from error

    def search(self, query: SearchQuery) -> EngineResults:
        searcher = self._searcher()
        matched = self._node(query.node, RECORD_FIELDS) if query.node else None
        everything = self._filtered(matched, query.filters)
        by_score = query.sort is Sort.RELEVANCE and matched is not None
        try:
            total, hits = (
                self._ranked(searcher, everything, query) if by_score else self._sorted(searcher, everything, query)
            )
            return EngineResults(total, tuple(hits), self._count_facets(searcher, matched, query))
        except ValueError as error:
            raise EngineError(f"the index in {self.folder} could not be read: {error}") from error

    def _ranked(self, searcher: tantivy.Searcher, matched: Query, query: SearchQuery) -> tuple[int, list[RecordHit]]:
        """Hits by score, then by record id. Tantivy leaves equal scores in the order of writing, so hits are fetched
        until the score changes behind the last one wanted."""
        wanted = query.offset + query.limit
        fetched = wanted + 1
        while True:
            result = searcher.search(matched, fetched)
            scores = [score for score, _ in result.hits]
            if len(scores) < fetched or scores[-1] != scores[wanted - 1]:
                break
            fetched *= 2
        ids = searcher.fast_field_values("record_id", [address for _, address in result.hits])
        hits = [RecordHit(int(i or 0), float(score)) for score, i in zip(scores, ids, strict=True)]
        hits.sort(key=lambda hit: (-hit.score, hit.record_id))
        return _count(result), hits[query.offset : wanted]

    def _sorted(self, searcher: tantivy.Searcher, matched: Query, query: SearchQuery) -> tuple[int, list[RecordHit]]:
        field, order = ORDERS[query.sort]
        result = searcher.search(matched, query.limit, True, field, query.offset, order)
        ids = searcher.fast_field_values("record_id", [address for _, address in result.hits])
        return _count(result), [RecordHit(int(i or 0), 0.0) for i in ids]

    def best_pages(self, node: Node, record_ids: Sequence[int], limit: int) -> dict[int, PageHits]:
        searcher = self._searcher()
        strict, loose = self._node(node, PAGE_FIELDS), self._node(any_of(node), PAGE_FIELDS)
        found = {}
        for record_id in record_ids:
            for query in (strict, loose):
                within = self._must(query, self._silent("page_record", record_id))
                result = searcher.search(within, min(limit, MOST_PAGES_OF_A_RECORD))
                if result.hits:
                    numbers = searcher.fast_field_values("number", [address for _, address in result.hits])
                    found[record_id] = PageHits(tuple(int(n or 0) for n in numbers), _count(result))
                    break
        return found

    def count_records(self) -> int:
        return _count(self._searcher().search(self._is_record(), 1))

    def size_bytes(self) -> int:
        return sum(file.stat().st_size for file in self.folder.iterdir() if file.is_file())

    def close(self) -> None:
        """Nothing is held open between calls."""

    def _open(self) -> tantivy.Index:
        try:
            return tantivy.Index(self.schema, str(self.folder))
        except (ValueError, OSError) as error:
            raise EngineError(f"the index in {self.folder} could not be opened: {error}") from error

    def _stamp(self) -> int:
        meta = self.folder / "meta.json"
        return meta.stat().st_mtime_ns if meta.exists() else 0

    def _searcher(self) -> tantivy.Searcher:
        if (stamp := self._stamp()) != self._seen:
            self.index.reload()
            self._seen = stamp
        return self.index.searcher()

    def _delete(self, writer: tantivy.IndexWriter, record_id: int) -> None:
        for field in ("record_id", "page_record"):
            writer.delete_documents_by_query(Query.term_query(self.schema, field, record_id))

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
            wanted = {facet: {"terms": {"field": _facet_field(facet), "size": MOST_FACET_VALUES}} for facet in facets}
            answer = searcher.aggregate(self._filtered(matched, filters), wanted)
            for facet in facets:
                counts[facet] = {_facet_value(b["key"]): int(b["doc_count"]) for b in answer[facet]["buckets"]}
        return counts

    def _filtered(self, matched: Query | None, filters: dict[str, tuple[str, ...]]) -> Query:
        constraints = [self._filter(facet, values) for facet, values in filters.items() if values]
        return self._must(matched or self._is_record(), self._is_record(), *constraints)

    def _filter(self, facet: str, values: Sequence[str]) -> Query:
        field = _facet_field(facet)
        if facet != "year":
            return Query.const_score_query(Query.term_set_query(self.schema, field, list(values)), 0.0)
        ranges = [
            Query.range_query(self.schema, field, tantivy.FieldType.Unsigned, first, last)
            for first, last in map(year_range, values)
        ]
        return Query.const_score_query(Query.boolean_query([(Occur.Should, one) for one in ranges]), 0.0)

    def _is_record(self) -> Query:
        return self._silent("kind", "record")

    def _silent(self, field: str, value: Any) -> Query:
        """A condition that adds nothing to the score."""
        return Query.const_score_query(Query.term_query(self.schema, field, value), 0.0)

    def _must(self, *queries: Query) -> Query:
        return Query.boolean_query([(Occur.Must, query) for query in queries])

    def _node(self, node: Node, fields: Sequence[tuple[str, float]]) -> Query:
        match node:
            case Word(exact, stems):
                forms = [(name, boost, (exact,) if name.endswith("exact") else stems) for name, boost in fields]
                return _sum(Query.boost_query(self._any_term(name, terms), boost) for name, boost, terms in forms)
            case Phrase(words):
                exact_fields = [(name, boost) for name, boost in fields if name.endswith("exact")]
                return _sum(Query.boost_query(self._phrase(name, words), boost) for name, boost in exact_fields)
            case SameAs(word, phrases):
                return self._node(Some((word, *phrases)), fields)
            case Every(parts):
                return self._must(*(self._node(part, fields) for part in parts))
            case Some(parts, minimum, bonus):
                needed = _sum((self._node(part, fields) for part in parts), minimum)
                extra = [(Occur.Should, self._node(part, fields)) for part in bonus]
                return Query.boolean_query([(Occur.Must, needed), *extra]) if extra else needed
            case Without(wanted, unwanted):
                basis = self._node(wanted, fields) if wanted else Query.const_score_query(Query.all_query(), 0.0)
                return Query.boolean_query([(Occur.Must, basis), (Occur.MustNot, self._node(unwanted, fields))])

    def _any_term(self, field: str, terms: Sequence[str]) -> Query:
        """The best of the terms counts: stems of one word in several languages are not several words."""
        queries = [Query.term_query(self.schema, field, term) for term in terms]
        return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)

    def _phrase(self, field: str, words: Sequence[str]) -> Query:
        if len(words) == 1:
            return Query.term_query(self.schema, field, words[0])
        return Query.phrase_query(self.schema, field, list(words))


def _sum(queries: Iterable[Query], minimum: int = 1) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries], minimum)


def _count(result: Any) -> int:
    """Its own stub file does not know that a result has a count."""
    return int(result.count)


def _facet_field(facet: str) -> str:
    return "year" if facet == "year" else f"facet_{facet}"


def _facet_value(key: Any) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    for name, _ in (*RECORD_FIELDS, *PAGE_FIELDS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("record_id", "page_record", "number", "year", "newest", "oldest"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for facet in FACETS:
        if facet.name != "year":
            builder.add_text_field(f"facet_{facet.name}", fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _tantivy_documents(document: RecordDocument) -> Iterator[dict[str, Any]]:
    """The record first, then its pages. Sort keys hold year and record id in one number, so that they never tie."""
    fields: dict[str, Any] = {
        "kind": "record",
        "record_id": document.record_id,
        "newest": ((document.year or 0) << ID_BITS) + (1 << ID_BITS) - 1 - document.record_id,
        "oldest": ((document.year or LAST_YEAR) << ID_BITS) + document.record_id,
    }
    if document.year is not None:
        fields["year"] = document.year
    fields |= {name: getattr(document, name) for name, _ in RECORD_FIELDS}
    fields |= {_facet_field(facet): list(values) for facet, values in document.facets.items() if facet != "year"}
    yield fields
    for page in document.pages:
        yield {
            "kind": "page",
            "page_record": document.record_id,
            "number": page.number,
            "page_exact": page.exact,
            "page_stems": page.stems,
        }
