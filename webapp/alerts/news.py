"""What a search finds of the publications that appeared since: the same search, among those alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from indexer.engine.query import Sort
from indexer.search.answer import Request
from repository import history
from webapp.exports.taking import Taken, take
from webapp.site import current_site

# Of the publications since, so many of the latest are looked through; of those found, so many are told one by one.
MOST_LOOKED_THROUGH = 1000
MOST_TOLD = 20


@dataclass(frozen=True)
class News:
    """`total`: how many there are, of which `told` are the best."""

    total: int
    told: Sequence[Taken]


NOTHING = News(0, ())


def find_news(session: Session, request: Request, *, after: int, until: int, most: int = MOST_TOLD) -> News:
    """`after`, `until`: changes of the feed; the index has to have seen the last one."""
    narrowed = _narrowed(session, request, after, until)
    return News(*take(session, narrowed, most)) if narrowed else NOTHING


def count_news(session: Session, request: Request, *, after: int, until: int) -> int:
    """How many there are."""
    narrowed = _narrowed(session, request, after, until)
    return current_site().index.search(session, replace(narrowed, per_page=0)).total if narrowed else 0


def _narrowed(session: Session, request: Request, after: int, until: int) -> Request | None:
    """The search among what was published since; None if nothing was."""
    published = history.list_newly_visible(session, after=after, until=until, limit=MOST_LOOKED_THROUGH)
    sort = request.sort if request.text else Sort.NEWEST
    return replace(request, among=tuple(published), sort=sort, facets=()) if published else None
