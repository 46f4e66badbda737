"""Addresses of terms in other vocabularies, to be looked at one after the other, and what a look found.

Who looks, over the network, is above: `indexer.links`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.vocabulary import Concept, LinkState, Mapping

CHECK_LINKS = "check_links"
"""Kind of the job; it is about `facet`, empty for all of them."""


@dataclass(frozen=True)
class Mapped:
    """A mapping with the concept it belongs to."""

    facet: str
    key: str
    row: Mapping


def list_of(session: Session, facet: str = "") -> Sequence[Mapped]:
    """By scheme and shown order; all schemes if none is given."""
    query = select(Concept.facet, Concept.key, Mapping).join(Mapping, Mapping.concept_id == Concept.id)
    query = query.where(Concept.facet == facet) if facet else query
    rows = session.execute(query.order_by(Concept.facet, Concept.position, Mapping.id))
    return [Mapped(name, key, row) for name, key, row in rows]


def list_addresses(session: Session, facet: str = "") -> list[str]:
    """Each once, those that were never looked at first, then those looked at longest ago."""
    oldest = func.min(Mapping.checked_at)
    query = select(Mapping.uri, oldest).join(Concept, Mapping.concept_id == Concept.id)
    query = query.where(Concept.facet == facet) if facet else query
    rows = session.execute(query.group_by(Mapping.uri).order_by(oldest.nulls_first(), Mapping.uri))
    return [uri for uri, _ in rows]


def note(session: Session, uri: str, state: LinkState, answer: int) -> None:
    """Keep what a look at the address found, for every concept that names it. `answer`: the status, 0 for none."""
    for row in session.scalars(select(Mapping).where(Mapping.uri == uri)).all():
        row.state, row.answer, row.checked_at = state, answer, now()
