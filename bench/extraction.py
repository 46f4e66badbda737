"""How well and how fast PDFs are read: `python -m bench.extraction [--folder FOLDER]`.

The demonstration collection is built, and what its sources say is the truth: cover, contents, summary and chapters, in
that order, without the foot that stands on every page. Putokaz, PDFium and pypdf read the same files in one run; the
second row is Putokaz with the heads and feet it leaves out. Then the files of a folder are read several times, in one
process, and the median of the pages per second is printed; the collection itself where no folder is given.

Exit codes: 0 measured, 1 a source of the collection is at fault, 2 wrong usage.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import mean, median
from typing import Any

import pypdf
import pypdfium2
from rich import box
from rich.console import Console
from rich.table import Table

from bench.likeness import f1, order
from corpus.agencies import AGENCIES
from corpus.arabic import without_vowel_marks
from corpus.build import PUBLICATIONS, build_collection
from corpus.layouts import LAYOUTS
from corpus.markdown import Block, Bullets, Grid, Heading, Prose
from corpus.source import Publication, SourceError
from corpus.wording import WORDING
from indexer import terminal
from indexer.errors import ExtractionError
from indexer.extraction.extractor import FileExtractor

RUNS = 3
Reader = Callable[[Path], list[str]]


def read_with_putokaz(path: Path) -> list[str]:
    return [page.text for page in FileExtractor().extract(path).pages]


def read_with_heads(path: Path) -> list[str]:
    return [page.text if page.raw_text is None else page.raw_text for page in FileExtractor().extract(path).pages]


def read_with_pdfium(path: Path) -> list[str]:
    document: Any = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def read_with_pypdf(path: Path) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


READERS: dict[str, Reader] = {
    "putokaz": read_with_putokaz,
    "putokaz, with heads and feet": read_with_heads,
    "pdfium": read_with_pdfium,
    "pypdf": read_with_pypdf,
}
TIMED = ("putokaz", "pdfium", "pypdf")


@dataclass(frozen=True)
class Row:
    """`f1`, `order`: means over the publications; `lowest`: the worst F1; `pages_a_second`: None if not timed."""

    reader: str
    f1: float
    lowest: float
    order: float
    pages_a_second: float | None


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="putokaz-bench-") as folder:
        try:
            publications = build_collection(options.sources, Path(folder))
        except SourceError as error:
            print(error, file=sys.stderr)
            return 1
        rows = measure(publications, Path(folder), options.folder or Path(folder), options.runs)
    if options.json:
        print(json.dumps([vars(row) for row in rows], indent=2))
    else:
        _print_table(rows)
    return 0


def measure(publications: Sequence[Publication], built: Path, timed: Path, runs: int) -> list[Row]:
    """A row for each reader. Scanned publications have no text to read and are left out."""
    read = [one for one in publications if not LAYOUTS[one.layout].scanned]
    speeds = _speeds(sorted(timed.glob("*.pdf")), runs)
    rows = []
    for name, reader in READERS.items():
        terminal.remark(f"Reading the collection with {name}")
        texts = ["\n".join(reader(built / one.file_name)) for one in read]
        scores = [f1("\n".join(blocks_of(one)), text) for one, text in zip(read, texts, strict=True)]
        orders = [order(list(_paragraphs(one)), text) for one, text in zip(read, texts, strict=True)]
        rows.append(Row(name, mean(scores), min(scores), mean(orders), speeds.get(name)))
    return rows


def blocks_of(publication: Publication) -> Iterator[str]:
    """What is laid out, in reading order. The page numbers of the contents are not known here, and missing."""
    wording = WORDING[publication.language]
    separator = "، " if publication.language == "ar" else ", "
    yield AGENCIES[publication.agency].name_in(publication.language)
    yield from filter(None, (publication.title, publication.subtitle))
    yield separator.join(publication.authors)
    yield str(publication.year)
    for language in dict.fromkeys(section.language for section in publication.sections):
        yield WORDING[language].notice
    blocks = list(chain.from_iterable(section.blocks for section in publication.sections))
    yield from (wording.contents, wording.summary)
    yield from (block.text for block in blocks if isinstance(block, Heading))
    yield from (wording.summary, publication.abstract)
    for section in publication.sections:
        tables = 0
        for block in section.blocks:
            tables += isinstance(block, Grid)
            texts = _texts(block, f"{WORDING[section.language].table} {tables}")
            yield from map(without_vowel_marks, texts) if section.language == "ar" else texts


def _texts(block: Block, caption: str) -> Iterator[str]:
    match block:
        case Heading() | Prose():
            yield block.text
        case Bullets():
            yield from (f"• {item}" for item in block.items)
        case Grid():
            yield caption
            yield from (" ".join(row) for row in (block.head, *block.rows))


def _paragraphs(publication: Publication) -> Iterator[str]:
    yield publication.abstract
    for section in publication.sections:
        for block in section.blocks:
            if isinstance(block, Prose):
                yield without_vowel_marks(block.text) if section.language == "ar" else block.text


def _speeds(paths: Sequence[Path], runs: int) -> dict[str, float]:
    """Pages per second over the files that every reader can read, the readers by turns; median of the runs."""
    readable = [path for path in paths if all(_count_pages(READERS[name], path) for name in TIMED)]
    speeds: dict[str, list[float]] = {name: [] for name in TIMED}
    for _ in terminal.tracked(range(runs), runs, "Timing"):
        for name in TIMED:
            started = time.perf_counter()
            pages = sum(len(READERS[name](path)) for path in readable)
            speeds[name].append(pages / (time.perf_counter() - started))
    return {name: median(found) for name, found in speeds.items()} if readable else {}


def _count_pages(reader: Reader, path: Path) -> int:
    try:
        return len(reader(path))
    except (ExtractionError, pypdfium2.PdfiumError, pypdf.errors.PyPdfError):
        return 0


def _print_table(rows: Sequence[Row]) -> None:
    table = Table(box=box.ASCII2)
    table.add_column("reader")
    for heading in ("3-gram F1", "lowest", "order", "pages/s"):
        table.add_column(heading, justify="right")
    for row in rows:
        speed = "" if row.pages_a_second is None else f"{row.pages_a_second:,.0f}"
        table.add_row(row.reader, f"{row.f1:.4f}", f"{row.lowest:.4f}", f"{row.order:.4f}", speed)
    Console().print(table, highlight=False)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.extraction", description="Compare readers of PDFs.")
    parser.add_argument("--folder", type=_folder, help="folder of PDFs to time (the collection)")
    parser.add_argument("--sources", type=_folder, default=PUBLICATIONS, help="folder of the collection's sources")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how often to time each reader ({RUNS})")
    parser.add_argument("--json", action="store_true", help="print plain values instead of a table")
    return parser


def _folder(text: str) -> Path:
    if not (path := Path(text)).is_dir():
        raise argparse.ArgumentTypeError(f"{text} is not a folder")
    return path


if __name__ == "__main__":
    sys.exit(main())
