"""What is offered beside the results of a question: another spelling, filters that it names in words, and concepts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.index.index import Index
from indexer.question.offers import FilterOffer
from indexer.search.answer import Request
from indexer.suggest.spelling import Correction
from repository.vocabulary.concepts import Vocabulary
from webapp.i18n import locale
from webapp.search.hits import Piece, pieces
from webapp.search.names import value_name
from webapp.search.params import address, only, with_filters
from webapp.site import current_site


@dataclass(frozen=True)
class Meant:
    """Another spelling; the words that differ are marked in `pieces`."""

    pieces: tuple[Piece, ...]
    language: str
    total: int
    url: str


@dataclass(frozen=True)
class Narrowing:
    """A filter in place of words, or a concept; `url` leads to what it finds."""

    name: str
    total: int
    url: str


@dataclass(frozen=True)
class Offered:
    """`related`: concepts near to those of the question, or of the filters of a browse; `url` searches for one by its
    name, or browses what is tagged with it."""

    meant: Meant | None = None
    narrowings: tuple[Narrowing, ...] = ()
    related: tuple[Narrowing, ...] = ()


def offered(index: Index, request: Request) -> Offered:
    """What the index has to offer beside the results of a question; beside a browse, only concepts."""
    if not request.text:
        return Offered(related=tuple(_browsed(index, request)))
    correction, vocabulary = index.correct(request), current_site().vocabulary()
    names = ((concept.label(locale()), total) for concept, total in index.related_concepts(request, locale()))
    return Offered(
        related=tuple(Narrowing(name, total, address(Request(text=name))) for name, total in names),
        meant=_meant(request, correction) if correction else None,
        narrowings=tuple(_narrowing(request, offer, vocabulary) for offer in index.filter_offers(request)),
    )


def _browsed(index: Index, request: Request) -> Iterator[Narrowing]:
    for concept, total in index.related_to_chosen(request):
        yield Narrowing(concept.label(locale()), total, address(only(concept.facet, concept.key)))


def _meant(request: Request, correction: Correction) -> Meant:
    url = address(replace(request, text=correction.text, page=1))
    return Meant(pieces(correction.text, correction.changed), correction.language, correction.total, url)


def _narrowing(request: Request, offer: FilterOffer, vocabulary: Vocabulary) -> Narrowing:
    narrowed = with_filters(replace(request, text=offer.text), request.filters | {offer.facet: (offer.value,)})
    return Narrowing(value_name(vocabulary, offer.facet, offer.value), offer.total, address(narrowed))
