"""A made-up collection that goes straight into the engine, so that 100,000 records are a matter of minutes.

Words follow Zipf's law in eight languages; each is analysed once, and a page is drawn by numpy as places in that
list. The repository gets what a results page reads: records, files, pages and two tags. Left out are the change feed,
revisions, passages and the list of words to offer, none of which a search with hits touches. The same seed gives the
same collection.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert
from sqlalchemy.orm import Session

from bench.words import Words, make_words
from indexer.analysis.analyzer import analyzer_for
from indexer.engine.port import TITLE_ORDERS, PageDocument, RecordDocument
from indexer.search.collation import first_key
from repository.models.base import now
from repository.models.file import File, FileRole, Page
from repository.models.record import Record, Relation, RelationKind, State, Tag, TagSource
from repository.texts import PageSource, TextState
from repository.vocabulary.concepts import Vocabulary

# Language -> whose sounds its made-up words have.
LANGUAGES = {"en": "en", "hr": "hr", "de": "de", "fr": "fr", "es": "fr", "it": "hr", "pl": "de", "sl": "hr"}
WORDS_A_PAGE = 120
REGIONS = 60
FAMILY_SHARE = 0.1
VERSIONS = (2, 3, 4)
# Records that are drawn from one seed, and written at once.
BLOCK = 500
YEARS = range(2000, 2026)
MANY = ("region", "objective", "target_group", "technology")
ONE = ("type", "agency", "initiative", "skill_level", "audience")

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, the most frequent first, each beside its analysed forms."""

    language: str
    words: NDArray[np.object_]
    exact: NDArray[np.object_]
    stems: NDArray[np.object_]
    shares: NDArray[np.float64]

    @classmethod
    def of(cls, language: str, made: Words) -> "Lexicon":
        forms = [analyzer_for(language).indexed(word) for word in made.ranked]
        shares = 1 / np.arange(1, len(made.ranked) + 1)
        exact, stems = (np.array(one, dtype=object) for one in zip(*forms, strict=True))
        return cls(language, np.array(made.ranked, dtype=object), exact, stems, shares / shares.sum())


@dataclass(frozen=True)
class Version:
    """One record: `pages` are places in the lexicon, one row a page; `title` likewise."""

    record_id: int
    lexicon: Lexicon
    title: Places
    pages: Places

    def text(self, places: Places) -> str:
        return " ".join(self.lexicon.words[places])


@dataclass(frozen=True)
class Work:
    versions: tuple[Version, ...]
    facets: dict[str, tuple[str, ...]]
    year: int

    def document(self) -> RecordDocument:
        pages = tuple(page for version in self.versions for page in _pages(version))
        titles = [_joined(version.lexicon, version.title) for version in self.versions]
        first = self.versions[0]
        return RecordDocument(
            record_ids=tuple(version.record_id for version in self.versions),
            title_exact=" ".join(exact for exact, _ in titles),
            title_stems=" ".join(stems for _, stems in titles),
            body_exact=" ".join(page.exact for page in pages),
            body_stems=" ".join(page.stems for page in pages),
            facets=self.facets,
            years=(self.year,),
            order={locale: first_key(first.text(first.title), locale) for locale in TITLE_ORDERS},
            pages=pages,
        )


class Synthetic:
    """What works are drawn from, `block` records from one seed."""

    def __init__(self, vocabulary: Vocabulary, seed: int, block: int = BLOCK) -> None:
        chance = random.Random(seed)
        self.seed, self.block = seed, block
        self._numpy = np.random.default_rng(seed)
        self.lexicons = [Lexicon.of(code, make_words(sounds, chance)) for code, sounds in LANGUAGES.items()]
        self._values = {facet: [one.key for one in vocabulary.iter_facet(facet)] for facet in (*MANY, *ONE)}
        self._values["region"] = [key for key in self._values["region"] if len(key) == 2][:REGIONS]

    def iter_works(self, records: int, pages: int) -> Iterator[Work]:
        """Works of together `records` records of `pages` pages."""
        for first in range(0, records, self.block):
            yield from self.iter_block(first, records, pages)

    def iter_block(self, made: int, records: int, pages: int) -> Iterator[Work]:
        """The works of the block whose first record has the id `made` + 1, of a collection of `records` records."""
        end = min(made + self.block, records)
        self._numpy = np.random.default_rng((self.seed, made))
        while made < end:
            count = int(self._numpy.choice(VERSIONS)) if self._numpy.random() < FAMILY_SHARE else 1
            count = min(count, end - made)
            first = int(self._numpy.integers(len(self.lexicons)))
            chosen = [self.lexicons[(first + step) % len(self.lexicons)] for step in range(count)]
            versions = tuple(self._version(made + step + 1, one, pages) for step, one in enumerate(chosen))
            made += count
            yield self._work(versions)

    def _version(self, record_id: int, lexicon: Lexicon, pages: int) -> Version:
        drawn = self._numpy.choice(len(lexicon.words), (pages, WORDS_A_PAGE), p=lexicon.shares)
        title = self._numpy.choice(drawn[0], 8)
        return Version(record_id, lexicon, title, drawn)

    def _work(self, versions: tuple[Version, ...]) -> Work:
        year = int(self._numpy.choice(np.array(YEARS)))
        facets = {facet: self._drawn(facet, int(self._numpy.integers(1, 4))) for facet in MANY}
        facets |= {facet: self._drawn(facet, 1) for facet in ONE}
        facets["language"] = tuple(version.lexicon.language for version in versions)
        facets["year"] = (str(year),)
        return Work(versions, facets, year)

    def _drawn(self, facet: str, most: int) -> tuple[str, ...]:
        values = self._values[facet]
        shares = 1 / np.arange(1, len(values) + 1)
        drawn = self._numpy.choice(len(values), most, p=shares / shares.sum())
        return tuple(dict.fromkeys(values[place] for place in drawn))


def keep(session: Session, works: Sequence[Work]) -> None:
    """Put works into the repository as published records, table by table."""
    versions = [(work, version) for work in works for version in work.versions]
    session.execute(insert(Record), [_record_row(work, version) for work, version in versions])
    session.execute(insert(File), [_file_row(version) for _, version in versions])
    session.execute(insert(Page), [row for _, version in versions for row in _page_rows(version)])
    tags = [
        {"record_id": version.record_id, "facet": facet, "concept": work.facets[facet][0], "evidence": []}
        | {"source": TagSource.IMPORT, "score": 1.0, "is_rejected": False}
        for work, version in versions
        for facet in ("agency", "type")
    ]
    session.execute(insert(Tag), tags)
    edges = [
        {"record_id": version.record_id, "kind": RelationKind.TRANSLATION_OF, "target_id": work.versions[0].record_id}
        for work, version in versions
        if version is not work.versions[0]
    ]
    if edges:
        session.execute(insert(Relation), edges)


def _pages(version: Version) -> Iterator[PageDocument]:
    for number, places in enumerate(version.pages, 1):
        yield PageDocument(version.record_id, number, *_joined(version.lexicon, places))


def _joined(lexicon: Lexicon, places: Places) -> tuple[str, str]:
    return " ".join(lexicon.exact[places]), " ".join(lexicon.stems[places])


def _record_row(work: Work, version: Version) -> dict[str, Any]:
    language = version.lexicon.language
    return {
        "id": version.record_id,
        "state": State.PUBLISHED,
        "titles": {language: version.text(version.title).capitalize()},
        "abstracts": {language: version.text(version.pages[0][:40])},
        "languages": [language],
        "date_issued": str(work.year),
        "revision": 1,
        "created_at": now(),
        "updated_at": now(),
    }


def _file_row(version: Version) -> dict[str, Any]:
    number = version.record_id
    return {
        "id": number,
        "record_id": number,
        "role": FileRole.MAIN,
        "name": f"report-{number}.pdf",
        "sha256": f"{number:064x}",
        "size_bytes": 1_000_000,
        "media_type": "application/pdf",
        "text_state": TextState.COMPLETE,
    }


def _page_rows(version: Version) -> Iterator[dict[str, Any]]:
    for number, places in enumerate(version.pages, 1):
        yield {
            "file_id": version.record_id,
            "number": number,
            "label": str(number),
            "text": version.text(places),
            "language": version.lexicon.language,
            "confidence": 1.0,
            "source": PageSource.TEXT_LAYER,
        }
