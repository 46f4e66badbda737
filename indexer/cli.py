"""Commands from bytes to answers. Results go to stdout, remarks and progress to stderr, `--json` is for programs.

Each command imports what it needs when it runs, so that `putokaz --help` answers at once.
"""

import json
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from indexer.ingestion.ingest import FileReport
    from indexer.opened import Opened

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
existing = click.Path(exists=True, path_type=Path)


def opened() -> "Opened":
    """The repository and the index that the settings name."""
    import os

    from indexer.opened import open_all

    return open_all(os.environ)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--metadata", type=existing, help="CSV with a column 'file' and what is known of each file.")
@click.option("--publish", is_flag=True, help="Publish the new records at once.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Files read side by side.")
@click.option("--watch", is_flag=True, help="Go on looking for new files until interrupted or stopped.")
@as_json
def ingest(
    paths: tuple[Path, ...], metadata: Path | None, publish: bool, workers: int, watch: bool, as_json: bool
) -> None:
    """Add PDFs and .txt files, and what is in folders. Exit code 1 if any file failed."""
    from indexer.ingestion import watching
    from indexer.ingestion.ingest import find_files
    from indexer.ingestion.reading import NOT_SCANNED

    here, failed = opened(), False
    put_off: set[Path] = set()
    if watch:
        # A system that stops its services does what a person does with Ctrl+C.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for files in watching.watch(paths, find_files, put_off) if watch else [find_files(paths)]:
            for report in _iter_ingested(here, files, metadata, publish, workers, as_json):
                failed |= bool(report.error_code)
                if report.error_code == NOT_SCANNED:
                    put_off.add(report.path)
    except KeyboardInterrupt:
        pass
    sys.exit(1 if failed else 0)


def _iter_ingested(
    here: "Opened", files: list[Path], metadata: Path | None, publish: bool, workers: int, as_json: bool
) -> Iterator["FileReport"]:
    """One round; a report is handed out before it is printed, so that whoever interrupts after reading it finds it
    counted. If another process writes the index, it picks the records up."""
    from indexer import reports, terminal
    from indexer.errors import IndexBusy
    from indexer.opened import ingesting

    with ingesting(here, metadata, publish, workers, len(files)) as run:
        done = []
        for report in terminal.tracked(run.run(files), len(files), "Reading", lambda report: report.pages):
            yield report
            print_values(reports.file_report(report), as_json, lambda report=report: [reports.file_line(report)])  # type: ignore[misc]
            done.append(report)
    try:
        terminal.with_progress("Indexing", here.index.sync)
    except IndexBusy as error:
        terminal.remark(f"{error}, which takes the new records up")
    terminal.remark(reports.totals(done))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@as_json
def extract(file: Path, as_json: bool) -> None:
    """Print the text and structure of FILE; nothing is stored."""
    from indexer import reports
    from indexer.opened import prepared

    values = reports.extraction(prepared(opened(), file))
    print_values(values, as_json, lambda: (f"[{page['label']}]\n{page['text']}\n" for page in values["pages"]))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@as_json
def tag(file: Path, as_json: bool) -> None:
    """Print the tags suggested for FILE, with page and quote; nothing is stored."""
    from indexer import reports, terminal
    from indexer.tagging.tagged import tagged

    values = reports.tags(tagged(opened(), file, terminal.remark))
    print_values(values, as_json, lambda: reports.tag_lines(values))


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
@as_json
def language(file: Any, as_json: bool) -> None:
    """Print the language of a text, from FILE or standard input, and what is doubtful about it."""
    from indexer import reports
    from indexer.language.detector import default_detector

    found = default_detector().detect(file.read())
    print_values(reports.language(found), as_json, lambda: reports.language_lines(found))


@click.command()
@click.argument("query")
@click.option("--filter", "filters", multiple=True, metavar="FACET=VALUE", help="Narrow to a value; may be repeated.")
@click.option(
    "--sort", type=click.Choice(["relevance", "newest", "oldest", "title"]), default="relevance", show_default=True
)
@click.option("--page", default=1, show_default=True)
@click.option("--mode", type=click.Choice(["all", "words", "meaning"]), default="all", show_default=True)
@click.option("--locale", default="", help="Language of the labels (else English), and of the reader if there is one.")
@as_json
def search(query: str, filters: tuple[str, ...], sort: str, page: int, mode: str, locale: str, as_json: bool) -> None:
    """Search as the site does."""
    from indexer import reports, serialize, terminal
    from indexer.engine.query import Sort
    from indexer.search.answer import Request
    from repository.vocabulary.concepts import FALLBACK_LANGUAGE

    here = opened()
    request = Request(query, reports.parse_filters(filters), Sort(sort), page, mode=mode, locale=locale)
    with here.repository.sessions() as session:
        answer = here.index.search(session, request)
    for remark in answer.remarks:
        terminal.remark(reports.remark_line(remark))
    if meant := here.index.correct(request):
        terminal.remark(f"did you mean: {meant.text} ({meant.total} found)")
    values = serialize.answer(answer, here.index.vocabulary(), locale or FALLBACK_LANGUAGE)
    print_values(values, as_json, lambda: reports.answer_lines(values))


@click.command()
@click.argument("queries", nargs=-1, required=True, type=existing)
@click.option("--mode", type=click.Choice(["all", "words", "meaning"]), default="all", show_default=True)
@click.option("--compare", "baseline", type=existing, help="What --json printed before: show what was won and lost.")
@as_json
def evaluate(queries: tuple[Path, ...], mode: str, baseline: Path | None, as_json: bool) -> None:
    """Measure the search on QUERIES, lines of {"query", "relevant": [file names or record ids]}.

    A line may also have its "language", and a "kind": "words", "across" or "page", the last with
    "page": {"file", "number"}.
    """
    from indexer import terminal
    from indexer.evaluation import comparison, evaluation
    from indexer.search.answer import Request
    from repository import families

    judged, earlier = evaluation.read_queries(queries), comparison.read_baseline(baseline) if baseline else []
    here = opened()
    with here.repository.sessions() as session:
        works = families.map_names(session)

        def ask(text: str) -> Any:
            return here.index.search(session, Request(text, mode=mode, per_page=evaluation.DEPTH)).hits

        results = list(terminal.tracked(evaluation.evaluate(judged, ask, works), len(judged), "Asking"))
    values = evaluation.summary(results)
    moved = comparison.compare(earlier, values["queries"])
    values |= {"won": moved.won, "lost": moved.lost}
    compared = comparison.lines(moved) if baseline else ()
    print_values(values, as_json, lambda: (*evaluation.lines(values), *compared))


@click.command()
@as_json
def doctor(as_json: bool) -> None:
    """Say what works on this machine and what to do about the rest. Exit code 1 if something needed is missing."""
    import os
    from dataclasses import asdict

    from indexer import doctor, terminal

    findings = doctor.examine(os.environ)
    if as_json:
        click.echo(json.dumps({"fit": doctor.is_fit(findings), "findings": [asdict(one) for one in findings]}))
    else:
        terminal.print_findings(findings)
    sys.exit(0 if doctor.is_fit(findings) else 1)


def print_values(values: dict[str, Any], as_json: bool, lines: Callable[[], Iterable[str]]) -> None:
    """`values` as one line of JSON, or `lines` for people."""
    if as_json:
        click.echo(json.dumps(values, ensure_ascii=False))
    else:
        for line in lines():
            click.echo(line)


COMMANDS: tuple[click.Command, ...] = (ingest, extract, tag, language, search, evaluate, doctor)
