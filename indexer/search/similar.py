"""Publications similar to one: near to the middle of its passages, in any language, and what they share.

They are looked up in the engine, so that none is shown that no search would find; versions of one work are one of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from indexer.engine.port import SearchEngine
from indexer.engine.query import Scored, SearchQuery
from indexer.errors import EmbeddingError, MeaningNotReady
from indexer.search.neighbours import Meaning, Neighbour
from repository import families
from repository.models.record import Record
from repository.summaries import RecordSummary

# What is said to be shared, the most telling first.
FACETS = ("objective", "technology", "target_group", "region")
# Neighbours asked for each publication shown: versions of the same work take places.
NEIGHBOURS_EACH = 8


@dataclass(frozen=True)
class Similar:
    """`shared`: (facet, key) of the concepts that both are tagged with, in the order of `FACETS`."""

    record: RecordSummary
    shared: tuple[tuple[str, str], ...]


def find_similar(
    session: Session, engine: SearchEngine, meaning: Meaning | None, record: Record, locale: str, limit: int
) -> tuple[Similar, ...]:
    """At most `limit` published works, the nearest first, each in the reader's language if there is such a version;
    none without a model, or while it is being opened."""
    near = _near(meaning, record.id, limit * NEIGHBOURS_EACH)
    if not near:
        return ()
    scores = tuple((one.record_id, one.nearness) for one in near if one.nearness > 0)
    hits = engine.search(SearchQuery(Scored(scores), limit=limit + 1)).hits
    works = families.find_families(session, [hit.record_id for hit in hits])
    others = (works[hit.record_id] for hit in hits)
    shown = [_shown(versions, locale) for versions in others if versions and record.id not in {v.id for v in versions}]
    return tuple(Similar(one, _shared(record, one)) for one in shown[:limit])


def _near(meaning: Meaning | None, record_id: int, limit: int) -> Sequence[Neighbour]:
    try:
        return meaning.similar(record_id, limit) if meaning else ()
    except (MeaningNotReady, EmbeddingError):
        return ()


def _shown(versions: Sequence[RecordSummary], locale: str) -> RecordSummary:
    return next((one for one in versions if one.language == locale), versions[0])


def _shared(one: Record, other: RecordSummary) -> tuple[tuple[str, str], ...]:
    return tuple((facet, key) for facet in FACETS for key in one.concepts(facet) if key in set(other.concepts(facet)))
