"""What the home page prints: examples of questions, and ways into the collection."""

from dataclasses import dataclass

from markupsafe import Markup

from indexer.engine.query import Sort
from indexer.facets import BY_NAME
from indexer.search.answer import Answer, Request
from repository.vocabulary.concepts import Vocabulary
from webapp.i18n import locale, pgettext
from webapp.search.facets import Value, facet_values
from webapp.search.histogram import Histogram, histogram
from webapp.search.hits import Card, cards
from webapp.search.params import address, only

NEWEST_SHOWN = 4
COUNTRIES_SHOWN = 12


@dataclass(frozen=True)
class Way:
    """A link into the results, with how many it leads to."""

    name: str
    count: int
    url: str
    narrower: tuple["Way", ...] = ()


@dataclass(frozen=True)
class HomePage:
    total: int
    examples: list[Way]
    objectives: list[Way]
    agencies: list[Way]
    countries: list[Way]
    languages: list[Way]
    years: Histogram | None
    newest: list[Card]
    is_degraded: bool


def home_page(answer: Answer, vocabulary: Vocabulary) -> HomePage:
    """`answer` is that of the empty question: everything, the newest first."""
    return HomePage(
        total=answer.total,
        examples=[Way(text, 0, address(Request(text=text.unescape()))) for text in _examples()],
        objectives=_ways("objective", answer, vocabulary),
        agencies=_ways("agency", answer, vocabulary),
        countries=_countries(answer, vocabulary),
        languages=_ways("language", answer, vocabulary),
        years=histogram(Request(), answer.facets.get("year", {})),
        newest=cards(answer, vocabulary)[:NEWEST_SHOWN],
        is_degraded=answer.is_degraded,
    )


def _examples() -> list[Markup]:
    return [
        pgettext("example of a search", "career guidance for adults"),
        pgettext("example of a search", "validation of prior learning"),
        pgettext("example of a search", "quality of guidance services"),
    ]


def _ways(facet: str, answer: Answer, vocabulary: Vocabulary) -> list[Way]:
    kind = BY_NAME[facet]
    return [_way(facet, value) for value in facet_values(kind, answer, vocabulary, is_tree=kind.is_tree)]


def _way(facet: str, value: Value) -> Way:
    narrower = tuple(_way(facet, one) for one in value.narrower)
    return Way(value.name, value.count, address(only(facet, value.value)), narrower)


def _countries(answer: Answer, vocabulary: Vocabulary) -> list[Way]:
    """Countries only, for regions and groups overlap with them: those have two capital letters as key."""
    values = facet_values(BY_NAME["region"], answer, vocabulary, is_tree=False)
    countries = [value for value in values if len(value.value) == 2 and value.value.isupper()]
    return [_way("region", value) for value in countries[:COUNTRIES_SHOWN]]


def newest_first() -> Request:
    return Request(sort=Sort.NEWEST, per_page=NEWEST_SHOWN, locale=locale())
