"""How fast a question is answered, layer by layer: `python -m bench.search --records 1000 10000`.

For each size a collection is made up and indexed. Then the same questions go to the engine, to `search()`, and over
HTTP to the full results page of a server of its own; beside them, in the same run, to Tantivy asked by hand on the same
files, to SQLite's FTS5 with facets in SQL, and, up to `--whoosh` records, to Whoosh. Percentiles are over all questions
of the mix (`KINDS`, as many of each) in milliseconds on the wall clock; beside them stands the mean processor time of
a question, which other programs on the machine do not lengthen.

With `--folder` the collections stay where they are, so that the next run only asks; a run that ended while it was
filling is gone on with.
"""

import argparse
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.collection import opened
from bench.filling import fill, fill_rival
from bench.over_http import PATHS, serving
from bench.rivals import FullTextSQLite, RawTantivy
from bench.synthetic import Lexicon, Synthetic
from bench.timing import percentile, time_each
from indexer import terminal
from indexer.engine.query import SearchQuery, Word, iter_positive
from indexer.index.index import Index
from indexer.search.answer import Request
from indexer.wiring import engine_factory
from repository.vocabulary import vocabularies
from repository.wiring import Repository

SHARES = {"p50": 0.50, "p95": 0.95, "p99": 0.99}
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
    with data_folder(options.folder, f"{records}x{options.pages}") as folder, opened(folder) as repository:
        with repository.sessions() as session:
            synthetic = Synthetic(vocabularies.load(session), options.seed)
        terminal.remark(f"Filling {records} records")
        index, held = fill(repository, synthetic, options.pages, records)
        figures: dict[str, float] = {"records": records, "pages a record": options.pages}
        figures["indexing, pages/s"] = records * options.pages / held.engine_s
        figures["index on disk, MB"] = index.status().size_bytes / 1e6
        questions = list(draw_questions(index, synthetic.lexicons, options.questions, options.seed))
        for layer, ask in _layers(repository, index).items():
            figures |= asked(layer, ask, questions)
        if records <= options.fts:
            figures |= _fts_figures(folder, synthetic, options, records, questions)
        if records <= options.whoosh:
            figures |= _whoosh_figures(folder, synthetic, options, records, questions)
        figures |= _http_figures(folder, questions)
    return figures


@contextmanager
def data_folder(kept_in: Path | None, name: str) -> Iterator[Path]:
    """A folder of the collection's own, which stays if a place to keep it is given."""
    if kept_in is not None:
        (kept_in / name).mkdir(parents=True, exist_ok=True)
        yield kept_in / name
    else:
        with tempfile.TemporaryDirectory(prefix="putokaz-bench-") as temporary:
            yield Path(temporary)


def _layers(repository: Repository, index: Index) -> dict[str, Ask]:
    raw = RawTantivy(index.generations.current().engine_folder)
    return {
        "raw Tantivy": lambda one: raw.ask(one.words, one.region, one.kind == "phrase"),
        "engine": lambda one: index.serving.current()[1].search(one.query),
        "search()": lambda one: _search(repository, index, one),
    }


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


def _fts_figures(
    folder: Path, synthetic: Synthetic, options: argparse.Namespace, records: int, questions: Sequence[Question]
) -> dict[str, float]:
    rival = FullTextSQLite(folder / "rival.sqlite")
    terminal.remark("Filling SQLite FTS5")
    rate = fill_rival(rival, synthetic, options.pages, records) * options.pages
    figures = {"SQLite FTS5, indexing, pages/s": rate} if rate else {}
    return figures | asked("SQLite FTS5", lambda one: rival.ask(one.words, one.region, one.kind == "phrase"), questions)


def _whoosh_figures(
    folder: Path, synthetic: Synthetic, options: argparse.Namespace, records: int, questions: Sequence[Question]
) -> dict[str, float]:
    engine = engine_factory("whoosh")(folder / "whoosh")
    figures = {}
    if engine.count_records() != records:
        terminal.remark("Filling Whoosh")
        documents = [work.document() for work in synthetic.iter_works(records, options.pages)]
        started = time.perf_counter()
        engine.write(documents, [])
        figures["Whoosh, indexing, pages/s"] = records * options.pages / (time.perf_counter() - started)
    return figures | asked("Whoosh engine", lambda one: engine.search(one.query), questions)


def _http_figures(folder: Path, questions: Sequence[Question]) -> dict[str, float]:
    with serving(folder, "tantivy") as client:
        client.wait_until_warm()

        def ask(one: Question) -> None:
            client.ask(PATHS["page"], one.request)

        figures = asked("results page over HTTP", ask, questions, client.processor_s)
        figures["web process, MB"] = client.memory_bytes() / 1e6
    return figures


def asked(
    layer: str, ask: Ask, questions: Sequence[Question], processor_s: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """Wall-clock percentiles of the questions, and the mean of the processor time that they took."""
    terminal.remark(f"Asking {layer}")
    ask(questions[0])
    before = processor_s()
    times = time_each(ask, questions)
    mean_ms = (processor_s() - before) * 1000 / (len(questions) + 1)
    figures = {f"{layer} {name}, ms": percentile(times, share) for name, share in SHARES.items()}
    return figures | {f"{layer} processor, ms": mean_ms}


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
        "--whoosh", type=int, default=1000, help="the largest size for Whoosh, which takes long to index (1000)"
    )
    parser.add_argument("--folder", type=Path, help="keep the collections in this folder, and go on with what it holds")
    parser.add_argument("--fts", type=int, default=10_000, help="the largest size for SQLite FTS5 (10000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another collection (1)")
    parser.add_argument("--json", action="store_true", help="print plain values")
    return parser


if __name__ == "__main__":
    sys.exit(main())
