"""Where the texts of the interface were seen, so that a translator can open the page.

Kept is the kind of page and what its route needs, never a query or a person: for each message the newest page of every
kind that shows it, so that all texts of a kind of page are known too. One that is old is replaced, since its record may
be gone. Messages that nobody has met have no page yet.
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
"""So many are named for a message."""
HOLDS_FOR = timedelta(days=30)
"""After that the next sighting replaces it."""


@dataclass
class Known:
    """What need not be written again. `fresh`: endpoint -> messages."""

    fresh: dict[str, set[Key]] = field(default_factory=dict)

    def news(self, endpoint: str, keys: Collection[Key]) -> set[Key]:
        """Of the messages on a page those that should be remembered with it."""
        return set(keys) - self.fresh.get(endpoint, set())

    def add(self, endpoint: str, keys: Collection[Key]) -> None:
        self.fresh.setdefault(endpoint, set()).update(keys)


def load(session: Session) -> Known:
    """What was seen lately, in one statement; a row for each message on each kind of page."""
    known = Known()
    query = select(Sighting.context, Sighting.source, Sighting.endpoint).where(Sighting.at >= now() - HOLDS_FOR)
    for context, source, endpoint in session.execute(query):
        known.add(endpoint, {(context, source)})
    return known


def remember(session: Session, endpoint: str, arguments: Mapping[str, Any], keys: Collection[Key]) -> None:
    """Write that these messages stand on this page; the caller commits."""
    query = select(Sighting).where(Sighting.endpoint == endpoint)
    known = {(one.context, one.source): one for one in session.scalars(query)}
    for context, source in keys:
        if (found := known.get((context, source))) is None:
            found = Sighting(context=context, source=source, endpoint=endpoint)
            session.add(found)
        found.arguments, found.at = dict(arguments), now()


def list_of(session: Session, key: Key) -> Sequence[Sighting]:
    """Where a message was seen: a few pages, the newest first."""
    context, source = key
    query = select(Sighting).where(Sighting.context == context, Sighting.source == source)
    return session.scalars(query.order_by(Sighting.at.desc(), Sighting.endpoint).limit(MOST_PAGES)).all()


def list_on(session: Session, endpoint: str) -> set[Key]:
    """The messages that were seen on a kind of page, in whatever state it was."""
    query = select(Sighting.context, Sighting.source).where(Sighting.endpoint == endpoint)
    return {(context, source) for context, source in session.execute(query)}
