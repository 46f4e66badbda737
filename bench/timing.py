"""Calls timed one by one on the wall clock."""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from indexer import terminal

T = TypeVar("T")


def time_each(call: Callable[[T], object], arguments: Sequence[T]) -> list[float]:
    """Milliseconds of each call, in order. The first is called once beforehand, so that opening is not timed."""
    call(arguments[0])
    return [_time_ms(call, argument) for argument in terminal.tracked(arguments, len(arguments), "Asking")]


def percentile(times: Iterable[float], share: float) -> float:
    """By nearest rank: the smallest of `times` that at least this share of them do not exceed."""
    ordered = sorted(times)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _time_ms(call: Callable[[T], object], argument: T) -> float:
    started = time.perf_counter()
    call(argument)
    return (time.perf_counter() - started) * 1000
