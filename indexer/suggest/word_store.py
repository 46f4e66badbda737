"""The words and titles of published records, as they are written, in a file of SQLite beside the engine's.

The engine knows folded terms and stems only. Here a word keeps its letters and its language, so that it can be shown;
it is looked up by its beginning, for completion, and by either end, for spelling: whoever mistypes a letter leaves one
of them whole. Titles are looked up by the beginnings of their words.

The file belongs to a generation and goes with it. Titles are taken out with their record; words only ever gain: who
offers one asks the engine whether a published record has it now (`Completion`, `Spelling`). `records` is how many had
it when they were written, and good enough to tell frequent from rare.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.analysis.folding import fold
from indexer.analysis.tokenizers import iter_words
from indexer.errors import EngineError

SCHEMA = """
create table if not exists word (
    folded text not null, language text not null, text text not null, backwards text not null, records integer not null,
    primary key (folded, language, text)
) without rowid;
create index if not exists word_backwards on word (backwards);
create virtual table if not exists title using fts5 (
    folded, text unindexed, language unindexed, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0"
);
"""
ADD = """
insert into word (folded, language, text, backwards, records) values (?, ?, ?, ?, ?)
on conflict do update set records = records + excluded.records
"""
# A record has fewer titles, subtitles and translations of them than this.
TITLES_A_RECORD = 256
LAST_LETTER = "\U0010ffff"
# Of words that share an end; the nearest are among the most frequent.
MOST_COMPARED = 4000


@dataclass(frozen=True)
class StoredWord:
    """`text` in lower case, with its diacritics. `records`: about how many have it."""

    text: str
    folded: str
    language: str
    records: int


@dataclass(frozen=True)
class StoredTitle:
    record_id: int
    text: str
    language: str


@dataclass(frozen=True)
class RecordWords:
    """What a record adds. `titles`: (language, text). `words`: (language, word in lower case), each once."""

    record_id: int
    titles: tuple[tuple[str, str], ...]
    words: frozenset[tuple[str, str]]


class WordStore:
    """One file; made at the first write, empty before. Each call opens it, which takes a tenth of a millisecond.

    All methods raise `EngineError` for a damaged file, which is rebuilt with its generation.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, added: Iterable[RecordWords], removed: Sequence[int] = ()) -> None:
        """Add records, in place of what they had, and take the titles of others out; one transaction."""
        counts: Counter[tuple[str, str]] = Counter()
        records = list(added)
        with self._opened() as base, base:
            # Of the older kind of journal: who reads beside a WAL needs room for a file of its own, and searching has
            # to go on when the disk is full. What is written stays in memory until the commit, so that readers wait
            # for no more than that.
            base.execute("pragma journal_mode = delete")
            base.execute("pragma cache_spill = off")
            base.executescript(SCHEMA)
            base.executemany("delete from title where rowid between ? and ?", map(_title_places, removed))
            for record in records:
                counts.update(record.words)
                base.execute("delete from title where rowid between ? and ?", _title_places(record.record_id))
                base.executemany("insert into title (rowid, folded, text, language) values (?, ?, ?, ?)", _rows(record))
            rows = sorted(_word_row(language, word, count) for (language, word), count in counts.items())
            base.executemany(ADD, rows)

    def beginning_with(self, folded: str, limit: int, languages: Sequence[str] = ()) -> list[StoredWord]:
        """Words that begin so, the most frequent first; of any language if none is named."""
        spoken = f" and language in ({', '.join('?' * len(languages))})" if languages else ""
        return self._words(f"folded >= ? and folded < ?{spoken}", (folded, folded + LAST_LETTER, *languages), limit)

    def written_as(self, folded: str) -> list[StoredWord]:
        """All that fold to this: words of several languages, with and without diacritics."""
        return self._words("folded = ?", (folded,), MOST_COMPARED)

    def sharing_an_end(self, folded: str, size: int) -> list[StoredWord]:
        """Words with the same `size` letters at the beginning, or at the end; the most frequent of them."""
        first, last = folded[:size], folded[::-1][:size]
        return [
            *self._words("folded >= ? and folded < ?", (first, first + LAST_LETTER), MOST_COMPARED),
            *self._words("backwards >= ? and backwards < ?", (last, last + LAST_LETTER), MOST_COMPARED),
        ]

    def titles(self, words: Sequence[str], limit: int) -> list[StoredTitle]:
        """Titles with these folded words, the last of which may go on; those that begin so first, then the newest."""
        if not words:
            return []
        quoted = [f'"{word}"' for word in words]
        found: dict[int, StoredTitle] = {}
        for asked in (f"^ {' + '.join(quoted)} *", f"{' '.join(quoted)} *"):
            sql = "select rowid, text, language from title where title match ? order by rowid desc limit ?"
            for place, text, language in self._rows(sql, (asked, limit)):
                record_id = place // TITLES_A_RECORD
                found.setdefault(record_id, StoredTitle(record_id, text, language))
        return list(found.values())[:limit]

    def _words(self, condition: str, values: tuple[str, ...], limit: int) -> list[StoredWord]:
        sql = f"select text, folded, language, records from word where {condition} order by records desc limit ?"
        return [StoredWord(*row) for row in self._rows(sql, (*values, limit))]

    def _rows(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """Nothing where nothing was written yet."""
        if not self.path.exists():
            return []
        with self._opened() as base:
            return base.execute(sql, values).fetchall()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path, timeout=30)) as base:
                yield base
        except sqlite3.OperationalError:
            raise  # Locked, or no space: the file itself is sound.
        except sqlite3.DatabaseError as error:
            raise EngineError(f"the words in {self.path} could not be read: {error}") from error


def folded_words(text: str) -> list[str]:
    return [folded for word, _, _ in iter_words(text) if (folded := fold(word))]


def _rows(record: RecordWords) -> Iterator[tuple[int, str, str, str]]:
    first = record.record_id * TITLES_A_RECORD
    for number, (language, text) in enumerate(record.titles[:TITLES_A_RECORD]):
        yield first + number, " ".join(folded_words(text)), text, language


def _title_places(record_id: int) -> tuple[int, int]:
    return record_id * TITLES_A_RECORD, (record_id + 1) * TITLES_A_RECORD - 1


def _word_row(language: str, word: str, count: int) -> tuple[str, str, str, str, int]:
    folded = fold(word)
    return folded, language, word, folded[::-1], count
