"""More results than anybody looks through: the largest country, topic and language among them, to narrow down to.

All is in the answer already; nothing is searched for it.
"""

from collections.abc import Iterator

from indexer.search.answer import Answer
from repository.vocabulary.concepts import Vocabulary
from webapp.pictures.matrix import is_country
from webapp.search.names import value_name
from webapp.search.offered import Narrowing
from webapp.search.params import address, with_filters

MANY = 1000
ASKED = ("region", "objective", "language")


def narrowings_of_many(answer: Answer, vocabulary: Vocabulary, many: int = MANY) -> tuple[Narrowing, ...]:
    """One a facet, of those without a filter; none up to `many` results."""
    return tuple(_narrowings(answer, vocabulary)) if answer.total > many else ()


def _narrowings(answer: Answer, vocabulary: Vocabulary) -> Iterator[Narrowing]:
    for facet in ASKED:
        counts = answer.facets.get(facet, {})
        fewer = (
            key for key, count in counts.items() if count < answer.total and (facet != "region" or is_country(key))
        )
        if not answer.request.filters.get(facet) and (largest := next(fewer, None)):
            url = address(with_filters(answer.request, answer.request.filters | {facet: (largest,)}))
            yield Narrowing(value_name(vocabulary, facet, largest), counts[largest], url)
