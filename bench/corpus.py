"""Read any folder of PDFs as `ingest` would, and say how each ended: `python -m bench.corpus FOLDER --workers 2`.

Pages a second of processor are said twice: of all files, and of those born digital, which end as *complete* and have a
text layer on a page at least. Both count all of a child's processor time, its start and its end included.

Nothing is kept. Ctrl-C ends the run and prints what was read so far. Exit codes: 0 each file ended in a state with a
name, 1 some crashed, 2 wrong usage, 130 interrupted.
"""

import argparse
import json
import sys
import tempfile
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from bench.collection import opened
from bench.timing import percentile
from indexer import terminal
from indexer.documents import Prepared
from indexer.errors import ExtractionError
from indexer.ingestion.ingest import AHEAD, find_files
from indexer.ingestion.rehearsal import rehearse
from indexer.preparation import prepare
from indexer.sandbox.orders import Ending
from indexer.sandbox.pool import LimitedPool, Prelude
from indexer.settings import IndexerSettings
from indexer.wiring import open_pool
from repository.texts import PageSource, TextState
from repository.vocabulary import vocabularies
from repository.vocabulary.concepts import Vocabulary

WIDTH = 100
MB = 1_000_000
# Ends that ask for a look at the file.
BAD = ("crashed", "limit_reached")
INTERRUPTED = 130


@dataclass(frozen=True)
class End:
    """How reading one file ended. `state`: of the text, or the code of the error."""

    path: str
    state: str
    seconds: float
    cpu_s: float
    resident_bytes: int
    pages: int = 0
    has_text_layer: bool = False
    message: str = ""

    @property
    def is_born_digital(self) -> bool:
        return self.state == TextState.COMPLETE and self.has_text_layer


@dataclass
class Run:
    """Files read one by one in children of `pool`; `endings` is filled by its `watch`."""

    pool: LimitedPool
    vocabulary: Vocabulary
    endings: dict[Future[Any], Ending] = field(default_factory=dict)

    def read(self, paths: Iterable[Path]) -> Iterator[End]:
        """One end a file, in the order of `paths`."""
        waiting: deque[tuple[Path, Future[Prepared]]] = deque()
        for path in paths:
            waiting.append((path, self.pool.submit(prepare, path, self.pool.limits, self.vocabulary)))
            if len(waiting) >= AHEAD * self.pool.workers:
                yield self._end(*waiting.popleft())
        while waiting:
            yield self._end(*waiting.popleft())

    def _end(self, path: Path, begun: "Future[Prepared]") -> End:
        error = begun.exception()
        used = self.endings.pop(begun, None)
        end = End(str(path), "crashed", 0.0, 0.0, 0)
        if used is not None:
            end = replace(end, seconds=used.seconds, cpu_s=used.cpu_s, resident_bytes=used.resident_bytes)
        if isinstance(error, ExtractionError):
            return replace(end, state=error.code, message=error.message)
        extraction = begun.result().extraction
        return replace(
            end,
            state=extraction.state,
            pages=len(extraction.pages),
            has_text_layer=any(page.source is PageSource.TEXT_LAYER for page in extraction.pages),
            message=" ".join(map(str, extraction.remarks)),
        )


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    files = find_files([options.folder])
    if not files:
        _parser().error(f"no PDFs in {options.folder}")
    ends: list[End] = []
    is_interrupted = False
    try:
        with closing(_ends(files, options)) as reading:
            ends.extend(reading)
    except KeyboardInterrupt:
        is_interrupted = True
        terminal.remark("Interrupted; this is what was read so far.")
    summary = summarise(ends)
    if options.json:
        print(json.dumps(summary | {"files": [asdict(end) for end in ends]}, ensure_ascii=False, indent=2))
    else:
        print_summary(summary, ends)
    return INTERRUPTED if is_interrupted else int(any(end.state == "crashed" for end in ends))


def _ends(files: Sequence[Path], options: argparse.Namespace) -> Generator[End, None, None]:
    settings = IndexerSettings(extract_timeout_s=options.timeout, extract_cpu_s=options.timeout)
    with tempfile.TemporaryDirectory(prefix="putokaz-bench-") as folder, opened(Path(folder)) as repository:
        with repository.sessions() as session:
            vocabulary = vocabularies.load(session)
        endings: dict[Future[Any], Ending] = {}
        prelude = Prelude(rehearse, (vocabulary,))
        with open_pool(settings, options.workers, prelude, endings.__setitem__) as pool:
            yield from terminal.tracked(Run(pool, vocabulary, endings).read(files), len(files), "Reading")


def summarise(ends: Sequence[End]) -> dict[str, Any]:
    """`files, pages, cpu_s, pages_per_cpu_second, peak_mb` of all, `born_digital`: the first four of these alone, and
    `states`: state -> `files, p50_s, p95_s, peak_mb`, the most frequent first."""
    states: dict[str, list[End]] = {}
    for end in ends:
        states.setdefault(end.state, []).append(end)
    return _throughput(ends) | {
        "born_digital": _throughput([end for end in ends if end.is_born_digital]),
        "peak_mb": _peak_mb(ends),
        "states": {name: _figures(some) for name, some in sorted(states.items(), key=lambda one: -len(one[1]))},
    }


def _throughput(ends: Sequence[End]) -> dict[str, Any]:
    pages, cpu_s = sum(end.pages for end in ends), sum(end.cpu_s for end in ends)
    rate = round(pages / cpu_s, 1) if cpu_s else 0.0
    return {"files": len(ends), "pages": pages, "cpu_s": round(cpu_s, 2), "pages_per_cpu_second": rate}


def _figures(ends: Sequence[End]) -> dict[str, float]:
    times = [end.seconds for end in ends]
    return {
        "files": len(ends),
        "p50_s": percentile(times, 0.50),
        "p95_s": percentile(times, 0.95),
        "peak_mb": _peak_mb(ends),
    }


def _peak_mb(ends: Sequence[End]) -> int:
    return max((end.resident_bytes for end in ends), default=0) // MB


def print_summary(summary: dict[str, Any], ends: Sequence[End]) -> None:
    table = Table(box=box.ASCII2)
    table.add_column("state", no_wrap=True)
    for heading in ("files", "p50, s", "p95, s", "memory, MB"):
        table.add_column(heading, justify="right", no_wrap=True)
    for state, some in summary["states"].items():
        times = (f"{some[name]:.2f}" for name in ("p50_s", "p95_s"))
        table.add_row(state.replace("_", " "), f"{some['files']:,}", *times, f"{some['peak_mb']:,}")
    console = Console(width=WIDTH)
    console.print(table, highlight=False)
    for end in ends:
        if end.state in BAD:
            console.print(f"{end.state}: {end.path}: {end.message}", highlight=False, markup=False, soft_wrap=True)
    print(f"{_told(summary)}, at most {summary['peak_mb']} MB a child")
    print(f"born digital: {_told(summary['born_digital'])}")


def _told(one: dict[str, Any]) -> str:
    return f"{one['files']} files, {one['pages']} pages, {one['pages_per_cpu_second']} pages a second of processor"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description="Read a folder and say how it ended.")
    parser.add_argument("folder", type=Path, help="folder of PDFs, searched with its folders")
    parser.add_argument("--workers", type=int, default=1, help="files read side by side (1)")
    parser.add_argument("--timeout", type=int, default=120, help="seconds that a file may take (120)")
    parser.add_argument("--json", action="store_true", help="print plain values, with every file, instead of a table")
    return parser


if __name__ == "__main__":
    sys.exit(main())
