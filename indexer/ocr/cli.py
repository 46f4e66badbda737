"""`putokaz ocr`: read scanned and broken pages of records that are kept already."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from indexer.cli import as_json, opened, print_values

if TYPE_CHECKING:
    from indexer.ocr.records import PageRead, RecordRecognition


@click.command()
@click.argument("record_ids", nargs=-1, type=int)
@click.option("--language", "languages", multiple=True, help="Read in this language, not in the record's own.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Pages read side by side.")
@as_json
def ocr(record_ids: tuple[int, ...], languages: tuple[str, ...], workers: int, as_json: bool) -> None:
    """Read pages without usable text by OCR: of the records with RECORD_IDS, or of all that need it.

    May be interrupted: what was read is kept, and the next run goes on. Exit code 1 if any page could not be read.
    """
    from indexer import terminal
    from indexer.ocr.records import count_needy
    from indexer.opened import recognising

    here = opened()
    needy = count_needy(here.repository.sessions, record_ids)
    failed = 0
    with recognising(here, workers) as run:
        for page in terminal.tracked(_pages(run, needy, languages), sum(needy.values()), "Reading"):
            print_values(_as_dict(page), as_json, lambda page=page: [_line(page)])  # type: ignore[misc]
            failed += bool(page.error)
            if page.lacking:
                terminal.remark(_lacking(page))
    terminal.with_progress("Indexing", here.index.sync)
    sys.exit(1 if failed else 0)


def _pages(run: "RecordRecognition", record_ids: Iterable[int], languages: tuple[str, ...]) -> "Iterator[PageRead]":
    for record_id in record_ids:
        yield from run.run(record_id, languages)


def _as_dict(page: "PageRead") -> dict[str, object]:
    from dataclasses import asdict

    return asdict(page)


def _lacking(page: "PageRead") -> str:
    from indexer.ocr.packs import PACKS

    pack = f" (Debian: tesseract-ocr-{PACKS[page.lacking].replace('_', '-')})" if page.lacking in PACKS else ""
    text = f"The text of record {page.record_id} is in {page.lacking}, which can't be read here"
    return f"{text}{pack}; letters that only that language has were taken for others."


def _line(page: "PageRead") -> str:
    told = page.error or f"read, confidence {page.confidence:.2f}"
    return f"{'!' if page.error else '+'} record {page.record_id}, page {page.number}: {told}"
