"""The port `SearchEngine`, for writing and for reading, and the documents that are written.

Every field of a document is text whose terms are separated by one space: analysed already, so that all engines match
the same things. The position of a term is its rank in the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from indexer.engine.query import Node, Part, SearchQuery, Word
from indexer.engine.results import EngineResults, PageHits

# Field of a document -> boost in every engine. A word in the title says more of a publication than one in its body, and
# a stem is worth twice the exact form, which a word that is typed as it is printed meets besides.
RECORD_FIELDS = (("title_exact", 2.0), ("title_stems", 4.0), ("body_exact", 0.5), ("body_stems", 1.0))
PAGE_FIELDS = (("exact", 0.5), ("stems", 1.0))
# Fields that are asked by name only: part of a record -> field of a document -> boost.
PARTS = {
    Part.TITLE: tuple((name, boost) for name, boost in RECORD_FIELDS if name.startswith("title")),
    Part.CREATORS: (("creators_exact", 1.0),),
}
# Locales by whose alphabet cards can be sorted; readers of others get the first, the order of the alphabet without
# letters of any one language. One key each costs some 100 bytes a card.
TITLE_ORDERS = ("en", "hr")


def record_terms(word: Word) -> Iterator[tuple[str, str]]:
    """(field, term) of everything in a record that the word is found by."""
    for name, _ in RECORD_FIELDS:
        yield from ((name, term) for term in ((word.exact,) if name.endswith("exact") else word.stems))


@dataclass(frozen=True)
class PageDocument:
    """One page to be found. `record_id`: the version whose page it is. `number`: physical, from 1."""

    record_id: int
    number: int
    exact: str
    stems: str


@dataclass(frozen=True)
class RecordDocument:
    """One card to be found: a record together with the other language versions of its work.

    `record_ids`: of the versions, ascending; a hit names the first. `facets`: facet -> values of any version, broader
    values included. `years`: ascending, of any version. `order`: locale of `TITLE_ORDERS` -> key of the title that a
    reader of that locale sees, by which cards are sorted as text. `creators_exact`: names of persons and bodies.
    `identifiers`: `isbn:9789289600000`, `doi:10.2801/123456`, folded.
    """

    record_ids: tuple[int, ...]
    title_exact: str
    title_stems: str
    body_exact: str
    body_stems: str
    facets: dict[str, tuple[str, ...]]
    years: tuple[int, ...]
    order: dict[str, str]
    pages: tuple[PageDocument, ...]
    creators_exact: str = ""
    identifiers: tuple[str, ...] = ()

    @property
    def record_id(self) -> int:
        return self.record_ids[0]


class SearchEngine(Protocol):
    """One generation of the index in one folder.

    Promises: `write` replaces every document in which one of its records stood before. After a crash the records are as
    before or as after, never between; their pages may be ahead, and writing the same again mends that. Order of hits
    is by score (BM25F, title before body), then by record id; by `newest` and `oldest` it is by the latest or the
    earliest year, then by record id, those without year last; by `title` it is by the key of the query's locale. Only
    one process may write; others may read at any time and see what was written before their `search` began.
    """

    def write(self, documents: Iterable[RecordDocument], removed: Sequence[int]) -> None:
        """Replace the documents of these records and remove those that hold one of `removed`; durable on return.

        Who takes a record out of a document writes the others of it again, see `list_together`.

        Raises:
            EngineError: the index is damaged or the disk refuses; nothing was changed.
        """

    def search(self, query: SearchQuery) -> EngineResults:
        """Find, count and count by facet.

        Raises:
            EngineError: the index is damaged.
        """

    def best_pages(self, node: Node, record_ids: Sequence[int], limit: int) -> dict[int, PageHits]:
        """For each record that has matching pages, at most `limit` of them; a page needs any word of the query."""

    def frequencies(self, words: Sequence[Word]) -> tuple[int, ...]:
        """For each word in how many records its commonest form or stem stands, about: a record that was replaced may
        still count until the engine has tidied up."""

    def list_filtered(self, filters: dict[str, tuple[str, ...]], most: int) -> list[int] | None:
        """The ids of all versions of the cards that the filters leave; None if these are more than `most` cards.

        Raises:
            EngineError: the index is damaged.
        """

    def list_together(self, record_ids: Sequence[int]) -> set[int]:
        """These records, as far as they are in the index, and all that stand in one document with any of them.

        Raises:
            EngineError: the index is damaged.
        """

    def count_records(self) -> int:
        """All versions counted. Raises `EngineError`."""

    def size_bytes(self) -> int: ...

    def close(self) -> None: ...


class EngineFactory(Protocol):
    """Opens the index in `folder`, making it if the folder is empty or missing."""

    def __call__(self, folder: Path) -> SearchEngine: ...
