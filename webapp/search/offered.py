"""What is offered beside the results of a question: another spelling, and filters that it names in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.question.offers import FilterOffer
from indexer.search import Request
from indexer.suggest.spelling import Correction
from repository.vocabularies import Vocabulary
from webapp.search.hits import Piece, pieces
from webapp.search.names import value_name
from webapp.search.params import address, with_filters


@dataclass(frozen=True)
class Meant:
    """Another spelling; the words that differ are marked in `pieces`."""

    pieces: tuple[Piece, ...]
    language: str
    total: int
    url: str


@dataclass(frozen=True)
class Narrowing:
    """A filter in place of words; `url` leads to what it finds."""

    name: str
    total: int
    url: str


@dataclass(frozen=True)
class Offered:
    meant: Meant | None = None
    narrowings: tuple[Narrowing, ...] = ()


def offered(
    request: Request, correction: Correction | None, filters: Sequence[FilterOffer], vocabulary: Vocabulary
) -> Offered:
    return Offered(
        meant=_meant(request, correction) if correction else None,
        narrowings=tuple(_narrowing(request, offer, vocabulary) for offer in filters),
    )


def _meant(request: Request, correction: Correction) -> Meant:
    url = address(replace(request, text=correction.text, page=1))
    return Meant(pieces(correction.text, correction.changed), correction.language, correction.total, url)


def _narrowing(request: Request, offer: FilterOffer, vocabulary: Vocabulary) -> Narrowing:
    narrowed = with_filters(replace(request, text=offer.text), request.filters | {offer.facet: (offer.value,)})
    return Narrowing(value_name(vocabulary, offer.facet, offer.value), offer.total, address(narrowed))
