"""What a parser taken over by a hostile file might do. At module level, as the pool needs it."""

import ctypes
import os
import signal
import time
from pathlib import Path


def add(left: int, right: int) -> int:
    return left + right


def sleep_for_ever() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(60)


def eat_memory() -> int:
    return len(b"x" * (4 << 30))


def die() -> None:
    os._exit(3)


def read_address_zero() -> None:
    ctypes.string_at(0)


def use_the_processor() -> None:
    while True:
        pass


class AwkwardError(Exception):
    """Can't be unpickled: its arguments are not those of its constructor."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__("awkward")


def raise_what_cannot_travel() -> None:
    raise AwkwardError(1, 2)


def environment() -> tuple[list[str], bytes]:
    return list(os.environ), Path("/proc/self/environ").read_bytes()
