"""An embedder that one can read: a text is the bag of its words, near to texts that share them."""

import hashlib
from collections.abc import Sequence

import numpy as np

from indexer.analysis.analyzer import analyzer_for
from indexer.embedding.port import Vectors, unit_length


class HashingEmbedder:
    """Each folded word has its own place in the vector, by its hash. `asked`: texts embedded so far."""

    def __init__(self, name: str = "hashing", dimensions: int = 256) -> None:
        self.name = name
        self.dimensions = dimensions
        self.asked: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for token in analyzer_for("und").tokens(text) or analyzer_for("und").tokens("nothing"):
                vectors[row, self._place(token.exact)] += 1
        return unit_length(vectors)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self.embed_passages(texts)

    def _place(self, word: str) -> int:
        return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest()) % self.dimensions
