"""Read a long file in several attempts, each of which goes on at the page where the last one stopped.

An attempt ends at a limit of its own, or dies. As long as the spool of the file grew in it, the file gets another one,
up to `Limits.budget_s` for all of them. The spool is named by the file's SHA-256 and outlives this program: after a
kill, the next run goes on from it.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, Generic, ParamSpec, TypeVar

from indexer.errors import ExtractionError
from indexer.sandbox.pool import LimitedPool, Writable

P = ParamSpec("P")
T = TypeVar("T")

HOPEFUL = ("limit_reached", "crashed")
STALE_S = 30 * 24 * 3600.0


@dataclass(frozen=True)
class Resuming(Generic[T]):
    """`folder` of the spools. `is_unfinished`: whether a result is one of pages read in part, at the soft limit."""

    pool: LimitedPool
    folder: Path
    is_unfinished: Callable[[T], bool]

    def submit(
        self, sha256: str, function: Callable[Concatenate[Writable, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Run `function(spool, *args)` in a child, again and again while it gets further. The result is the last one.
        The spool, which `PageSpool` reads and writes, is removed with the last attempt, unless the pool was closed.

        The future raises:
            ExtractionError: as the pool's.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        spool = self.folder / sha256
        spool.touch()
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()
        deadline = time.monotonic() + self.pool.limits.budget_s

        def attempt() -> None:
            size, started = spool.stat().st_size, time.monotonic()
            job = self.pool.submit(function, Writable(spool), *args, **kwargs)
            job.add_done_callback(lambda done: settle(done, size, started))

        def settle(done: Future[T], size: int, started: float) -> None:
            is_longer = spool.exists() and spool.stat().st_size > size
            if is_longer and time.monotonic() < deadline and self._may_go_on(done, started):
                attempt()
                return
            if not self.pool.is_closed:
                spool.unlink(missing_ok=True)
            _pass_on(done, outcome)

        attempt()
        return outcome

    def remove_stale(self) -> None:
        """Remove spools of files that nobody came back to for a month."""
        for spool in self.folder.glob("*"):
            if time.time() - spool.stat().st_mtime > STALE_S:
                spool.unlink(missing_ok=True)

    def _may_go_on(self, done: Future[T], started: float) -> bool:
        """A result is only taken up again if time cut it short: more attempts do not help against other limits."""
        if self.pool.is_closed:
            return False
        error = done.exception()
        if error is not None:
            return isinstance(error, ExtractionError) and error.code in HOPEFUL
        was_long = time.monotonic() - started >= self.pool.limits.soft_timeout_s
        return was_long and self.is_unfinished(done.result())


def _pass_on(done: Future[T], outcome: Future[T]) -> None:
    error = done.exception()
    if error is not None:
        outcome.set_exception(error)
    else:
        outcome.set_result(done.result())
