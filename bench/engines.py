"""Compare the engines: `python -m bench.engines --records 500`.

Both index the same made-up collection in a temporary data folder and answer the same questions, in one process and
then over HTTP. Before the first of them indexes, the collection is analysed once: the analyzers remember words, and
the engine that came second would be given what the first has paid for. Exit codes: 0 measured, 1 an engine or its
server could not be measured, 2 wrong usage.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import report
from bench.collection import opened, publish_collection
from bench.over_http import PATHS, BenchError, serving
from bench.questions import draw_questions, is_fruitless
from bench.timing import percentile, time_each
from indexer import terminal
from indexer.index.index import Index
from indexer.index.record_document import record_document
from indexer.search.answer import Request
from indexer.settings import IndexerSettings
from indexer.wiring import ENGINES, open_index
from repository import families
from repository.vocabulary import vocabularies
from repository.wiring import Repository

PERCENTILES = {"p50": 0.50, "p95": 0.95}


@dataclass(frozen=True)
class Bench:
    """One run: the filled data folder, what is asked of it and how much it holds."""

    repository: Repository
    questions: list[Request]
    records: int
    pages: int
    has_http: bool


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _parser().parse_args(given)
    try:
        rows = compare(options)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    command = " ".join(["python -m bench.engines", *given])
    if options.json:
        print(json.dumps(report.values(command, options.seed, options.records, rows), indent=2))
    else:
        report.print_table(command, options.seed, options.records, rows)
    return 0


def compare(options: argparse.Namespace) -> list[report.Row]:
    """Raises `BenchError`."""
    with tempfile.TemporaryDirectory(prefix="putokaz-bench-") as folder, opened(Path(folder)) as repository:
        fill = partial(publish_collection, repository, count=options.records, pages=options.pages, seed=options.seed)
        terminal.remark(f"Publishing {options.records} records of {options.pages} pages")
        terminal.with_progress("Publishing", lambda progress: fill(progress=progress))
        with repository.sessions() as session:
            questions = draw_questions(session, count=options.queries, seed=options.seed)
        _warm_up(repository)
        bench = Bench(repository, questions, options.records, options.records * options.pages, not options.no_http)
        figures = {engine: dict(_figures(bench, engine)) for engine in ENGINES}
    return report.rows(figures)


def _figures(bench: Bench, engine: str) -> Iterator[tuple[str, float]]:
    """What is measured of one engine -> its figure, in the order of the table."""
    index = open_index(bench.repository, IndexerSettings(search_engine=engine))
    terminal.remark(f"Indexing with {engine}")
    started = time.perf_counter()
    terminal.with_progress("Indexing", index.rebuild)
    yield "indexing, pages/s", bench.pages / (time.perf_counter() - started)
    yield "index on disk, MB", index.status().size_bytes / 1e6
    terminal.remark(f"Asking {engine}")
    _check(index, bench.questions)
    yield from _percentiles("search", time_each(partial(_search, index), bench.questions))
    if bench.has_http:
        terminal.remark(f"Asking {engine} over HTTP")
        yield from _http_figures(bench, engine)


def _check(index: Index, questions: Sequence[Request]) -> None:
    """An index that finds nothing is quick: refuse to time it. Raises `BenchError`."""
    for question in questions:
        if (_search(index, question) == 0) != is_fruitless(question):
            raise BenchError(f"{index.status().engine} does not find what it should for {question}")


def _http_figures(bench: Bench, engine: str) -> Iterator[tuple[str, float]]:
    with serving(bench.repository.settings.data, engine) as client:
        if (served := client.count_records()) != bench.records:
            raise BenchError(f"the server has {served} records in its index, not {bench.records}")
        for name, path in PATHS.items():
            yield from _percentiles(f"HTTP {name}", time_each(partial(client.ask, path), bench.questions))


def _percentiles(name: str, times: Sequence[float]) -> Iterator[tuple[str, float]]:
    return ((f"{name} {label}, ms", percentile(times, share)) for label, share in PERCENTILES.items())


def _search(index: Index, question: Request) -> int:
    """The number of records found."""
    with index.repository.sessions() as session:
        return index.search(session, question).total


def _warm_up(repository: Repository) -> None:
    """Analyse everything once, see above."""
    terminal.remark("Warming the analyzers up")
    with repository.sessions() as session:
        vocabulary = vocabularies.load(session)
        for batch in families.iter_published_families(session):
            for versions in batch:
                record_document(versions, vocabulary)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.engines", description="Compare the search engines.")
    parser.add_argument("--records", type=_count, required=True, help="how many records to make up")
    parser.add_argument("--pages", type=_count, default=20, help="pages of each record (20)")
    parser.add_argument("--queries", type=_count, default=200, help="how many questions to ask (200)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another collection (1)")
    parser.add_argument("--no-http", action="store_true", help="ask in this process only, start no server")
    parser.add_argument("--json", action="store_true", help="print plain values instead of a table")
    return parser


def _count(text: str) -> int:
    if (count := int(text)) < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return count


if __name__ == "__main__":
    sys.exit(main())
