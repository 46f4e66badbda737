"""How a child ended -> what is said of its file. Pure, so that each way to die can be told in a test.

A limit must not look like a crash. Time is certain: we killed, or the kernel did after the processor time was used up.
Memory is told by two signs. A refused allocation mostly says so on standard error (C++, Rust and Python each have their
words). If it does not: a buffer that grows by doubling holds at least a third of the room when its next size is
refused, so who died by a signal with that much in hand died of memory. Who asks for too much at once, says nothing and
dies, counts as crashed; we can't tell.
"""

import os
import re
import signal

from indexer.errors import ExtractionError
from indexer.extraction.port import Limits
from indexer.sandbox.orders import Ending

TOO_LONG = "Reading the file took longer than is allowed."
TOO_MUCH_MEMORY = "Reading the file needs more memory than is allowed."
TOO_MUCH_WRITTEN = "Reading the file wrote more than is allowed."
DIED = "The program that reads files was stopped by this file."

OUT_OF_MEMORY = re.compile(
    r"bad_alloc|length_error|out of memory|cannot allocate memory|MemoryError|memory allocation", re.I
)
FULL_SHARE = 1 / 3
# The kernel's clock of the limit counts whole ticks, that of the account what truly ran: on a busy machine they differ.
COUNTED_SHARE = 0.9
TICKS_S = 0.5


def error_of(ending: Ending, limits: Limits) -> ExtractionError | None:
    """`limit_reached` or `crashed`; None if the child ended by itself and left a result."""
    if ending.status == 0:
        return None
    if ending.is_stopped or _used_its_time(ending, limits):
        return ExtractionError("limit_reached", TOO_LONG)
    if _signal(ending) == signal.SIGXFSZ:
        return ExtractionError("limit_reached", TOO_MUCH_WRITTEN)
    if _used_its_memory(ending, limits):
        return ExtractionError("limit_reached", TOO_MUCH_MEMORY)
    return ExtractionError("crashed", DIED)


def _signal(ending: Ending) -> int:
    return os.WTERMSIG(ending.status) if os.WIFSIGNALED(ending.status) else 0


def _used_its_time(ending: Ending, limits: Limits) -> bool:
    used_up = ending.cpu_s >= limits.cpu_s * COUNTED_SHARE - TICKS_S
    return _signal(ending) == signal.SIGXCPU or (_signal(ending) == signal.SIGKILL and used_up)


def _used_its_memory(ending: Ending, limits: Limits) -> bool:
    room = max(0, limits.memory_bytes - ending.base_bytes)
    most = max(ending.peak_bytes, ending.resident_bytes)
    is_full = most - ending.base_bytes >= room * FULL_SHARE
    return bool(_signal(ending)) and (is_full or bool(OUT_OF_MEMORY.search(ending.messages)))
