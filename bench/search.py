"""How fast a question is answered, layer by layer: `python -m bench.search --records 1000 10000`.

For each size a collection is made up and indexed. Then the same questions go to the engine, to `search()`, and over
HTTP to the full results page of a server of its own; beside them, in the same run, to Tantivy asked by hand on the same
files, to SQLite's FTS5 with facets in SQL, and, up to `--whoosh` records, to Whoosh. Percentiles are over all questions
of the mix (`KINDS`, as many of each) in milliseconds.
"""

import argparse
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from bench.collection import opened
from bench.over_http import PATHS, serving
from bench.rivals import FullTextSQLite, RawTantivy
from bench.synthetic import LANGUAGES, Lexicon, Synthetic, Work, keep
from bench.timing import percentile, time_each
from indexer import terminal
from indexer.engine.query import SearchQuery, Word, iter_positive
from indexer.generations import IndexState
from indexer.index import Index
from indexer.manifest import recorded
from indexer.search import Request
from indexer.settings import IndexerSettings
from indexer.wiring import engine_factory, open_index
from repository import vocabularies
from repository.database import transaction
from repository.wiring import Repository

SHARES = {"p50": 0.50, "p95": 0.95, "p99": 0.99}
WORKS_A_COMMIT = 500
# Ranks of the words that are asked for: below are words of every page, above words of hardly any.
LOWEST, HIGHEST = math.log(150), math.log(6000)
KINDS = ("1 word", "2 words", "3 words", "4 words", "phrase", "2 words and a region", "region only")


@dataclass(frozen=True)
class Question:
    """`words`: exact form and stems, as `request` is understood."""

    kind: str
    request: Request
    query: SearchQuery
    words: list[tuple[str, tuple[str, ...]]]

    @property
    def region(self) -> str:
        return next(iter(self.request.filters.get("region", ())), "")


Ask = Callable[[Question], object]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    measured = [measure(options, records) for records in options.records]
    if options.json:
        print(json.dumps(measured, indent=2))
    else:
        for figures in measured:
            print_figures(figures)
    return 0


def measure(options: argparse.Namespace, records: int) -> dict[str, float]:
    """Measure -> figure, in the order of the table."""
    with tempfile.TemporaryDirectory(prefix="putokaz-bench-") as name, opened(Path(name)) as repository:
        folder = Path(name)
        with repository.sessions() as session:
            synthetic = Synthetic(vocabularies.load(session), options.seed)
        figures: dict[str, float] = {"records": records, "pages a record": options.pages}
        rival = FullTextSQLite(folder / "rival.sqlite")
        index, seconds = _fill(repository, synthetic, records, options.pages, rival, figures)
        questions = list(draw_questions(index, synthetic.lexicons, options.questions, options.seed))
        figures["indexing, pages/s"] = records * options.pages / seconds
        figures["index on disk, MB"] = index.status().size_bytes / 1e6
        raw = RawTantivy(index.generations.current().engine_folder)
        layers: dict[str, Ask] = {
            "raw Tantivy": lambda one: raw.ask(one.words, one.region, one.kind == "phrase"),
            "engine": lambda one: index._current()[1].search(one.query),
            "search()": lambda one: _search(repository, index, one),
        }
        if records <= options.fts:
            layers["SQLite FTS5"] = lambda one: rival.ask(one.words, one.region, one.kind == "phrase")
        for layer, ask in layers.items():
            terminal.remark(f"Asking {layer}")
            figures |= _percentiles(layer, time_each(ask, questions))
        if records <= options.whoosh:
            figures |= _whoosh_figures(folder, index, synthetic, options, records, questions)
        figures |= _http_figures(folder, questions, options)
    return figures


def _fill(
    repository: Repository,
    synthetic: Synthetic,
    records: int,
    pages: int,
    rival: FullTextSQLite,
    figures: dict[str, float],
) -> tuple[Index, float]:
    """The filled index, and how long the engine took."""
    index = open_index(repository, IndexerSettings(search_engine="tantivy"))
    generation = index.generations.make()
    engine = engine_factory("tantivy")(generation.engine_folder)
    seconds = fts_seconds = 0.0
    terminal.remark(f"Filling {records} records")
    with recorded(generation.folder):
        works = synthetic.iter_works(records, pages)
        while batch := list(islice(works, WORKS_A_COMMIT)):
            with transaction(repository.sessions) as session:
                keep(session, batch)
            documents = [work.document() for work in batch]
            started = time.perf_counter()
            engine.write(documents, [])
            seconds += time.perf_counter() - started
            started = time.perf_counter()
            rival.write(batch)
            fts_seconds += time.perf_counter() - started
    rival.finish()
    generation.write_state(IndexState(languages=tuple(sorted(LANGUAGES))))
    index.generations.serve(generation)
    figures["SQLite FTS5, indexing, pages/s"] = records * pages / fts_seconds
    return index, seconds


def draw_questions(index: Index, lexicons: Sequence[Lexicon], count: int, seed: int) -> Iterator[Question]:
    """`count` questions of each kind, in turn."""
    chance = np.random.default_rng(seed)
    regions = ("HR", "SI", "DE", "AT", "AL", "AM")
    for number in range(count * len(KINDS)):
        kind = KINDS[number % len(KINDS)]
        lexicon = lexicons[int(chance.integers(len(lexicons)))]
        size = int(kind[0]) if kind[0].isdigit() else 2 if kind == "phrase" else 0
        ranks = np.exp(chance.uniform(LOWEST, HIGHEST, size)).astype(int)
        text = " ".join(lexicon.words[ranks])
        region = str(chance.choice(regions)) if "region" in kind else ""
        request = Request(f'"{text}"' if kind == "phrase" else text, {"region": (region,)} if region else {})
        node = index._parsed(request.text) if request.text else None
        found = [(one.exact, one.stems) for one in iter_positive(node) if isinstance(one, Word)]
        words = found or [(lexicon.exact[rank], (lexicon.stems[rank],)) for rank in ranks]
        yield Question(kind, request, SearchQuery(node, request.filters, request.facets), words)


def _search(repository: Repository, index: Index, question: Question) -> int:
    with repository.sessions() as session:
        return index.search(session, question.request).total


def _whoosh_figures(
    folder: Path,
    index: Index,
    synthetic: Synthetic,
    options: argparse.Namespace,
    records: int,
    questions: Sequence[Question],
) -> dict[str, float]:
    terminal.remark("Indexing with Whoosh")
    engine = engine_factory("whoosh")(folder / "whoosh")
    documents: list[Work] = list(synthetic.iter_works(records, options.pages))
    started = time.perf_counter()
    engine.write((work.document() for work in documents), [])
    seconds = time.perf_counter() - started
    terminal.remark("Asking Whoosh")
    times = time_each(lambda one: engine.search(one.query), questions)
    return {"Whoosh, indexing, pages/s": records * options.pages / seconds, **_percentiles("Whoosh engine", times)}


def _http_figures(folder: Path, questions: Sequence[Question], options: argparse.Namespace) -> dict[str, float]:
    with serving(folder, "tantivy") as client:
        times = time_each(lambda one: client.ask(PATHS["page"], one.request), questions)
        figures = _percentiles("results page over HTTP", times)
        figures["web process, MB"] = client.memory_bytes() / 1e6
    return figures


def _percentiles(layer: str, times: Sequence[float]) -> dict[str, float]:
    return {f"{layer} {name}, ms": percentile(times, share) for name, share in SHARES.items()}


def print_figures(figures: dict[str, float]) -> None:
    for measure_, figure in figures.items():
        print(f"{measure_:<40} {figure:>12,.1f}")
    print()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description="Time a question, layer by layer.")
    parser.add_argument("--records", type=int, nargs="+", default=[1000], help="sizes of the collection (1000)")
    parser.add_argument("--pages", type=int, default=30, help="pages of each record (30)")
    parser.add_argument("--questions", type=int, default=20, help="questions of each of the seven kinds (20)")
    parser.add_argument(
        "--whoosh", type=int, default=0, help="the largest size for Whoosh, which takes long to index (0)"
    )
    parser.add_argument("--fts", type=int, default=10_000, help="the largest size for SQLite FTS5 (10000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another collection (1)")
    parser.add_argument("--json", action="store_true", help="print plain values")
    return parser


if __name__ == "__main__":
    sys.exit(main())
