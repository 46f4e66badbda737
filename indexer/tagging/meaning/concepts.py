"""How much of a publication is about each concept, by the meaning of its passages.

Each concept has passages that show it (`examples`); one without any, which an installation has added, is shown by its
label, some of its other names and its scope note, in each language that has a scope note. The mean of their vectors
stands for the concept. A passage is compared with all concepts of a facet at once, and with what is about nothing: by
linear discriminant analysis (Fisher 1936), which weighs each direction by how little the passages of one concept differ
in it among themselves. How they differ, above all by language, hardly tells concepts apart, and bare cosines hang on
it most. The covariance is drawn towards a sphere, since there are not many more passages than directions (Friedman
1989, *Regularized Discriminant Analysis*).

What comes out is a share of each passage for each concept of a facet, and the mean over passages is how much of the
publication is about it.

What that is worth, and what one description a concept was, stands in `docs/measured/tags.md`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.arrays import replace_arrays
from indexer.documents import Evidence, Why
from indexer.embedding.passages import Passage
from indexer.embedding.port import TextEmbedder, Vectors
from indexer.tagging.concepts.calibration import WEIGHED
from indexer.tagging.meaning.examples import NOTHING, Example, examples, vectors
from indexer.tagging.nearness import Concept, Nearness
from indexer.tagging.quotes import quote
from repository.vocabulary.concepts import ConceptView, Vocabulary

MOST_NAMES = 6
# How much of the covariance is a sphere.
SPHERE = 0.7
# The standard deviation of the log-odds, over examples and concepts. The parts of a vector depend on each other more
# than the model knows: it is too sure, and the surer the more there are.
LOG_ODDS = 2.64
# Increase it where the same examples make another model.
FORMAT = 1
# Where all vectors are the same.
LEAST_VARIANCE = 1e-6
# So many passages that are about a concept are shown, if so much of them is.
MOST_EVIDENT, LEAST_EVIDENT = 2, 0.3


@dataclass(frozen=True)
class ConceptModel:
    """`concepts`: facet and key, in the order of the columns of `weights` and `bias`; those of facet `NOTHING` are what
    a passage may be about instead. `weights`: one row a dimension."""

    concepts: tuple[Concept, ...]
    weights: Vectors
    bias: Vectors

    def shares(self, rows: Vectors) -> Vectors:
        """How much of a passage is about a concept, among those of its facet: one row a passage, one column a concept.
        What is left of a facet is about nothing. `rows`: the vectors of the passages."""
        log_odds: Vectors = rows @ self.weights + self.bias
        found: Vectors = np.zeros_like(log_odds)
        nothing = self.columns(NOTHING)
        for facet in {facet for facet, _ in self.concepts} - {NOTHING}:
            columns = self.columns(facet)
            compared = log_odds[:, columns + nothing]
            # One more for a text of nothing in particular, the mean of all examples, whose odds are even.
            most = compared.max(axis=1, initial=0.0, keepdims=True)
            odds = np.exp(compared - most)
            found[:, columns] = odds[:, : len(columns)] / (np.exp(-most) + odds.sum(axis=1, keepdims=True))
        return found

    def columns(self, facet: str) -> list[int]:
        """The places of its concepts."""
        return [place for place, concept in enumerate(self.concepts) if concept[0] == facet]


def concept_model(
    vocabulary: Vocabulary, embedder: TextEmbedder, folder: Path, shown: Sequence[Example] | None = None
) -> ConceptModel:
    """The model of a vocabulary under this embedder, kept in `folder`. `shown`: the examples, None for all there are.

    Cost of the first time: that of `examples.vectors`.

    Raises:
        EmbeddingError: the model can't be asked.
    """
    shown = _shown(vocabulary, examples() if shown is None else shown)
    file = folder / f"meaning-{_fingerprint(embedder.name, shown)}.npz"
    if not file.exists():
        model = _fitted([one.concept for one in shown], vectors(shown, embedder))
        replace_arrays(file, {"concepts": np.array(model.concepts), "weights": model.weights, "bias": model.bias})
    with np.load(file, allow_pickle=False) as kept:
        concepts = tuple((facet, key) for facet, key in kept["concepts"].tolist())
        return ConceptModel(concepts, kept["weights"], kept["bias"])


def nearness(passages: Sequence[Passage], rows: Vectors, model: ConceptModel) -> dict[Concept, Nearness]:
    """How much of a publication is about each concept. `rows`: the vectors of `passages`, in the same order."""
    if not passages:
        return {}
    shares = model.shares(rows)
    best = np.argsort(-shares, axis=0, kind="stable")[:MOST_EVIDENT]
    found = {}
    for column, concept in enumerate(model.concepts):
        if concept[0] != NOTHING:
            evident = [row for row in best[:, column] if shares[row, column] >= LEAST_EVIDENT]
            evidence = tuple(_evidence(passages[row]) for row in evident)
            found[concept] = Nearness(float(shares[:, column].mean()), evidence)
    return found


def _shown(vocabulary: Vocabulary, given: Sequence[Example]) -> list[Example]:
    """The examples of the vocabulary's concepts and of nothing, and the descriptions of concepts without any."""
    concepts = [concept for facet in WEIGHED for concept in vocabulary.iter_facet(facet) if not _is_heading(concept)]
    used = {(one.facet, one.key) for one in concepts}
    kept = [one for one in given if one.concept in used or one.concept[0] == NOTHING]
    known = {one.concept for one in kept}
    described = (
        one for concept in concepts if (concept.facet, concept.key) not in known for one in _described(concept)
    )
    return [*kept, *described]


def _is_heading(concept: ConceptView) -> bool:
    """A broad objective is never suggested itself, so nothing is measured against it."""
    return concept.facet == "objective" and concept.broader is None


def _described(concept: ConceptView) -> list[Example]:
    """One text a language that has a scope note; where none has, one for each language that has a label."""
    return [
        Example((concept.facet, concept.key), language, ". ".join(part for part in _parts(concept, language) if part))
        for language in sorted(concept.notes or concept.preferred)
    ]


def _parts(concept: ConceptView, language: str) -> tuple[str, ...]:
    names = ", ".join(concept.alternatives.get(language, ())[:MOST_NAMES])
    return concept.label(language), names, concept.notes.get(language, "")


def _fitted(told: Sequence[Concept], rows: Vectors) -> ConceptModel:
    """`told`: the concept of each row; there is one at least."""
    concepts = tuple(dict.fromkeys(told))
    numbers = np.array([concepts.index(concept) for concept in told])
    centre = rows.mean(axis=0)
    centred = rows - centre
    means = np.array([centred[numbers == number].mean(axis=0) for number in range(len(concepts))])
    apart = centred - means[numbers]
    # Where no concept has two examples, nothing is known of how those of one differ.
    spread = apart if len(concepts) < len(told) else centred
    covariance = spread.T @ spread / len(spread)
    sphere = np.eye(len(covariance)) * max(np.trace(covariance) / len(covariance), LEAST_VARIANCE)
    weights = np.linalg.solve((1 - SPHERE) * covariance + SPHERE * sphere, means.T)
    bias = -np.einsum("ij,ji->i", means, weights) / 2 - centre @ weights
    temper = LOG_ODDS / max(np.std(rows @ weights + bias), LEAST_VARIANCE)
    return ConceptModel(concepts, (temper * weights).astype(np.float32), (temper * bias).astype(np.float32))


def _evidence(passage: Passage) -> Evidence:
    return Evidence(passage.page, quote(passage.text, 0, 0), Why.MEANING)


def _fingerprint(name: str, shown: Sequence[Example]) -> str:
    return hashlib.sha256(repr((FORMAT, name, shown, SPHERE, LOG_ODDS)).encode()).hexdigest()[:16]
