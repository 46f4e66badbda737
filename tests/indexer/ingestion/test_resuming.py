"""A long file is read in several attempts, and after a kill, from where it stopped."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from indexer.documents import Extraction
from indexer.errors import ExtractionError
from indexer.extraction.port import Limits
from indexer.ingestion.resuming import Resuming
from indexer.sandbox.pool import LimitedPool, Writable
from repository.texts import TextState
from tests.hostile import readers

PAGES = 30


def read(
    folder: Path, reader: Callable[..., Extraction], limits: Limits
) -> tuple[Extraction | ExtractionError, list[int]]:
    """What came of it, and the pages in the order in which they were truly read, over all attempts."""
    log = folder / "log"
    log.touch()
    with LimitedPool(1, limits) as pool:
        resuming = Resuming(pool, folder / "spools", readers.is_unfinished)
        job = resuming.submit("abc", reader, Writable(log), PAGES)
        error = job.exception(120)
    assert isinstance(error, ExtractionError | None)
    return error or job.result(), [int(line) for line in log.read_text().split()]


def test_file_that_reaches_its_time_goes_on_with_the_next_page(tmp_path: Path) -> None:
    reading, pages = read(tmp_path, readers.read_slowly, Limits(timeout_s=2, cpu_s=60))
    assert isinstance(reading, Extraction)
    assert [page.number for page in reading.pages] == list(range(1, PAGES + 1))
    assert len(pages) < 2 * PAGES
    assert list((tmp_path / "spools").iterdir()) == []


def test_soft_limit_goes_on_too(tmp_path: Path) -> None:
    reading, pages = read(tmp_path, readers.stop_softly, Limits(timeout_s=4, soft_share=0.25, cpu_s=60))
    assert isinstance(reading, Extraction)
    assert reading.state is TextState.COMPLETE
    assert pages == list(range(1, PAGES + 1))


def test_file_that_gets_no_further_is_given_up(tmp_path: Path) -> None:
    error, pages = read(tmp_path, readers.die_at_page_three, Limits(timeout_s=60))
    assert isinstance(error, ExtractionError)
    assert error.code == "crashed"
    assert pages == [1, 2, 3, 3]


def test_budget_ends_all_attempts(tmp_path: Path) -> None:
    error, pages = read(tmp_path, readers.read_slowly, Limits(timeout_s=1, budget_s=0, cpu_s=60))
    assert isinstance(error, ExtractionError)
    assert error.code == "limit_reached"
    assert 0 < len(pages) < PAGES


def test_killed_program_goes_on_at_the_next_start(tmp_path: Path) -> None:
    log, spool = tmp_path / "log", tmp_path / "spools" / "abc"
    log.touch()
    code = f"from tests.hostile.readers import *; read_until_killed(Path({str(tmp_path)!r}), {PAGES})"
    program = subprocess.Popen([sys.executable, "-c", code])
    deadline = time.monotonic() + 60
    while len(log.read_text().split()) < 5:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    program.kill()
    program.wait()
    time.sleep(0.5)  # The child dies by the kernel's hand just after.
    before = len(log.read_text().split())
    assert spool.stat().st_size > 0
    reading, pages = read(tmp_path, readers.read_slowly, Limits(timeout_s=60, cpu_s=60))
    assert isinstance(reading, Extraction)
    assert len(reading.pages) == PAGES
    assert len(pages) - before <= PAGES - before + 2
