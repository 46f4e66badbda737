"""A clock for code that can loop without end and swallows exceptions, as parsers do.

It works by SIGALRM, so only in a main thread, which is where the processes of `sandbox` run; elsewhere it does nothing.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Stopped(BaseException):
    """Raised by the clock. Not an `Exception`, because pypdf swallows those in several places."""


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """Raise `Stopped` in the block when the time is over, and each second after, in case it was swallowed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise Stopped

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01), 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
