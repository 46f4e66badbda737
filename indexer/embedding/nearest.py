"""The records that are near in meaning to a question, in whatever language either is written.

Every passage is compared with the question (`vectors`), less what is ordinary about questions of the field, and the
result is told in standard deviations of what noise reaches in this collection (`background`). So one number means the
same for any question, any model and any size of collection, for noise reaches farther where there is more to be near.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from indexer.embedding.background import Background
from indexer.embedding.port import TextEmbedder, Vectors
from indexer.embedding.vectors import NearRecord, VectorStore
from indexer.errors import EmbeddingError, MeaningNotReady
from indexer.neighbours import Neighbour

# What noise reaches is measured anew when the passages have grown or shrunk by this share.
GROWTH = 0.1
# Cosines are kept in half precision; nothing smaller tells anything.
LEAST_DEVIATION = 1e-3
KEPT_QUESTIONS = 512
log = logging.getLogger(__name__)


class MeaningSearch:
    """Opens the model at the first question, or in `warm_up`, while which it is not to be had. Thread-safe."""

    def __init__(self, embedder: TextEmbedder, store: VectorStore, open_background: Callable[[], Background]) -> None:
        self._embedder = embedder
        self._store = store
        self._open_background = open_background
        self._lock = threading.Lock()
        self._background: Background | None = None
        self._reach: tuple[int, float, float] | None = None
        self._is_warming = False
        self._vector = lru_cache(maxsize=KEPT_QUESTIONS)(self._embedded)

    def near(self, text: str, limit: int, among: Sequence[int] = ()) -> tuple[Neighbour, ...]:
        if self._is_warming or not self._store.count():
            raise MeaningNotReady()
        left, likeness = self._opened().particular(self._vector(text)[np.newaxis])
        found = {one.record_id: one for one in self._store.nearest(left[0], limit)}
        if among:
            inside = self._store.nearest(left[0], limit, np.asarray(among, dtype=np.int64))
            found |= {one.record_id: one for one in inside}
        mean, deviation = self._reach_of_noise()
        zero = float(likeness[0]) + mean
        return tuple(_neighbour(one, zero, deviation) for one in sorted(found.values(), key=_nearest_first))

    def similar(self, record_id: int, limit: int) -> tuple[Neighbour, ...]:
        """Near to the middle of its passages; `nearness` is the bare cosine."""
        if self._is_warming:
            raise MeaningNotReady()
        _, own = self._store.vectors_of(record_id)
        found = self._store.nearest(own.mean(axis=0), limit + 1) if len(own) else []
        return tuple(_neighbour(one, 0.0, 1.0) for one in found if one.record_id != record_id)[:limit]

    def _reach_of_noise(self) -> tuple[float, float]:
        """Mean and standard deviation of the nearest passage to each text of noise, counted as for questions."""
        background, count = self._opened(), self._store.count()
        if self._reach is None or abs(self._reach[0] - count) > GROWTH * self._reach[0]:
            left, likeness = background.particular(background.noise)
            reached = self._store.greatest(left) - likeness
            self._reach = count, float(reached.mean()), max(float(reached.std()), LEAST_DEVIATION)
        return self._reach[1:]

    def warm_up(self) -> None:
        """Open the model and measure noise, so that no question has to wait for it. A failure is written to the
        log: search goes on by words, and each question tries again."""
        self._is_warming = True
        try:
            self._vector("putokaz")
            self._opened()
            if self._store.count():
                self._reach_of_noise()
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
    return Neighbour(one.record_id, (one.similarity - zero) / scale, one.passages)
