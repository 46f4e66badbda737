"""Abbreviations that a publication explains itself, for its page.

They are read off the stored pages when somebody first looks at a record: that needs no new reading of files, and
follows whatever becomes of their text. What was found is kept in memory, by bytes and revision.
"""

from collections import OrderedDict
from dataclasses import dataclass
from itertools import islice
from threading import Lock

from sqlalchemy.orm import Session

from indexer.metadata.abbreviations import Abbreviation, Passage, iter_abbreviations
from repository import files
from repository.models.record import Record
from webapp.records.page_view import page_url

SHOWN = 12
RECORDS_KEPT = 1_000

Key = tuple[str, int]


@dataclass(frozen=True)
class AbbreviationLink:
    """`url`: of the page that explains it."""

    short: str
    full: str
    language: str
    url: str


class _Kept:
    """What was found for the records looked at last. Safe to use from several threads."""

    def __init__(self) -> None:
        self._found: OrderedDict[Key, tuple[Abbreviation, ...]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Key) -> tuple[Abbreviation, ...] | None:
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def keep(self, key: Key, found: tuple[Abbreviation, ...]) -> None:
        with self._lock:
            self._found[key] = found
            if len(self._found) > RECORDS_KEPT:
                self._found.popitem(last=False)


_kept = _Kept()


def abbreviation_links(session: Session, record: Record) -> list[AbbreviationLink]:
    """At most `SHOWN`, in the order in which the text explains them. Pages are read only as far as that takes."""
    if not record.files:
        return []
    key = (record.files[0].sha256, record.revision)
    found = _kept.find(key)
    if found is None:
        passages = (Passage(*row) for row in files.iter_texts(session, record.files[0].id))
        found = tuple(islice(iter_abbreviations(passages), SHOWN))
        _kept.keep(key, found)
    return [AbbreviationLink(one.short, one.full, one.language, page_url(record.id, one.page, "")) for one in found]
