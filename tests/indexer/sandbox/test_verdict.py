"""A limit is told from a crash."""

import signal
from dataclasses import replace

import pytest

from indexer.extraction.port import GIB, Limits
from indexer.sandbox.orders import Ending
from indexer.sandbox.verdict import error_of

LIMITS = Limits(cpu_s=60, memory_bytes=GIB)
BASE = 256 << 20
SMALL = Ending(0, False, 1.0, 1.0, BASE, BASE + (20 << 20), 100 << 20, "")
FULL = replace(SMALL, peak_bytes=BASE + (300 << 20))
EXIT_3 = 3 << 8


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        (replace(SMALL, status=EXIT_3), "crashed"),
        (replace(SMALL, status=signal.SIGSEGV), "crashed"),
        (replace(SMALL, status=signal.SIGABRT, messages="Assertion failed"), "crashed"),
        (replace(SMALL, status=signal.SIGKILL), "crashed"),
        (replace(SMALL, status=signal.SIGKILL, is_stopped=True), "limit_reached"),
        (replace(SMALL, status=signal.SIGKILL, cpu_s=59.9), "limit_reached"),
        (replace(SMALL, status=signal.SIGKILL, cpu_s=53.5), "limit_reached"),
        (replace(SMALL, status=signal.SIGXCPU), "limit_reached"),
        (replace(SMALL, status=signal.SIGXFSZ), "limit_reached"),
        (replace(SMALL, status=signal.SIGABRT, messages="what():  std::bad_alloc"), "limit_reached"),
        (replace(SMALL, status=signal.SIGABRT, messages="memory allocation of 8 bytes failed"), "limit_reached"),
        *(
            (replace(FULL, status=number), "limit_reached")
            for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGILL)
        ),
        (replace(SMALL, status=signal.SIGTRAP, resident_bytes=FULL.peak_bytes), "limit_reached"),
        (replace(FULL, status=EXIT_3), "crashed"),
    ],
)
def test_end_of_a_child_names_its_cause(ending: Ending, code: str) -> None:
    error = error_of(ending, LIMITS)
    assert error is not None
    assert error.code == code


def test_child_that_ended_by_itself_is_no_error_however_much_it_used() -> None:
    assert error_of(replace(FULL, cpu_s=600.0), LIMITS) is None


def test_report_comes_back_as_it_was_sent() -> None:
    assert Ending.from_json(FULL.to_json()) == FULL
