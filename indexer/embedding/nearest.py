"""The records that are near in meaning to a question, in whatever language either is written.

Every passage is compared with the question (`vectors`), less what is ordinary about questions of the field and what the
passage owes to its language (`leaning`), and the result is told in standard deviations of what noise reaches in this
collection (`background`). So one number means the same for any question, any language of the passage, any model and any
size of collection, for noise reaches farther where there is more to be near.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from indexer.embedding.background import Background
from indexer.embedding.leaning import leanings
from indexer.embedding.port import TextEmbedder, Vectors
from indexer.embedding.vectors import NearRecord, VectorStore
from indexer.errors import EmbeddingError, MeaningNotReady
from indexer.search.neighbours import Neighbour

# The scale is measured anew when the passages have grown or shrunk by this share.
GROWTH = 0.1
# Cosines are kept in half precision; nothing smaller tells anything.
LEAST_DEVIATION = 1e-3
KEPT_QUESTIONS = 512
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Scale:
    """What nearness is counted by, measured when `count` passages were kept. `mean` and `deviation`: of the nearest
    passage to each text of noise, counted as for questions."""

    count: int
    leanings: dict[str, Vectors]
    mean: float
    deviation: float


class MeaningSearch:
    """Opens the model at the first question, or in `warm_up`, while which it is not to be had. Thread-safe."""

    def __init__(self, embedder: TextEmbedder, store: VectorStore, open_background: Callable[[], Background]) -> None:
        self._embedder = embedder
        self._store = store
        self._open_background = open_background
        self._lock = threading.Lock()
        self._background: Background | None = None
        self._measured: _Scale | None = None
        self._is_warming = False
        self._vector = lru_cache(maxsize=KEPT_QUESTIONS)(self._embedded)

    def near(self, text: str, limit: int, among: Sequence[int] = ()) -> tuple[Neighbour, ...]:
        if self._is_warming or not self._store.count():
            raise MeaningNotReady()
        left, likeness = self._opened().particular(self._vector(text)[np.newaxis])
        scale = self._scale()
        found = {one.record_id: one for one in self._store.nearest(left[0], limit, None, scale.leanings)}
        if among:
            inside = self._store.nearest(left[0], limit, np.asarray(among, dtype=np.int64), scale.leanings)
            found |= {one.record_id: one for one in inside}
        zero = float(likeness[0]) + scale.mean
        return tuple(_neighbour(one, zero, scale.deviation) for one in sorted(found.values(), key=_nearest_first))

    def similar(self, record_id: int, limit: int) -> tuple[Neighbour, ...]:
        """Near to the middle of its passages; `nearness` is the cosine, less what each passage owes to its language, so
        that a report in another language is not behind all of its own."""
        if self._is_warming:
            raise MeaningNotReady()
        _, own = self._store.vectors_of(record_id)
        found = self._store.nearest(own.mean(axis=0), limit + 1, leanings=self._owed()) if len(own) else []
        return tuple(_neighbour(one, 0.0, 1.0) for one in found if one.record_id != record_id)[:limit]

    def _owed(self) -> dict[str, Vectors]:
        """Language -> its leaning, as it was when the scale was measured, or now where that has not been needed."""
        return self._measured.leanings if self._measured else leanings(self._store.middles())

    def _scale(self) -> _Scale:
        background, count = self._opened(), self._store.count()
        if self._measured is None or abs(self._measured.count - count) > GROWTH * self._measured.count:
            owed = leanings(self._store.middles())
            left, likeness = background.particular(background.noise)
            reached = self._store.greatest(left, owed) - likeness
            deviation = max(float(reached.std()), LEAST_DEVIATION)
            self._measured = _Scale(count, owed, float(reached.mean()), deviation)
        return self._measured

    def warm_up(self) -> None:
        """Open the model and measure noise, so that no question has to wait for it. A failure is written to the
        log: search goes on by words, and each question tries again."""
        self._is_warming = True
        try:
            self._vector("putokaz")
            self._opened()
            if self._store.count():
                self._scale()
        except EmbeddingError:
            log.exception("search by meaning could not be warmed up")
        finally:
            self._is_warming = False

    def _embedded(self, text: str) -> Vectors:
        vector: Vectors = self._embedder.embed_questions([text])[0]
        return vector

    def _opened(self) -> Background:
        with self._lock:
            if self._background is None:
                self._background = self._open_background()
            return self._background


def _nearest_first(one: NearRecord) -> tuple[float, int]:
    return -one.similarity, one.record_id


def _neighbour(one: NearRecord, zero: float, scale: float) -> Neighbour:
    """A record may be near by its title or a table of contents; pages that are less near than noise are not shown."""
    near = tuple(passage for passage, reached in zip(one.passages, one.of_pages, strict=True) if reached >= zero)
    return Neighbour(one.record_id, (one.similarity - zero) / scale, near)
