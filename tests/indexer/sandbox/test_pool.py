"""A job that misbehaves ends by itself, and the next one works."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer.errors import ExtractionError
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import GIB, Limits
from indexer.sandbox.orders import Ending
from indexer.sandbox.pool import LimitedPool, Prelude
from indexer.sandbox.verdict import TOO_MUCH_MEMORY
from tests.hostile import jobs
from tests.indexer.extraction.pdfs import write_bomb, write_pdf


@pytest.fixture
def pool() -> Iterator[LimitedPool]:
    with LimitedPool(2, Limits(timeout_s=3, memory_bytes=GIB, cpu_s=1)) as pool:
        yield pool


@pytest.mark.parametrize(
    ("job", "code"),
    [
        (jobs.eat_memory, "limit_reached"),
        (jobs.eat_memory_in_c, "limit_reached"),
        (jobs.ask_for_too_much_in_cpp, "limit_reached"),
        (jobs.use_the_processor, "limit_reached"),
        (jobs.die, "crashed"),
        (jobs.read_address_zero, "crashed"),
        (jobs.raise_what_cannot_travel, "crashed"),
    ],
)
def test_next_job_works_after_a_bad_one(pool: LimitedPool, job: Callable[[], object], code: str) -> None:
    bad = pool.submit(job)
    neighbour = pool.submit(jobs.add, 1, 2)
    assert neighbour.result(20) == 3
    with pytest.raises(ExtractionError) as caught:
        bad.result(20)
    assert caught.value.code == code
    assert pool.submit(jobs.add, 3, 4).result(20) == 7


def test_many_deaths_disturb_no_neighbour(pool: LimitedPool) -> None:
    deaths = [pool.submit(jobs.die) for _ in range(8)]
    good = [pool.submit(jobs.add, number, 1) for number in range(40)]
    assert [future.result(60) for future in good] == list(range(1, 41))
    assert {type(future.exception(60)) for future in deaths} == {ExtractionError}


def test_each_job_has_a_process_of_its_own(pool: LimitedPool) -> None:
    assert pool.submit(jobs.leave_a_mark).result(20) == 1
    assert pool.submit(jobs.leave_a_mark).result(20) == 1


def test_prelude_is_there_in_each_child_and_its_values_are_not_sent_again() -> None:
    words = {"guidance": 1}
    with LimitedPool(1, Limits(timeout_s=20), Prelude(jobs.remember, (words,))) as pool:
        for _ in range(2):
            assert pool.submit(jobs.is_remembered, words).result(20) == (True, True)
        assert pool.submit(jobs.is_remembered, dict(words)).result(20) == (False, True)


def test_pool_goes_on_after_its_fork_server_was_killed(pool: LimitedPool) -> None:
    assert pool.submit(jobs.add, 1, 1).result(20) == 2
    assert pool._server is not None
    pool._server._process.kill()
    assert pool.submit(jobs.add, 1, 2).result(20) == 3


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with LimitedPool(1, Limits(timeout_s=20)) as pool:
        pool.submit(jobs.write_in_own_folder).result(20)
        assert list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []


def test_relative_path_is_found(pool: LimitedPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"here")
    monkeypatch.chdir(tmp_path)
    assert pool.submit(jobs.read_argument, Path("a.txt")).result(20) == b"here"


@pytest.mark.parametrize("cache", ["", "/var/cache/elsewhere"])
def test_word_lists_are_sought_where_all_processes_keep_them(cache: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    with LimitedPool(1, Limits(timeout_s=60)) as pool:
        folder = Path(pool.submit(jobs.folder_of_word_lists).result(60))
    assert folder.is_relative_to(cache or Path.home() / ".cache")


def test_watcher_hears_what_a_child_used() -> None:
    endings: list[Ending] = []
    with LimitedPool(1, Limits(timeout_s=20), watch=lambda _, ending: endings.append(ending)) as pool:
        pool.submit(time.sleep, 0.5).result(20)
    assert [(one.status, one.is_stopped) for one in endings] == [(0, False)]
    assert 1 << 20 < endings[0].resident_bytes < endings[0].peak_bytes < 2 * GIB


def test_closing_is_quick_whatever_runs_and_waits() -> None:
    pool = LimitedPool(1, Limits(timeout_s=600))
    waiting = [pool.submit(jobs.sleep_for_ever), *(pool.submit(jobs.add, 1, 1) for _ in range(2000))]
    time.sleep(1)
    start = time.monotonic()
    pool.close()
    assert time.monotonic() - start < 15
    assert all(isinstance(future.exception(1), ExtractionError) for future in waiting)


def test_threads_may_share_the_pool(pool: LimitedPool) -> None:
    with ThreadPoolExecutor(8) as threads:
        sums = threads.map(lambda number: pool.submit(jobs.add, number, number).result(30), range(50))
        assert list(sums) == [2 * number for number in range(50)]


def test_file_is_read_in_the_process(pool: LimitedPool, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [["Guidance"]])
    assert pool.submit(FileExtractor().extract, path).result(20).pages[0].text == "Guidance"


def test_bomb_ends_at_the_limit_of_memory_and_not_as_a_crash(tmp_path: Path) -> None:
    """PDFium dies of a refused allocation without a word."""
    path = write_bomb(tmp_path / "bomb.pdf", 1200 << 20)
    with LimitedPool(1, Limits(timeout_s=60)) as pool:
        error = pool.submit(FileExtractor().extract, path).exception(90)
    assert isinstance(error, ExtractionError)
    assert (error.code, error.message) == ("limit_reached", TOO_MUCH_MEMORY)
