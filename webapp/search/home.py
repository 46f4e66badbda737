"""What the home page prints: examples of questions, and ways into the collection."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.engine.query import Sort
from indexer.facets import BY_NAME
from indexer.search.answer import Answer, Request
from repository.curated import Curated
from repository.published import list_arrived
from repository.vocabulary.concepts import Vocabulary
from webapp.alerts.question import asked
from webapp.i18n import locale, pgettext
from webapp.search.facets import Value, facet_values
from webapp.search.histogram import Histogram, histogram
from webapp.search.hits import Card, cards
from webapp.search.params import address, only

NEWEST_SHOWN = 5
# Language versions of a work are records too: so many of the latest are looked at for works to show.
LATEST_RECORDS = 40
# The map stands above them.
COUNTRIES_SHOWN = 8


@dataclass(frozen=True)
class Way:
    """A link into the results, with how many it leads to."""

    name: str
    count: int
    url: str
    narrower: tuple["Way", ...] = ()


@dataclass(frozen=True)
class Collection:
    """A search that librarians show at home; `language`: of its title."""

    title: str
    language: str
    url: str


@dataclass(frozen=True)
class HomePage:
    """`has_news`: `newest` are what came in this month; else nothing did, and they are the newest by their own date."""

    total: int
    examples: list[Way]
    collections: list[Collection]
    objectives: list[Way]
    agencies: list[Way]
    countries: list[Way]
    languages: list[Way]
    years: Histogram | None
    newest: list[Card]
    has_news: bool
    is_degraded: bool


def home_page(
    answer: Answer, vocabulary: Vocabulary, arrived: Answer | None = None, curated: Iterable[Curated] = ()
) -> HomePage:
    """`answer` is that of the empty question: everything, the newest first; `arrived`: of what came in this month."""
    has_news = arrived is not None and bool(arrived.hits)
    return HomePage(
        total=answer.total,
        examples=[Way(text, 0, address(Request(text=text.unescape()))) for text in _examples()],
        collections=[_collection(one) for one in curated],
        objectives=_ways("objective", answer, vocabulary),
        agencies=_ways("agency", answer, vocabulary),
        countries=_countries(answer, vocabulary),
        languages=_ways("language", answer, vocabulary),
        years=histogram(Request(), answer.facets.get("year", {})),
        newest=cards(arrived if arrived and has_news else answer, vocabulary)[:NEWEST_SHOWN],
        has_news=has_news,
        is_degraded=answer.is_degraded,
    )


def _examples() -> list[Markup]:
    return [
        pgettext("example of a search", "career guidance for adults"),
        pgettext("example of a search", "validation of prior learning"),
        pgettext("example of a search", "quality of guidance services"),
    ]


def _collection(curated: Curated) -> Collection:
    language, title = curated.title(locale())
    return Collection(title, language, address(asked(curated.question)))


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


def among_arrived(session: Session, today: date) -> Request | None:
    """The newest of what came in since the first of the month; None if nothing did."""
    found = list_arrived(session, since=today.replace(day=1), limit=LATEST_RECORDS)
    return replace(newest_first(), among=tuple(found), facets=()) if found else None
