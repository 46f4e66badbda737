"""Weights of one facet, fitted to the concepts that judged publications mention: logistic regression within bounds.

Each publication has a row per concept that it mentions (`mentions`). A row has the features, the nearness in meaning, a
one for each group that has an offset, and the profile of the publication in the columns of its concept. A feature may
not speak against a concept, but for `FREE`; a name never weighs less than a hint: it is fitted as a hint and what it is
worth beyond one. Both are bounds of L-BFGS-B (Byrd et al. 1995), for which one fit is enough; scikit-learn's solvers
know none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array, hstack

from bench.mentions import Row
from indexer.tagging.concepts.calibration import Weights
from indexer.tagging.concepts.mentions import Features
from indexer.tagging.concepts.profile import Profile
from indexer.tagging.nearness import Concept

FEATURES = [field.name for field in fields(Features)]
# What may speak against a concept.
FREE = ("crowd", "length")
# The smaller, the less a weight may differ from none. Many examples bear more.
STRENGTH, STRENGTH_OF_MANY = 0.5, 1.5
# The part of a profile is multiplied by it, so that subjects may say more than other columns under the same strength.
PROFILE_SCALE = 1.5
# Digits behind the point.
SIGNIFICANT, SIGNIFICANT_OF_SUBJECTS = 3, 2

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Plan:
    """How one facet is fitted. `lenders`: facets whose examples it borrows. `profile`: whether subjects say anything,
    `length`: whether the length of the text does."""

    facet: str
    lenders: tuple[str, ...] = ()
    by_meaning: bool = False
    strength: float = STRENGTH
    profile: bool = True
    length: bool = False

    def pool(self, rows: Iterable[Row]) -> list[Row]:
        of_facets = (row for row in rows if row.facet in (self.facet, *self.lenders))
        return [row for row in of_facets if row.is_met or self.by_meaning]

    def groups(self, row: Row) -> tuple[str, ...]:
        """Rows of one group have an offset to the bias of their own."""
        return (row.facet, row.concept) if self.lenders else (row.concept,)

    def profile_of(self, row: Row) -> Profile:
        if not self.profile:
            return {}
        return row.by_meaning if self.by_meaning else row.by_words


def fit(rows: Sequence[Row], plan: Plan) -> Weights:
    """The weights of a facet, of all rows of its pool."""
    return Design(rows, plan).fit(range(len(rows)))


class Design:
    """The rows of a plan as one sparse matrix, of which any part can be fitted."""

    def __init__(self, rows: Sequence[Row], plan: Plan) -> None:
        self._rows, self._plan = rows, plan
        self._features = [name for name in FEATURES if name != "length" or plan.length]
        self._groups = sorted({group for row in rows for group in plan.groups(row)})
        self._said = sorted({(row.concept, subject) for row in rows for subject in plan.profile_of(row)})
        self._matrix = hstack((csr_array(self._measured()), self._grouped(), self._profiled()), format="csr")
        self._signs = np.where([row.is_right for row in rows], 1.0, -1.0)

    def fit(self, places: Sequence[int]) -> Weights:
        """The weights by the rows at these places; those that readers find doubtful teach nothing."""
        taught = [place for place in places if not self._rows[place].is_doubtful]
        lowest = [None if name in FREE else 0.0 for name in (*self._features, "near")]
        free = [None] * (self._matrix.shape[1] - len(lowest))
        fitted, bias = _minimized(self._matrix[taught], self._signs[taught], [*lowest, *free], self._plan.strength)
        features, rest = np.split(fitted, [len(self._features)])
        near, offsets, said = rest[0], rest[1 : 1 + len(self._groups)], rest[1 + len(self._groups) :]
        named = dict(zip(self._features, map(float, features), strict=True))
        named["names"] += named["hints"]
        of_groups = dict(zip(self._groups, map(float, offsets), strict=True))
        facet = self._plan.facet
        concepts = {row.concept for row in self._rows if row.facet == facet}
        subjects: dict[str, dict[Concept, float]] = {}
        for (concept, subject), weight in zip(self._said, said, strict=True):
            if concept in concepts:
                subjects.setdefault(concept, {})[subject] = float(weight) * PROFILE_SCALE
        kept = {concept: of_groups[concept] for concept in sorted(concepts)}
        return Weights(bias + of_groups.get(facet, 0.0), named, float(near), kept, subjects)

    def _measured(self) -> Vector:
        """Features and nearness; the column of hints has both."""
        measured = np.array([[*row.features, row.near if self._plan.by_meaning else 0.0] for row in self._rows])
        measured[:, FEATURES.index("hints")] += measured[:, FEATURES.index("names")]
        kept = [FEATURES.index(name) for name in self._features]
        return measured[:, [*kept, len(FEATURES)]]

    def _grouped(self) -> csr_array:
        return _sparse([dict.fromkeys(self._plan.groups(row), 1.0) for row in self._rows], self._groups)

    def _profiled(self) -> csr_array:
        entries = [
            {(row.concept, subject): part * PROFILE_SCALE for subject, part in self._plan.profile_of(row).items()}
            for row in self._rows
        ]
        return _sparse(entries, self._said)


def values(weights: Weights, subjects: Sequence[Concept]) -> dict[str, object]:
    """As `calibration` reads them, rounded; weights of nothing left out."""
    return {
        "bias": round(weights.bias, SIGNIFICANT),
        "features": {name: round(weight, SIGNIFICANT) for name, weight in weights.features.items() if weight},
        "near": round(weights.near, SIGNIFICANT),
        "offsets": {key: round(offset, SIGNIFICANT) for key, offset in weights.offsets.items()},
        "subjects": {
            key: " ".join(f"{said.get(subject, 0.0):.{SIGNIFICANT_OF_SUBJECTS}f}" for subject in subjects)
            for key, said in weights.subjects.items()
        },
    }


def _sparse(rows: Sequence[Mapping[Any, float]], columns: Sequence[Any]) -> csr_array:
    places = {column: place for place, column in enumerate(columns)}
    found = [(number, places[column], part) for number, row in enumerate(rows) for column, part in row.items()]
    number, place, part = zip(*found, strict=True) if found else ((), (), ())
    return csr_array((part, (number, place)), shape=(len(rows), len(columns)), dtype=np.float64)


def _minimized(
    matrix: csr_array, signs: Vector, lowest: Sequence[float | None], strength: float
) -> tuple[Vector, float]:
    """Weights, none below its `lowest`, and the bias, which is not held small."""

    def loss(weights: Vector) -> tuple[float, Vector]:
        margins = (matrix @ weights[:-1] + weights[-1]) * signs
        pull = -strength * signs / (1 + np.exp(margins))
        total = strength * np.logaddexp(0, -margins).sum() + weights[:-1] @ weights[:-1] / 2
        return float(total), np.append(matrix.T @ pull + weights[:-1], pull.sum())

    start = np.zeros(matrix.shape[1] + 1)
    bounds = [(low, None) for low in (*lowest, None)]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x
    return found[:-1], float(found[-1])
