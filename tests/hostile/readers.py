"""Readers of an imagined file of many pages, each slow or unlucky in its own way, that keep what they read."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from indexer.documents import ExtractedPage, Extraction
from indexer.extraction.port import Limits
from indexer.ingestion.resuming import Resuming
from indexer.sandbox.pool import LimitedPool, Writable
from indexer.sandbox.spool import PageSpool
from repository.texts import PageSource, TextState

PAGE_S = 0.2
SOFT_S = 1.5


def read_slowly(spool: Writable, log: Writable, count: int) -> Extraction:
    store = PageSpool(spool.path, flush_s=0)
    return _extraction([store.page(number, _page(log, number)) for number in range(1, count + 1)], count)


def stop_softly(spool: Writable, log: Writable, count: int) -> Extraction:
    """As our reader at its soft limit: it hands over what it has."""
    store, started, pages = PageSpool(spool.path, flush_s=0), time.monotonic(), []
    for number in range(1, count + 1):
        pages.append(store.page(number, _page(log, number)))
        if time.monotonic() - started > SOFT_S:
            break
    return _extraction(pages, count)


def die_at_page_three(spool: Writable, log: Writable, count: int) -> Extraction:
    store = PageSpool(spool.path, flush_s=0)
    for number in range(1, count + 1):
        store.page(number, _page(log, number) if number < 3 else _die(log))
    return _extraction([], count)


def _page(log: Writable, number: int) -> Callable[[], ExtractedPage]:
    """Takes its time, and notes that it was read."""

    def read() -> ExtractedPage:
        _note(log, number)
        time.sleep(PAGE_S)
        return ExtractedPage(number, str(number), f"page {number}", PageSource.TEXT_LAYER)

    return read


def _die(log: Writable) -> Callable[[], ExtractedPage]:
    def read() -> ExtractedPage:
        _note(log, 3)
        os._exit(3)

    return read


def _note(log: Writable, number: int) -> None:
    with log.path.open("a") as stream:
        stream.write(f"{number}\n")


def _extraction(pages: Sequence[ExtractedPage], count: int) -> Extraction:
    state = TextState.COMPLETE if len(pages) == count else TextState.LIMIT_REACHED
    return Extraction("application/pdf", state, tuple(pages))


def is_unfinished(extraction: Extraction) -> bool:
    return extraction.state is TextState.LIMIT_REACHED


def read_until_killed(folder: Path, count: int) -> None:
    """What a program does that is killed on the way."""
    with LimitedPool(1, Limits(timeout_s=600)) as pool:
        resuming = Resuming(pool, folder / "spools", is_unfinished)
        resuming.submit("abc", read_slowly, Writable(folder / "log"), count).result()
