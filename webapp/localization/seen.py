"""Which texts a page shows: remembered with the page, so that a translator can open it.

What a reader is shown is noted while the page is made. When it is done, messages that were not yet known to stand on
this kind of page are written down, with the arguments of its route and without the query. In the steady state nothing
is written. A page whose address is a secret, or that no link can lead to, is not remembered.
"""

import logging
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, current_app, g, request, url_for
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from repository import sightings
from repository.database import transaction
from repository.sightings import Known
from repository.translations import Key
from webapp.localization.catalogs.domains import Domain
from webapp.localization.entries import Entry
from webapp.localization.texts import Texts
from webapp.site import current_site

EXTENSION = "putokaz.seen"
LOCALE = "locale"
# Arguments of routes that say which record or facet a page is about. Others may be tokens of a letter.
OPEN_ARGUMENTS = frozenset(
    {"record_id", "number", "facet", "key", "concept", "name", "import_id", "saved_id", "target", "address"}
)
# A page that was answered with one of these shows texts that a translator wants to see: remarks on what was typed.
WITH_TEXTS = frozenset({200, 401, 409, 422})
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Place:
    """A page that can be opened. `arguments`: of its route, without the locale."""

    endpoint: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class NotedTexts(Texts):
    """Texts that are noted when they are said. `seen`: messages that the page of this request shows."""

    seen: set[Key] = field(default_factory=set)

    def _forms_of(self, key: Key) -> tuple[str, ...] | None:
        self.seen.add(key)
        return self.forms.get(key)


def install(app: Flask) -> None:
    app.after_request(_remember)


def addresses(key: Key, locale: str) -> list[str]:
    """Of the pages that show a message, in a locale; the newest first."""
    with current_site().repository.sessions() as session:
        found = sightings.list_of(session, key)
    known = (one for one in found if current_app.url_map.is_endpoint_expecting(one.endpoint, LOCALE))
    return [url_for(one.endpoint, locale=locale, **one.arguments) for one in known]


def keys_at(path: str) -> set[Key]:
    """The messages that were seen on the kind of page at an address; none where it is no page of ours."""
    place = place_at(path)
    if place is None:
        return set()
    with current_site().repository.sessions() as session:
        return sightings.list_on(session, place.endpoint)


def addresses_of(entry: Entry, locale: str) -> list[str]:
    """As `addresses`; a label of a concept is seen where its publications are listed."""
    if entry.domain is not Domain.VOCABULARY:
        return addresses(entry.message.key, locale)
    concepts = current_site().vocabulary().concepts.values()
    found = (concept for concept in concepts if concept.uri == entry.message.context)
    return [url_for("search.results", locale=locale, **{concept.facet: concept.key}) for concept in found]  # type: ignore[arg-type]


def _remember(response: Response) -> Response:
    keys: set[Key] = g.get("seen", set())
    place = place_at(request.path) if keys and _is_page(response) else None
    if place is not None:
        _write(place, keys)
    return response


def _is_page(response: Response) -> bool:
    return response.mimetype == "text/html" and response.status_code in WITH_TEXTS


def place_at(path: str) -> Place | None:
    """The page at an address of ours; of what was sent from a form, the page that stands there. None where there is
    none, or none to be remembered."""
    adapter = current_app.create_url_adapter(request)
    try:
        endpoint, arguments = adapter.match(path, method="GET") if adapter else ("", {})
    except (HTTPException, RequestRedirect):
        return None
    arguments = {name: value for name, value in arguments.items() if name != LOCALE}
    is_for_people = current_app.url_map.is_endpoint_expecting(endpoint, LOCALE) if endpoint else False
    return Place(endpoint, arguments) if is_for_people and OPEN_ARGUMENTS.issuperset(arguments) else None


def _known() -> Known:
    if EXTENSION not in current_app.extensions:
        with current_site().repository.sessions() as session:
            current_app.extensions[EXTENSION] = sightings.load(session)
    known: Known = current_app.extensions[EXTENSION]
    return known


def _write(place: Place, keys: set[Key]) -> None:
    """A database that can't be read or written costs a link in the editor, and no reader their page."""
    try:
        if news := _known().news(place.endpoint, keys):
            _known().add(place.endpoint, news)
            with transaction(current_site().repository.sessions) as session:
                sightings.remember(session, place.endpoint, place.arguments, news)
    except SQLAlchemyError:
        log.exception("where texts were seen can't be written down")
