"""Which language version of a work its card shows.

The one in a language that was filtered by, then the one in the reader's language, then the one that answers best. Where
the version shown holds none of the words, the passages come from the version that does: the reader sees at once that
there is an answer, in which language, and that the whole can be read in their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.engine.results import PageHits
from repository.summaries import RecordSummary

NO_PAGES = PageHits((), 0, is_whole=False)


@dataclass(frozen=True)
class Chosen:
    """`pages`: of the record `pages_of`, which is `shown` wherever that has any. `others`: by language."""

    shown: RecordSummary
    pages_of: RecordSummary
    pages: PageHits
    others: tuple[RecordSummary, ...]


def choose(versions: Sequence[RecordSummary], pages: Mapping[int, PageHits], wanted: Sequence[str]) -> Chosen:
    """`versions`: of one work, at least one. `pages`: record id -> those that match. `wanted`: languages, most wanted
    first."""
    by_answer = sorted(versions, key=lambda record: _strength(pages.get(record.id, NO_PAGES)), reverse=True)
    readable = (record for language in wanted for record in by_answer if record.language == language)
    shown = next(readable, by_answer[0])
    source = by_answer[0] if by_answer[0].id in pages and shown.id not in pages else shown
    others = sorted((one for one in versions if one is not shown), key=lambda one: (one.language, one.id))
    return Chosen(shown, source, pages.get(source.id, NO_PAGES), tuple(others))


def _strength(pages: PageHits) -> tuple[bool, float]:
    """The whole question before parts of it; `sorted` leaves the first version first where none is better."""
    return pages.is_whole, pages.score
