"""Where the texts of the interface were seen, so that a translator can open the page.

Kept is the kind of page and what its route needs, never a query or a person. A few pages for each message are enough;
one that is old is replaced, since its record may be gone. Messages that nobody has met have no page yet.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.sighting import Sighting
from repository.translations import Key

MOST_PAGES = 3
HOLDS_FOR = timedelta(days=30)
"""After that the next sighting replaces it."""


@dataclass
class Known:
    """What need not be written again. `fresh`: endpoint -> messages; `pages`: message -> endpoints, old ones too."""

    fresh: dict[str, set[Key]] = field(default_factory=dict)
    pages: dict[Key, set[str]] = field(default_factory=dict)

    def news(self, endpoint: str, keys: Collection[Key]) -> set[Key]:
        """Of the messages on a page those that should be remembered with it."""
        return {key for key in set(keys) - self.fresh.get(endpoint, set()) if self._has_room(endpoint, key)}

    def add(self, endpoint: str, keys: Collection[Key]) -> None:
        self.fresh.setdefault(endpoint, set()).update(keys)
        for key in keys:
            self.pages.setdefault(key, set()).add(endpoint)

    def _has_room(self, endpoint: str, key: Key) -> bool:
        pages = self.pages.get(key, set())
        return endpoint in pages or len(pages) < MOST_PAGES


def load(session: Session) -> Known:
    """The whole table in one statement; at most `MOST_PAGES` rows a message."""
    known, since = Known(), now() - HOLDS_FOR
    for context, source, endpoint, at in session.execute(
        select(Sighting.context, Sighting.source, Sighting.endpoint, Sighting.at)
    ):
        known.pages.setdefault((context, source), set()).add(endpoint)
        if at >= since:
            known.fresh.setdefault(endpoint, set()).add((context, source))
    return known


def remember(session: Session, endpoint: str, arguments: Mapping[str, Any], keys: Collection[Key]) -> None:
    """Write that these messages stand on this page; the caller commits."""
    for context, source in keys:
        session.merge(Sighting(context=context, source=source, endpoint=endpoint, arguments=dict(arguments), at=now()))


def list_of(session: Session, key: Key) -> Sequence[Sighting]:
    """Where a message was seen, the newest first."""
    context, source = key
    query = select(Sighting).where(Sighting.context == context, Sighting.source == source)
    return session.scalars(query.order_by(Sighting.at.desc(), Sighting.endpoint)).all()
