"""What helps to read a publication: abbreviations that it explains itself, its figures and tables.

They are read off the stored pages when somebody first looks at a record: that needs no new reading of files, and
follows whatever becomes of their text. What was found is kept in memory, by bytes and revision.
"""

from collections import OrderedDict
from dataclasses import dataclass
from itertools import islice
from threading import Lock

from sqlalchemy.orm import Session

from indexer.metadata.abbreviations import Abbreviation, iter_abbreviations
from indexer.metadata.captions import Caption, list_captions
from indexer.metadata.passages import Passage
from repository import files
from repository.models.record import Record
from webapp.records.page_view import page_url

ABBREVIATIONS_SHOWN = 12
CAPTIONS_SHOWN = 200
RECORDS_KEPT = 1_000

Key = tuple[str, int]


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


class _Kept:
    """What was found for the records looked at last. Safe to use from several threads."""

    def __init__(self) -> None:
        self._found: OrderedDict[Key, _Found] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Key) -> _Found | None:
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def keep(self, key: Key, found: _Found) -> None:
        with self._lock:
            self._found[key] = found
            if len(self._found) > RECORDS_KEPT:
                self._found.popitem(last=False)


_kept = _Kept()


def reading_help(session: Session, record: Record) -> ReadingHelp:
    found = _find(session, record) if record.files else _Found()
    return ReadingHelp(
        abbreviations=[_link(record, one.short, one.full, one) for one in found.abbreviations],
        captions=[_link(record, one.name, one.title, one) for one in found.captions],
    )


def _find(session: Session, record: Record) -> _Found:
    file = record.files[0]
    key = (file.sha256, record.revision)
    found = _kept.find(key)
    if found is None:
        passages = [Passage(*row) for row in files.iter_texts(session, file.id)]
        abbreviations = tuple(islice(iter_abbreviations(passages), ABBREVIATIONS_SHOWN))
        found = _Found(abbreviations, tuple(list_captions(passages)[:CAPTIONS_SHOWN]))
        _kept.keep(key, found)
    return found


def _link(record: Record, name: str, words: str, one: Abbreviation | Caption) -> HelpLink:
    return HelpLink(name, words, one.page, one.language, page_url(record.id, one.page, ""))
