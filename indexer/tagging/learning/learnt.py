"""What the librarians of this installation have decided, as a model: for each concept with enough decisions, how the
words of a publication and the two other scores speak for it.

A logistic regression a concept. Its features are the words of the publication by our analyzer, hashed into buckets
(Weinberger et al. 2009, *Feature Hashing for Large Scale Multitask Learning*) and weighted TF-IDF, the score of the
labels as log-odds, and the nearness in meaning. The log-odds weigh much from the start, so that few decisions change
little. It learns from this installation only; nothing is sent anywhere or brought along.

The file holds numbers and JSON and no pickled objects: to open it runs nothing. Learning itself is in `training`.
"""

import json
import logging
import math
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from indexer.analysis.analyzer import analyzer_for
from indexer.arrays import replace_arrays
from indexer.documents import Evidence, Suggestion, Why
from indexer.embedding.port import Vectors
from indexer.errors import LearntModelError
from indexer.tagging.imprint import LineKind
from indexer.tagging.nearness import Concept
from indexer.tagging.reading import ReadPage
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, Vocabulary

log = logging.getLogger(__name__)

BUCKETS = 1 << 14
# After the buckets come the log-odds of the labels and the nearness.
FEATURES = BUCKETS + 2
# The log-odds of a score of 0 or 1 are endless; beyond this they say no more.
MOST_LOG_ODDS = 6.0
FORMAT = 2


@dataclass(frozen=True)
class Figures:
    """What the model is worth on records held back: precision, recall and F1 over all concepts that it knows."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class About:
    """`embedder`: name of the model whose nearness was learnt from, empty if none. `is_used`: whether it may suggest.
    `before` and `after`: without and with it."""

    records: int
    embedder: str
    is_used: bool
    before: Figures
    after: Figures


@dataclass(frozen=True)
class Bag:
    """The words of a publication. `counts`: bucket -> how often."""

    counts: Mapping[int, int]

    def vector(self, idf: Vectors) -> Vectors:
        """TF-IDF with dampened counts, of unit length."""
        found = np.zeros(BUCKETS, dtype=np.float32)
        for bucket, count in self.counts.items():
            found[bucket] = (1 + math.log(count)) * idf[bucket]
        length = float(np.linalg.norm(found))
        return found / length if length else found


@dataclass(frozen=True)
class LearntModel:
    """`weights`: one row of `FEATURES` a concept."""

    concepts: tuple[Concept, ...]
    idf: Vectors
    weights: Vectors
    bias: Vectors
    about: About

    def scores(self, bag: Bag, words: Mapping[Concept, float], near: Mapping[Concept, float]) -> dict[Concept, float]:
        """The probability of each concept that the model knows. `words`: scores of the labels."""
        if not self.concepts:
            return {}
        shared = bag.vector(self.idf)
        odds = [features(shared, words.get(one, 0.0), near.get(one, 0.0)) for one in self.concepts]
        totals = np.einsum("ij,ij->i", np.stack(odds), self.weights) + self.bias
        return {
            concept: round(1 / (1 + math.exp(-float(total))), 3)
            for concept, total in zip(self.concepts, totals, strict=True)
        }

    def suggestion(
        self, concept: Concept, score: float, pages: Sequence[ReadPage], vocabulary: Vocabulary
    ) -> Suggestion:
        """A suggestion with the passage whose word speaks most for the concept."""
        label = vocabulary.label(*concept, FALLBACK_LANGUAGE)
        return Suggestion(*concept, label, score, self._evidence(self.concepts.index(concept), pages))

    def _evidence(self, row: int, pages: Sequence[ReadPage]) -> tuple[Evidence, ...]:
        worth = self.weights[row, :BUCKETS] * self.idf
        best: tuple[float, ReadPage, int, int] | None = None
        for page in pages:
            for token in page.tokens:
                weight = float(worth[bucket_of(page.language, token.stem)])
                if weight > (best[0] if best else 0.0):
                    best = weight, page, token.start, token.end
        if best is None:
            return ()
        found = best[1].evidence(best[2], best[3])
        return (Evidence(found.page, found.quote, Why.LEARNT),)


def bag(pages: Sequence[ReadPage]) -> Bag:
    """The words of the pages, without the lines that say nothing of the subject."""
    counts: Counter[int] = Counter()
    for page in pages:
        kept = (token for token in page.tokens if page.kind_at(token.start) is not LineKind.ASIDE)
        counts.update(bucket_of(page.language, token.stem) for token in kept)
    return Bag(counts)


def bucket_of(language: str, stem: str) -> int:
    """The bucket of a stem. It names its family of languages, as in the index, and is the same on every machine."""
    return zlib.crc32(analyzer_for(language).term(stem).encode()) % BUCKETS


def features(words: Vectors, label_score: float, near: float) -> Vectors:
    bounded = min(max(label_score, 1e-3), 1 - 1e-3)
    odds = max(-MOST_LOG_ODDS, min(MOST_LOG_ODDS, math.log(bounded / (1 - bounded))))
    return np.concatenate((words, np.array([odds, near], dtype=np.float32)))


def save(model: LearntModel, file: Path) -> None:
    """Keep the model; whoever reads meets the old one or the new one whole."""
    about = json.dumps({"format": FORMAT, "concepts": model.concepts, "about": asdict(model.about)})
    replace_arrays(file, {"about": np.array(about), "idf": model.idf, "weights": model.weights, "bias": model.bias})


def find(file: Path) -> LearntModel | None:
    """The model kept there, None if there is none, or one of another version: what it learnt from was told otherwise.

    Raises:
        LearntModelError: the file is damaged; train again.
    """
    if not file.exists():
        return None
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as kept:
            told = json.loads(str(kept["about"]))
            if told["format"] != FORMAT:
                log.warning("%s is of another version and left out; run `putokaz tags train`", file.name)
                return None
            about = told["about"] | {name: Figures(**told["about"][name]) for name in ("before", "after")}
            concepts = tuple((facet, key) for facet, key in told["concepts"])
            model = LearntModel(concepts, kept["idf"], kept["weights"], kept["bias"], About(**about))
    except (OSError, ValueError, KeyError, TypeError, BadZipFile, zlib.error) as error:
        raise LearntModelError(file.name) from error
    if model.weights.shape != (len(concepts), FEATURES):
        raise LearntModelError(file.name)
    return model
