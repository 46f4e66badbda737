"""The engine on Whoosh: pure Python, the reference of the contract suite.

Whoosh never calls fsync and keeps pickles: its folder is a cache of the repository, never shared with others who may
write to it. Records and pages are two indexes, because a score needs the mean length of its own kind. Facets are
counted by walking the postings, so the time grows with the collection.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh import fields, index, matching, query, scoring, sorting
from whoosh.analysis import SpaceSeparatedTokenizer

from indexer.analysis.distance import is_near
from indexer.engine.port import PAGE_FIELDS, PARTS, RECORD_FIELDS, TITLE_ORDERS, RecordDocument, record_terms
from indexer.engine.query import (
    IDENTIFIER,
    LAST_YEAR,
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
from indexer.errors import EngineError
from indexer.facets import FACETS

# Whoosh takes a score of 0 for no match where it adds scores up.
NO_SCORE = 1e-9


class AtLeast(query.Or):  # type: ignore[misc]
    """An `Or` of which a number of parts has to match, which Whoosh declares and does not implement."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        counts: Counter[int] = Counter()
        for part in self.subqueries:
            counts.update(part.matcher(searcher, searcher.boolean_context()).all_ids())
        enough = {number for number, count in counts.items() if count >= self.minmatch}
        return matching.FilterMatcher(super().matcher(searcher, context), enough)


class Near(query.MultiTerm):  # type: ignore[misc]
    """The terms of a field within an edit distance in which a swap of neighbours is one step, as Tantivy counts it;
    Whoosh's own `FuzzyTerm` counts it in another way. It walks the dictionary of the field."""

    constantscore = True

    def __init__(self, field: str, text: str, distance: int, boost: float) -> None:
        self.fieldname, self.text, self.distance, self.boost = field, text, distance, boost

    def _btexts(self, reader: Any) -> list[bytes]:
        return [
            term for term in reader.lexicon(self.fieldname) if is_near(self.text, term.decode("utf-8"), self.distance)
        ]


class Silent(query.WrappingQuery):  # type: ignore[misc]
    """A condition that adds nothing to the score; Whoosh's `ConstantScoreQuery` takes a score of 0 for none given."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        return matching.ConstantScoreWrapperMatcher(self.child.matcher(searcher, context), 0.0)


class WhooshIndex:
    """One Whoosh index in a folder. `owner` is the field that tells which records a document belongs to."""

    def __init__(self, folder: Path, schema: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        try:
            exists = index.exists_in(str(folder))
            self._index = index.open_dir(str(folder)) if exists else index.create_in(str(folder), schema)
        except (index.IndexError, OSError, ValueError) as error:
            raise EngineError(f"the index in {folder} could not be opened: {error}") from error
        self._searcher = self._index.searcher(weighting=scoring.BM25F())

    def searcher(self) -> Any:
        """A view of the newest commit."""
        if not self._searcher.up_to_date():
            self._searcher = self._index.searcher(weighting=scoring.BM25F())
        return self._searcher

    def rewrite(self, record_ids: Iterable[int], documents: Iterable[dict[str, Any]]) -> None:
        """Replace all documents of these records in one commit. Raises `EngineError`."""
        try:
            writer = self._index.writer()
        except (index.LockError, OSError) as error:
            raise EngineError(f"the index in {self.folder} could not be written: {error}") from error
        try:
            for record_id in record_ids:
                writer.delete_by_query(query.Term("owner", str(record_id)))
            for values in documents:
                writer.add_document(**values)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def size_bytes(self) -> int:
        return sum(file.stat().st_size for file in self.folder.iterdir() if file.is_file())

    def close(self) -> None:
        self._searcher.close()
        self._index.close()


class WhooshEngine:
    """The two indexes in one folder; readers are refreshed before each search."""

    def __init__(self, folder: Path) -> None:
        self.records = WhooshIndex(folder / "records", _record_schema())
        self.pages = WhooshIndex(folder / "pages", _page_schema())

    def write(self, documents: Iterable[RecordDocument], removed: Sequence[int]) -> None:
        kept = list(documents)
        ids = [*removed, *(record_id for document in kept for record_id in document.record_ids)]
        self.pages.rewrite(ids, (values for document in kept for values in _page_documents(document)))
        self.records.rewrite(ids, map(_record_document, kept))

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

    def frequencies(self, words: Sequence[Word]) -> tuple[int, ...]:
        reader = self.records.searcher().reader()
        return tuple(max(reader.doc_frequency(name, term) for name, term in record_terms(word)) for word in words)

    def list_filtered(self, filters: dict[str, tuple[str, ...]], most: int) -> list[int] | None:
        found = self.records.searcher().search(_filtered(None, filters), limit=None)
        return [int(one) for hit in found for one in hit["owner"].split()] if len(found) <= most else None

    def list_together(self, record_ids: Sequence[int]) -> set[int]:
        wanted = query.Or([query.Term("owner", str(record_id)) for record_id in record_ids])
        searcher = self.records.searcher()
        found = searcher.search(wanted, limit=None) if record_ids else ()
        return {int(one) for hit in found for one in hit["owner"].split()}

    def count_records(self) -> int:
        return sum(len(values["owner"].split()) for values in self.records.searcher().documents())

    def size_bytes(self) -> int:
        return self.records.size_bytes() + self.pages.size_bytes()

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
        reader, filters = (
            searcher.reader(),
            {n: values for n, values in asked.filters.items() if n not in asked.crossed},
        )
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
    by = _order_field(asked.locale) if asked.sort is Sort.TITLE else asked.sort.value
    return sorting.MultiFacet([sorting.FieldFacet(by), by_id])


def _order_field(locale: str) -> str:
    return f"order_{locale if locale in TITLE_ORDERS else TITLE_ORDERS[0]}"


def _record_schema() -> Any:
    schema = fields.Schema(
        owner=fields.KEYWORD(analyzer=SpaceSeparatedTokenizer(), stored=True),
        record_id=fields.NUMERIC(int, stored=True, sortable=True),
        year=fields.NUMERIC(int),
        newest=fields.NUMERIC(int, sortable=True, signed=True),
        oldest=fields.NUMERIC(int, sortable=True),
    )
    for name in (*(name for name, _ in RECORD_FIELDS), "creators_exact"):
        schema.add(name, fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True))
    schema.add(f"facet_{IDENTIFIER}", fields.KEYWORD(analyzer=SpaceSeparatedTokenizer()))
    for locale in TITLE_ORDERS:
        schema.add(_order_field(locale), fields.ID(sortable=True))
    for facet in FACETS:
        schema.add(f"facet_{facet.name}", fields.KEYWORD(analyzer=SpaceSeparatedTokenizer()))
    return schema


def _page_schema() -> Any:
    numbers = {name: fields.NUMERIC(int, stored=True) for name in ("record_id", "number")}
    schema = fields.Schema(owner=fields.ID, **numbers)
    for name, _ in PAGE_FIELDS:
        schema.add(name, fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True))
    return schema


def _record_document(document: RecordDocument) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(document, name) for name, _ in RECORD_FIELDS}
    values["creators_exact"] = document.creators_exact
    values[f"facet_{IDENTIFIER}"] = " ".join(document.identifiers)
    values["owner"] = " ".join(map(str, document.record_ids))
    values["record_id"] = document.record_id
    values["newest"] = -max(document.years, default=0)
    values["oldest"] = min(document.years, default=LAST_YEAR)
    if document.years:
        values |= {"year": list(document.years), "facet_year": " ".join(map(str, document.years))}
    values |= {_order_field(locale): key for locale, key in document.order.items()}
    return values | {f"facet_{facet}": " ".join(keys) for facet, keys in document.facets.items() if facet != "year"}


def _page_documents(document: RecordDocument) -> Iterator[dict[str, Any]]:
    for page in document.pages:
        yield {
            "owner": str(page.record_id),
            "record_id": page.record_id,
            "number": page.number,
            "exact": page.exact,
            "stems": page.stems,
        }
