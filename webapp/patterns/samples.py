"""What the partials of the pattern page print: real pages of the collection that is served, by the same presenters."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from indexer.question.remarks import Remark, RemarkCode
from indexer.search.answer import Answer, Request
from repository.models.follow import Every
from repository.records import get
from webapp.i18n import locale
from webapp.pagination import paginate
from webapp.pictures.asked import asked_of
from webapp.pictures.atlas import atlas
from webapp.pictures.in_words import matrix_findings
from webapp.pictures.matrix import crossing, matrix
from webapp.pictures.series import countries, series
from webapp.pictures.stack import dividing, stack
from webapp.records.landing import landing
from webapp.records.viewer import viewer
from webapp.search import home as home_presenter
from webapp.search.also import AlsoLine, AlsoSearched
from webapp.search.histogram import histogram
from webapp.search.hits import Piece
from webapp.search.names import search_name
from webapp.search.offered import Meant, Narrowing, Offered
from webapp.search.params import address
from webapp.search.presenter import results_page
from webapp.search.trail import Trail
from webapp.site import current_site

NONSENSE = "xqzwv"
FILTERS: dict[str, tuple[str, ...]] = {"language": ("en", "hr")}


class Sample(StrEnum):
    RESULTS = "results"
    NOTHING = "nothing"
    HOME = "home"
    RECORD = "record"
    PAGE = "page"
    PICTURES = "pictures"
    ALERT = "alert"


def all_samples(session: Session, text: str) -> dict[Sample, dict[str, Any]]:
    """Names of a template, by sample; empty where `text` finds nothing."""
    answer = _search(session, Request(text=text, filters=FILTERS, locale=locale()))
    if not answer.hits:
        return {}
    return {
        Sample.RESULTS: _results(answer),
        Sample.NOTHING: {"page": _page(_search(session, Request(text=NONSENSE)))},
        Sample.HOME: _home(session),
        Sample.RECORD: _record(session, answer),
        Sample.PAGE: _viewer(session, answer),
        Sample.PICTURES: _pictures(session),
        Sample.ALERT: _alert(answer.request),
    }


def _results(answer: Answer) -> dict[str, Any]:
    page = replace(_page(answer), offered=_offered(answer.request))
    names = (AlsoSearched("career guidance", "en", page.clear_url), AlsoSearched("orientation", "fr", page.clear_url))
    return {
        "page": page,
        "also": page.also or AlsoLine(names, page.show),
        "card": page.cards[0],
        "pagination": paginate(2, 7, lambda number: page.clear_url),
        "query": page.query,
        "strips": next(card.strips for card in page.cards if card.strips),
        "take": page.take,
        "years": page.years,
        "meant": page.offered.meant,
        "narrowings": page.offered.narrowings,
        "related": page.offered.related,
    }


def _offered(request: Request) -> Offered:
    url = address(request)
    found = (Narrowing("Croatia", 7, url), Narrowing("2019", 3, url))
    return Offered(Meant((Piece("career ", False), Piece("guidance", True)), "en", 12, url), found, found)


def _page(answer: Answer) -> Any:
    told = replace(answer, remarks=(Remark(RemarkCode.OPEN_QUOTE, '"'),))
    return results_page(told, current_site().vocabulary(), [])


def _home(session: Session) -> dict[str, Any]:
    answer = _search(session, home_presenter.newest_first())
    page = home_presenter.home_page(answer, current_site().vocabulary())
    curated = [home_presenter.Collection(way.name, locale(), way.url) for way in page.objectives]
    return {"page": page, "collections": curated}


def _record(session: Session, answer: Answer) -> dict[str, Any]:
    record = get(session, answer.hits[0].record_id)
    url = address(answer.request)
    trail = Trail(answer.request.text, url, 3, 128, url, url)
    page = landing(session, record, answer.request.text, trail)
    return {"page": page, "record": record, "cite": page.cite, "trail": trail, "query": page.query}


def _viewer(session: Session, answer: Answer) -> dict[str, Any]:
    hit = next(hit for hit in answer.hits if hit.pages)
    record = get(session, hit.pages_of)
    return {"page": viewer(session, record, hit.pages[0].number, answer.request.text)}


def _pictures(session: Session) -> dict[str, Any]:
    vocabulary, asked = current_site().vocabulary(), crossing(Request(), "region")
    answer = _search(session, asked)
    page = asked_of(answer, vocabulary, "pictures.evidence")
    shown = matrix(answer, vocabulary, "region")
    told = matrix_findings(shown)
    return {
        "page": page,
        "matrix": shown,
        "told": told,
        "findings": told,
        "id": "told",
        "years": histogram(asked, answer.facets["year"]),
        "by_year": series(answer, vocabulary, "year"),
        "stack": stack(_search(session, dividing(Request())), vocabulary),
        "division_url": page.results_url,
        "atlas": atlas(countries(answer, vocabulary)),
        "heading": "Evidence",
    }


def _alert(request: Request) -> dict[str, Any]:
    name = search_name(request, current_site().vocabulary())
    return {"search": name, "search_url": address(request), "every": Every.WEEK}


def _search(session: Session, request: Request) -> Answer:
    return current_site().index.search(session, request)
