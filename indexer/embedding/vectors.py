"""Vectors of passages, kept in flat files and searched whole.

`vectors.f16` holds a row of numbers a passage, `places.i32` where each passage stands, `records.jsonl` a line for each
record embedded: which rows are its own and in which language it is. Files only grow; the last line of a record counts,
older rows of it are dead. The line is written last and synced, so that a run that dies leaves rows that nobody names,
which the next run drops.

Everything is compared with everything: on two cores a question takes about 15 ms over 100,000 passages. A graph of
neighbours was discarded: it is approximate, has to be rebuilt when records leave, and pays only above a million.

A record is as near as its nearest passage, for the most part; the second speaks too (`SECOND_SHARE`). One passage may
be near by chance, and what a publication is about it says more than once, if only in a section and in a sentence of it.
"""

import json
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.embedding.leaning import Middle
from indexer.embedding.passages import Passage
from indexer.embedding.port import Vectors
from indexer.search.neighbours import NearPassage

# A folder of an older format is left alone, and its records are embedded anew: since 2 the language is known, since 3
# what is no prose has no page.
FORMAT = 3
# Of a title with its abstract, and of what is no page to show: a cover, a table of contents.
NO_PAGE = 0
# Rows compared at once: the half-precision numbers of so many become full ones, some 25 MB of 384 dimensions.
ROWS_AT_ONCE = 16_384
# The nearest rows belong to fewer records, for one has many rows.
ROWS_RANKED = 20_000
# What the second nearest passage of a record counts, beside the nearest (decision 10).
SECOND_SHARE = 0.3
# Noise is told by its nearest record, whose passages are among so many rows.
ROWS_OF_THE_NEAREST = 500
PAGES_KEPT = 3
# Code points: a short passage, with the room that its rest may take.
LONGEST_SHOWN = 400
UNKNOWN_LANGUAGE = "und"
# Language -> what its passages owe to it, see `leaning`.
Leanings = Mapping[str, Vectors]
NO_LEANINGS: Leanings = {}


@dataclass(frozen=True)
class NearRecord:
    """`similarity`: of its two nearest passages. `passages`: at most `PAGES_KEPT`, one a page, the nearest first;
    `of_pages`: the similarity of each of their pages."""

    record_id: int
    similarity: float
    passages: tuple[NearPassage, ...]
    of_pages: tuple[float, ...]


@dataclass(frozen=True)
class _Opened:
    """What the files held when they were read: `alive` are the rows that count, `tongues` the number in `languages` of
    each row's language, `changes` the change of the feed at which each record was embedded, `size` the length of
    `records.jsonl`."""

    vectors: NDArray[np.float16]
    places: NDArray[np.int32]
    alive: NDArray[np.bool_]
    tongues: NDArray[np.int16]
    languages: tuple[str, ...]
    changes: dict[int, int]
    size: int

    def similarity(self, questions: Vectors, leanings: Leanings) -> Vectors:
        """Dot products less what the language of the passage owes, a row a passage, a column a question."""
        found = np.empty((len(self.places), len(questions)), dtype=np.float32)
        for start, block in self._blocks():
            found[start : start + len(block)] = block @ questions.T
        for number, language in enumerate(self.languages):
            if language in leanings:
                found[self.tongues == number] -= leanings[language] @ questions.T
        return found

    def middles(self) -> dict[str, Middle]:
        """In one pass over the rows, see `VectorStore.middles`."""
        counts = np.bincount(self.tongues[self.alive], minlength=len(self.languages))
        totals = np.zeros((len(self.languages), self.vectors.shape[1]), dtype=np.float64)
        for start, block in self._blocks():
            numbers, alive = self.tongues[start : start + len(block)], self.alive[start : start + len(block)]
            for number in np.unique(numbers[alive]):
                totals[number] += block[alive & (numbers == number)].sum(axis=0)
        kept = zip(self.languages, counts, totals, strict=True)
        return {language: Middle(int(n), (total / n).astype(np.float32)) for language, n, total in kept if n}

    def _blocks(self) -> Iterator[tuple[int, Vectors]]:
        """First row and vectors, so many at once that memory is bounded."""
        for start in range(0, len(self.places), ROWS_AT_ONCE):
            yield start, self.vectors[start : start + ROWS_AT_ONCE].astype(np.float32)


@dataclass(frozen=True)
class _Line:
    """The `count` rows from `first` on are those of `record`, as it was at `change`. `width`: numbers in a row.
    `language`: BCP 47; `und` where a line of an older version does not say."""

    record: int
    change: int
    first: int
    count: int
    width: int
    language: str = UNKNOWN_LANGUAGE


class VectorStore:
    """The vectors of one model in one folder. One process writes, by the lease that its caller holds; any may read, and
    sees what was written before its call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._opened: _Opened | None = None

    def put(
        self,
        record_id: int,
        change: int,
        passages: Sequence[Passage],
        vectors: Vectors,
        language: str = UNKNOWN_LANGUAGE,
    ) -> None:
        """Keep the passages of a record in place of those that it had; durable on return. `change`: the change of the
        feed that they stand for. `language`: of the record, BCP 47."""
        self.folder.mkdir(parents=True, exist_ok=True)
        first = self._drop_nameless_rows(vectors.shape[1])
        numbers = (one.page if one.is_prose else NO_PAGE for one in passages)
        rows = [[record_id, page, one.start, one.end] for page, one in zip(numbers, passages, strict=True)]
        places = np.array(rows, dtype=np.int32)
        _append(self._path("vectors.f16"), vectors.astype(np.float16).tobytes())
        _append(self._path("places.i32"), places.tobytes())
        line = _Line(record_id, change, first, len(passages), vectors.shape[1], language)
        _append(self._path("records.jsonl"), (json.dumps(asdict(line)) + "\n").encode())

    def changes(self) -> dict[int, int]:
        """Record id -> the change of the feed at which it was embedded."""
        return self._current().changes

    def count(self) -> int:
        """Passages that are searched."""
        return int(self._current().alive.sum())

    def vectors_of(self, record_id: int) -> tuple[NDArray[np.int32], Vectors]:
        """Places (`record_id, page, start, end`) and vectors of one record, in reading order; empty if it has none."""
        now = self._current()
        rows = np.flatnonzero(now.alive & (now.places[:, 0] == record_id))
        return now.places[rows], now.vectors[rows].astype(np.float32)

    def middles(self) -> dict[str, Middle]:
        """Language -> the middle of its passages, of those that have any. Cost: linear in the rows."""
        return self._current().middles()

    def nearest(
        self,
        question: Vectors,
        limit: int,
        among: NDArray[np.int64] | None = None,
        leanings: Leanings = NO_LEANINGS,
    ) -> list[NearRecord]:
        """At most `limit` records whose two nearest passages have the greatest dot product with `question`, shape
        `(dimensions,)`, less that of the leaning of their language; where `among` is given, only of those record ids.

        Cost: linear in the rows.
        """
        now = self._current()
        if not now.alive.any():
            return []
        similarity = now.similarity(question[np.newaxis], leanings)[:, 0]
        rows = np.flatnonzero(now.alive)
        if among is not None:
            rows = rows[np.isin(now.places[rows, 0], among)]
        rows = _nearest_rows(similarity, rows, ROWS_RANKED)
        record_ids, nearness = _of_records(now, similarity, rows)
        order = np.argsort(-nearness, kind="stable")[:limit]
        rows = rows[np.isin(now.places[rows, 0], record_ids[order])]
        own: dict[int, list[int]] = {int(record_ids[place]): [] for place in order}
        for row in rows:
            own[int(now.places[row, 0])].append(int(row))
        near = dict(zip(record_ids.tolist(), nearness.tolist(), strict=True))
        return [NearRecord(one, near[one], *_best_of_pages(now, similarity, of_it)) for one, of_it in own.items()]

    def greatest(self, questions: Vectors, leanings: Leanings = NO_LEANINGS) -> Vectors:
        """For each question, shape `(n, dimensions)`, the similarity of its nearest record; none without any."""
        now = self._current()
        if not now.alive.any():
            return np.empty(0, dtype=np.float32)
        alive, similarity = np.flatnonzero(now.alive), now.similarity(questions, leanings)
        ranked = (_nearest_rows(column, alive, ROWS_OF_THE_NEAREST) for column in similarity.T)
        reached = [_of_records(now, column, rows)[1].max() for column, rows in zip(similarity.T, ranked, strict=True)]
        return np.array(reached, dtype=np.float32)

    def _current(self) -> _Opened:
        path = self._path("records.jsonl")
        size = path.stat().st_size if path.exists() else 0
        with self._lock:
            if self._opened is None or self._opened.size != size:
                self._opened = self._open(size)
            return self._opened

    def _open(self, size: int) -> _Opened:
        lines = self._lines() if size else []
        count = max((line.first + line.count for line in lines), default=0)
        last = {line.record: line for line in lines}
        languages = tuple(sorted({line.language for line in last.values()}))
        alive, tongues = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.int16)
        for line in last.values():
            alive[line.first : line.first + line.count] = True
            tongues[line.first : line.first + line.count] = languages.index(line.language)
        changes = {record: line.change for record, line in last.items()}
        if not count:  # An empty file can't be mapped.
            nothing = np.empty((0, 0), np.float16), np.empty((0, 4), np.int32)
            return _Opened(*nothing, alive, tongues, languages, changes, size)
        vectors = np.memmap(self._path("vectors.f16"), np.float16, mode="r", shape=(count, lines[0].width))
        places = np.fromfile(self._path("places.i32"), np.int32, count * 4).reshape(count, 4)
        return _Opened(vectors, places, alive, tongues, languages, changes, size)

    def _lines(self) -> list[_Line]:
        """Every line, in order; one that a crash cut off is the last, and left out."""
        lines = self._path("records.jsonl").read_text(encoding="ascii").splitlines(keepends=True)
        return [_Line(**json.loads(line)) for line in lines if line.endswith("\n")]

    def _drop_nameless_rows(self, width: int) -> int:
        """Cut off what a run that died left behind, and return the number of rows kept."""
        path, count = self._path("records.jsonl"), 0
        if path.exists():
            os.truncate(path, path.read_bytes().rfind(b"\n") + 1)
            count = max((line.first + line.count for line in self._lines()), default=0)
        for name, row_bytes in (("vectors.f16", 2 * width), ("places.i32", 16)):
            if self._path(name).exists():
                os.truncate(self._path(name), count * row_bytes)
        return count

    def _path(self, name: str) -> Path:
        return self.folder / name


def _nearest_rows(similarity: Vectors, rows: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """At most so many of the rows, in order of nearness, without sorting the rest."""
    if len(rows) > most:
        rows = np.sort(rows[np.argpartition(-similarity[rows], most)[:most]])
    ranked: NDArray[np.int64] = rows[np.argsort(-similarity[rows], kind="stable")]
    return ranked


def _of_records(now: _Opened, similarity: Vectors, rows: NDArray[np.int64]) -> tuple[NDArray[np.int32], Vectors]:
    """The records of the rows, which come nearest first, and how near each is; a record of one row has it twice."""
    owners = now.places[rows, 0]
    record_ids, firsts = np.unique(owners, return_index=True)
    rest = np.ones(len(rows), dtype=np.bool_)
    rest[firsts] = False
    others, seconds = np.unique(owners[rest], return_index=True)
    best = similarity[rows[firsts]]
    second = best.copy()
    second[np.searchsorted(record_ids, others)] = similarity[rows[rest][seconds]]
    nearness: Vectors = (1 - SECOND_SHARE) * best + SECOND_SHARE * second
    return record_ids, nearness


def _best_of_pages(
    now: _Opened, similarity: Vectors, rows: Sequence[int]
) -> tuple[tuple[NearPassage, ...], tuple[float, ...]]:
    """The nearest pages of prose of one record, whose `rows` come nearest first, each by its nearest short passage,
    for that is what a reader is shown; by the long one where no short one is known. And how near each page is."""
    shown: dict[int, int] = {}
    reached: dict[int, float] = {}
    for row in rows:
        _, page, start, end = map(int, now.places[row])
        if page == NO_PAGE or (page not in shown and len(shown) == PAGES_KEPT):
            continue
        kept = shown.setdefault(page, row)
        reached.setdefault(page, float(similarity[row]))
        if _length(now, kept) > LONGEST_SHOWN >= end - start:
            shown[page] = row
    passages = (NearPassage(page, int(now.places[row, 2]), int(now.places[row, 3])) for page, row in shown.items())
    return tuple(passages), tuple(reached.values())


def _length(now: _Opened, row: int) -> int:
    return int(now.places[row, 3] - now.places[row, 2])


def _append(path: Path, content: bytes) -> None:
    with path.open("ab") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
