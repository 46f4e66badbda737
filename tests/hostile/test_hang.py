"""A reader that hangs, in each way there is, ends at its limit with all it started; nobody else notices."""

import fcntl
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import ExtractionError
from indexer.sandbox.pool import LimitedPool, Writable
from tests.hostile import jobs
from tests.hostile.conftest import SHORT

# Far above what is measured (see docs/decisions/0009), far below what would be felt as hanging.
SOON_S = 20.0

HANGING = [
    jobs.sleep_for_ever,
    jobs.ignore_signals,
    jobs.use_the_processor,
    jobs.hold_the_interpreter,
    jobs.say_without_end,
]


@pytest.mark.parametrize("job", HANGING)
def test_job_that_hangs_ends_at_its_limit_and_the_next_one_starts(
    short: LimitedPool, job: Callable[[], object]
) -> None:
    started = time.monotonic()
    error = short.submit(job).exception(60)
    assert isinstance(error, ExtractionError)
    assert error.code == "limit_reached"
    assert SHORT.timeout_s <= time.monotonic() - started < SHORT.timeout_s + SOON_S
    assert short.submit(jobs.add, 1, 2).result(SOON_S) == 3


@pytest.mark.parametrize("is_parted", [False, True])
def test_nothing_that_a_job_started_outlives_it(tmp_path: Path, is_parted: bool) -> None:
    with LimitedPool(1, replace(SHORT, processes=64)) as pool:
        _assert_family_dies(pool, tmp_path / "lock", is_parted)


def test_children_die_with_the_program(tmp_path: Path) -> None:
    """Killed, it can close nothing."""
    lock = tmp_path / "lock"
    lock.touch()
    code = (
        "from pathlib import Path; from indexer.extraction.port import Limits; from tests.hostile import jobs;"
        "from indexer.sandbox.pool import LimitedPool, Writable;"
        f"LimitedPool(1, Limits(processes=64)).submit(jobs.stay_with_a_family, Writable(Path({str(lock)!r})),"
        " is_parted=True).result()"
    )
    program = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    try:
        _wait_until(lambda: not _is_free(lock))
    finally:
        program.kill()
        program.wait()
    _wait_until(lambda: _is_free(lock))


def _assert_family_dies(pool: LimitedPool, lock: Path, is_parted: bool) -> None:
    lock.touch()
    job = pool.submit(jobs.stay_with_a_family, Writable(lock), is_parted=is_parted)
    _wait_until(lambda: not _is_free(lock))
    assert isinstance(job.exception(60), ExtractionError)
    _wait_until(lambda: _is_free(lock))


def _is_free(lock: Path) -> bool:
    with lock.open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SOON_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_one_bad_job_spoils_none_of_a_hundred_good_ones(short: LimitedPool) -> None:
    bad = short.submit(jobs.ignore_signals)
    good = [short.submit(jobs.add, number, 1) for number in range(100)]
    assert [future.result(60) for future in good] == list(range(1, 101))
    assert isinstance(bad.exception(60), ExtractionError)
