"""What helps to read a publication: abbreviations that it explains itself, its figures and tables.

They are read off the stored pages when somebody first looks at a record: that needs no new reading of files, and
follows whatever becomes of their text. What was found is kept in memory, by bytes and revision.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from indexer.metadata.abbreviations import Abbreviation, iter_abbreviations
from indexer.metadata.captions import Caption, list_captions
from indexer.metadata.passages import Passage
from repository import files
from repository.models.record import Record
from webapp.records.page_view import page_url
from webapp.site import current_site

ABBREVIATIONS_SHOWN = 12
CAPTIONS_SHOWN = 200
RECORDS_KEPT = 1_000


@dataclass(frozen=True)
class HelpLink:
    """`name`: an abbreviation, or *Figure 3*; `words`: what it stands for, or the caption; `url`: of the page."""

    name: str
    words: str
    page: int
    language: str
    url: str


@dataclass(frozen=True)
class ReadingHelp:
    """Each in the order of the text."""

    abbreviations: list[HelpLink]
    captions: list[HelpLink]


@dataclass(frozen=True)
class _Found:
    abbreviations: tuple[Abbreviation, ...] = ()
    captions: tuple[Caption, ...] = ()


def reading_help(record: Record) -> ReadingHelp:
    file = record.files[0] if record.files else None
    found = _read(file.id, file.sha256, record.revision) if file else _Found()
    return ReadingHelp(
        abbreviations=[_link(record, one.short, one.full, one) for one in found.abbreviations],
        captions=[_link(record, one.name, one.title, one) for one in found.captions],
    )


@lru_cache(maxsize=RECORDS_KEPT)
def _read(file_id: int, _sha256: str, _revision: int) -> _Found:
    """`_sha256`, `_revision`: what it was read of."""
    with current_site().repository.sessions() as session:
        passages = [Passage(*row) for row in files.iter_texts(session, file_id)]
    abbreviations = tuple(islice(iter_abbreviations(passages), ABBREVIATIONS_SHOWN))
    return _Found(abbreviations, tuple(list_captions(passages)[:CAPTIONS_SHOWN]))


def _link(record: Record, name: str, words: str, one: Abbreviation | Caption) -> HelpLink:
    return HelpLink(name, words, one.page, one.language, page_url(record.id, one.page, ""))
