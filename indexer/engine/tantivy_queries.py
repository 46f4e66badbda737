"""The nodes of a query as Tantivy's queries, by the schema of the index that is asked."""

from collections.abc import Iterable, Sequence

import tantivy
from tantivy import Occur, Query

from indexer.engine.port import PARTS
from indexer.engine.query import (
    NAME_WEIGHT,
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
    year_range,
)
from indexer.engine.tantivy_schema import facet_field


def query_of(schema: tantivy.Schema, node: Node, fields: Sequence[tuple[str, float]]) -> Query:
    match node:
        case Word(exact, stems):
            forms = [(name, boost, (exact,) if name.endswith("exact") else stems) for name, boost in fields]
            return _sum(Query.boost_query(_any_term(schema, name, terms), boost) for name, boost, terms in forms)
        case Phrase(words, are_stems):
            kind = "stems" if are_stems else "exact"
            own = [(name, boost) for name, boost in fields if name.endswith(kind)]
            return _sum(Query.boost_query(_phrase(schema, name, words), boost) for name, boost in own)
        case SameAs(word, phrases, tags):
            names = [Query.boost_query(query_of(schema, phrase, fields), NAME_WEIGHT) for phrase in phrases]
            by_tags = [query_of(schema, tag, fields) for tag in tags]
            return Query.disjunction_max_query([query_of(schema, word, fields), *names, *by_tags])
        case Fuzzy(exact, distance):
            return _sum(
                Query.boost_query(Query.fuzzy_term_query(schema, name, exact, distance), boost)
                for name, boost in fields
                if name.endswith("exact")
            )
        case Within(part, inner):
            return query_of(schema, inner, PARTS[part])
        case Tagged(facet, values):
            return tagged(schema, facet, values)
        case Prefix():
            raise ValueError(f"{node} was not expanded")
        case Every(parts):
            return every(*(query_of(schema, part, fields) for part in parts))
        case Some(parts, minimum, bonus):
            needed = _sum((query_of(schema, part, fields) for part in parts), minimum)
            extra = [(Occur.Should, query_of(schema, part, fields)) for part in bonus]
            return Query.boolean_query([(Occur.Must, needed), *extra]) if extra else needed
        case Without(wanted, unwanted):
            basis = query_of(schema, wanted, fields) if wanted else silent(Query.all_query())
            return Query.boolean_query([(Occur.Must, basis), (Occur.MustNot, query_of(schema, unwanted, fields))])
        case Scored(scores):
            given = [(Query.term_query(schema, "record_id", one), score) for one, score in scores]
            # Of several versions in one card the best counts.
            return Query.disjunction_max_query([Query.const_score_query(query, score) for query, score in given])
        case Weighted(part, weight):
            query = query_of(schema, part, fields)
            return Query.boost_query(query, weight) if weight else silent(query)


def tagged(schema: tantivy.Schema, facet: str, values: Sequence[str]) -> Query:
    field = facet_field(facet)
    if facet != "year":
        return silent(Query.term_set_query(schema, field, list(values)))
    ranges = [
        Query.range_query(schema, field, tantivy.FieldType.Unsigned, first, last)
        for first, last in map(year_range, values)
    ]
    return silent(_sum(ranges))


def _any_term(schema: tantivy.Schema, field: str, terms: Sequence[str]) -> Query:
    """The best of the terms counts: stems of one word in several languages are not several words."""
    queries = [Query.term_query(schema, field, term) for term in terms]
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)


def _phrase(schema: tantivy.Schema, field: str, words: Sequence[str]) -> Query:
    if len(words) == 1:
        return Query.term_query(schema, field, words[0])
    return Query.phrase_query(schema, field, list(words))


def _sum(queries: Iterable[Query], minimum: int = 1) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries], minimum)


def every(*queries: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def silent(query: Query) -> Query:
    """A condition that adds nothing to the score."""
    return Query.const_score_query(query, 0.0)
