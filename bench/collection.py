"""A made-up collection, published into a data folder the way any other record is: through `repository.records`.

A page is about 300 words of its language. One word in eight is of the record's own theme, and the title is made of
the theme alone: otherwise every title's words would stand in every record, which no collection knows. Concepts are
drawn from the vocabulary that the data folder was opened with, few of them often and most of them seldom.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate, islice
from pathlib import Path

from sqlalchemy import Engine

from bench.words import SOUNDS, Words, make_words
from indexer.index.sync import Progress, no_progress
from repository import records
from repository.database import transaction
from repository.models.file import File, Page
from repository.models.record import Record, Tag, TagSource
from repository.settings import RepositorySettings
from repository.texts import PageSource, TextState
from repository.vocabulary import vocabularies
from repository.vocabulary.concepts import Vocabulary
from repository.wiring import Repository, open_repository

WORDS_A_PAGE = range(250, 351)
WORDS_A_SENTENCE = 18
WORDS_A_TITLE = range(5, 10)
THEME_SIZE = 40
THEME_SHARE = 0.125
# Facet -> the most concepts that one record has of it.
CONCEPTS_A_RECORD = {"region": 3, "objective": 3, "type": 1, "agency": 1}
YEARS = range(2000, 2026)
RECORDS_A_COMMIT = 50


class Collection:
    """What records are drawn from. The same seed and vocabulary give the same records."""

    def __init__(self, vocabulary: Vocabulary, seed: int) -> None:
        self._chance = random.Random(seed)
        self._words = {language: make_words(language, self._chance) for language in SOUNDS}
        self._concepts = {
            facet: [concept.key for concept in vocabulary.iter_facet(facet)] for facet in CONCEPTS_A_RECORD
        }

    def iter_records(self, count: int, pages: int) -> Iterator[Record]:
        """Records with one file of `pages` pages each, in all languages by turns."""
        languages = list(self._words)
        for number in range(count):
            yield self._record(number, languages[number % len(languages)], pages)

    def _record(self, number: int, language: str, pages: int) -> Record:
        words = self._words[language]
        theme = self._chance.sample(words.content, THEME_SIZE)
        title = self._chance.sample(theme, self._chance.choice(WORDS_A_TITLE))
        return Record(
            titles={language: " ".join(title).capitalize()},
            abstracts={language: self._text(words, theme, 2 * WORDS_A_SENTENCE)},
            languages=[language],
            date_issued=str(self._chance.choice(YEARS)),
            files=[self._file(number, language, words, theme, pages)],
            tags=[Tag(facet=facet, concept=key, source=TagSource.LIBRARIAN) for facet, key in self._keys()],
        )

    def _file(self, number: int, language: str, words: Words, theme: list[str], pages: int) -> File:
        texts = (self._text(words, theme, self._chance.choice(WORDS_A_PAGE)) for _ in range(pages))
        return File(
            name=f"report-{number}.pdf",
            sha256=f"{number:064x}",
            size_bytes=1000,
            media_type="application/pdf",
            text_state=TextState.COMPLETE,
            pages=[_page(place, text, language) for place, text in enumerate(texts, 1)],
        )

    def _text(self, words: Words, theme: list[str], count: int) -> str:
        drawn = words.draw(self._chance, count)
        for place in range(count):
            if self._chance.random() < THEME_SHARE:
                drawn[place] = self._chance.choice(theme)
        sentences = (drawn[start : start + WORDS_A_SENTENCE] for start in range(0, count, WORDS_A_SENTENCE))
        return "\n".join(" ".join(sentence).capitalize() + "." for sentence in sentences)

    def _keys(self) -> Iterator[tuple[str, str]]:
        """(facet, key) without repetitions."""
        for facet, most in CONCEPTS_A_RECORD.items():
            keys = self._concepts[facet]
            weights = list(accumulate(1 / rank for rank in range(1, len(keys) + 1)))
            drawn = self._chance.choices(keys, cum_weights=weights, k=self._chance.randint(1, most))
            yield from ((facet, key) for key in dict.fromkeys(drawn))


def _page(number: int, text: str, language: str) -> Page:
    return Page(
        number=number, label=str(number), text=text, language=language, confidence=1.0, source=PageSource.TEXT_LAYER
    )


@contextmanager
def opened(folder: Path) -> Iterator[Repository]:
    """The repository in a data folder; its database is closed with the block."""
    repository = open_repository(RepositorySettings(data=folder))
    yield repository
    with repository.sessions() as session:
        database = session.get_bind()
    if isinstance(database, Engine):
        database.dispose()


def publish_collection(
    repository: Repository, *, count: int, pages: int, seed: int, progress: Progress = no_progress
) -> int:
    """Fill an empty data folder and return the number of records."""
    with repository.sessions() as session:
        vocabulary = vocabularies.load(session)
    drawn = Collection(vocabulary, seed).iter_records(count, pages)
    done = 0
    while batch := list(islice(drawn, RECORDS_A_COMMIT)):
        with transaction(repository.sessions) as session:
            for record in batch:
                records.create(session, record, who="bench")
                records.publish(session, record, who="bench")
        done += len(batch)
        progress(done, count)
    return done
