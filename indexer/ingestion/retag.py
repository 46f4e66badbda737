"""The machine's tags of a record, thought over once its passages are embedded.

At the upload words alone suggest, because embedding takes long; here nearness in meaning and what was learnt join them.
Decisions of people and imported facets stay as they are, see `reread.take_tags`.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from indexer.documents import Page
from indexer.embedding.passages import Passage
from indexer.embedding.port import Vectors
from indexer.ingestion.draft import tag_of
from indexer.ingestion.reread import take_tags
from indexer.pipeline import WHO
from indexer.tagging.concepts.calibration import WEIGHED
from indexer.tagging.meaning.telling import telling
from indexer.tagging.refining import Refiner
from repository import records
from repository.models.record import Record, TagSource
from repository.reasons import Reason, ReasonKind


def retag(
    session: Session,
    record: Record,
    refiner: Refiner,
    pages: Sequence[Page],
    found: Sequence[Passage],
    embedded: tuple[Sequence[Passage], Vectors],
) -> bool:
    """Whether the record's tags changed; then it has a new revision. The caller commits.

    `embedded`: passages of the record and their vectors, of which those are read that `telling` chooses among all
    (`found`): the weights were fitted to so few.

    Raises:
        EmbeddingError: what shows the concepts can't be embedded.
    """
    rows = {(one.page, one.start): row for row, one in enumerate(embedded[0])}
    shown = [one for one in telling(found) if (one.page, one.start) in rows]
    near = shown, embedded[1][[rows[one.page, one.start] for one in shown]]
    refined = refiner.refine((), pages, record.languages or ["und"], record.title, near)
    expected, before = record.revision, _said(record)
    with session.no_autoflush:
        # Regions and the agency have nothing to do with meaning.
        others = [tag for tag in record.tags if tag.facet not in WEIGHED and tag.source == TagSource.MACHINE]
        take_tags(record, [*map(tag_of, refined), *others])
    if _said(record) == before:
        return False
    records.save(session, record, expected_revision=expected, who=WHO, why=Reason(ReasonKind.TAGS_REFINED))
    return True


def _said(record: Record) -> set[tuple[str, str, float]]:
    return {(tag.facet, tag.concept, round(tag.score, 3)) for tag in record.tags}
