"""Runs functions in limited, throw-away processes: the side of the parent, which may have threads.

Each of `workers` threads takes a job, sends it to the fork server and waits for its report. The server is started at
the first job, by `exec` with an environment of our choice, so that it inherits neither secrets nor the locks of our
threads. It can die: then the jobs that it ran are run again by a new one.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from indexer.errors import ExtractionError
from indexer.extraction.port import Limits
from indexer.sandbox import child, parcel
from indexer.sandbox.orders import Ending
from indexer.sandbox.server_process import Access, ServerGone, ServerProcess
from indexer.sandbox.verdict import DIED, error_of

P = ParamSpec("P")
T = TypeVar("T")

TRIES = 3
NO_ANSWER = "The program that reads files gave an answer that can't be believed."
CLOSED = "Reading was stopped because the program is closing."


@dataclass(frozen=True)
class Prelude:
    """Run once in the fork server, before the first job: whatever it fills or opens is there in each child. Jobs whose
    arguments are (not: equal) one of `args` get the server's own. Reads no file of a stranger."""

    function: Callable[..., object] | None = None
    args: tuple[Any, ...] = ()


NO_PRELUDE = Prelude()


@dataclass(frozen=True)
class Writable:
    """An argument of a job: a file or folder that exists and that the job may change. A path as an argument may be
    read."""

    path: Path


@dataclass(frozen=True)
class _Job:
    outcome: Future[Any]
    function: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


Watch = Callable[[Future[Any], Ending], None]


class LimitedPool:
    """Runs functions in at most `workers` processes, one process a job, each within `limits`. Safe to use from several
    threads. A job can read the files that its arguments are and what is `shared`, and no others.

    Starts on the first job. Functions, arguments and results travel pickled, so functions stand at module level, and a
    result is made of plain values and of frozen dataclasses and enumerations of ours. `watch` is told how the child of
    each future ended, before the future has its result, in no order and from several threads.
    """

    def __init__(
        self,
        workers: int,
        limits: Limits,
        prelude: Prelude = NO_PRELUDE,
        watch: Watch | None = None,
        shared: tuple[Path, ...] = (),
    ) -> None:
        self.workers = workers
        self.limits = limits
        self.prelude = prelude
        self.watch = watch
        self.shared = shared
        self._lock = threading.Lock()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._server: ServerProcess | None = None
        self.is_closed = False

    def submit(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `function` in a process; the time limit counts from its start, not from now. Can't be cancelled.
        A job may be run again if the fork server dies, so `function` only reads.

        The future raises:
            ExtractionError: `limit_reached` (time, processor time, memory or writing) or `crashed` (the process died,
                the function raised something else, or the pool was closed); or what the function itself raised, if
                that is an ExtractionError.
        """
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()
        with self._lock:
            is_closed = self.is_closed
            if not is_closed:
                self._jobs.put(_Job(outcome, function, args, kwargs))
                if len(self._threads) < self.workers:
                    self._threads.append(threading.Thread(target=self._work, name="limited pool", daemon=True))
                    self._threads[-1].start()
        if is_closed:
            outcome.set_exception(ExtractionError("crashed", CLOSED))
        return outcome

    def close(self) -> None:
        """Stop the processes, whatever they do; jobs that are not done end as `crashed`. Returns in bounded time."""
        with self._lock:
            self.is_closed = True
            server, threads = self._server, list(self._threads)
        for _ in threads:
            self._jobs.put(None)
        if server is not None:
            server.close()
        for thread in threads:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _work(self) -> None:
        """A worker: one job after the other, none left unanswered."""
        while job := self._jobs.get():
            try:
                value = self._result(job)
            except ExtractionError as error:
                job.outcome.set_exception(error)
            except Exception as error:  # A fault of ours must not leave somebody waiting for ever.
                failure = ExtractionError("crashed", f"Reading the file failed: {type(error).__name__}.")
                failure.__cause__ = error
                job.outcome.set_exception(failure)
            else:
                job.outcome.set_result(value)

    def _result(self, job: _Job) -> Any:
        for _ in range(TRIES):
            if self.is_closed:
                break
            try:
                return self._run(job, self._running_server())
            except ServerGone:
                continue
        raise ExtractionError("crashed", CLOSED if self.is_closed else DIED)

    def _running_server(self) -> ServerProcess:
        with self._lock:
            if self.is_closed:
                raise ServerGone
            if self._server is None or not self._server.is_alive():
                if self._server is not None:
                    self._server.close()
                self._server = ServerProcess(parcel.pack_job(self.prelude.function, self.prelude.args, {}, ()))
            return self._server

    def _run(self, job: _Job, server: ServerProcess) -> Any:
        args = tuple(_located(one) for one in job.args)
        kwargs = {name: _located(one) for name, one in job.kwargs.items()}
        given = (*args, *kwargs.values())
        access = Access(
            readable=(*self.shared, *(one for one in given if isinstance(one, Path))),
            writable=tuple(one.path for one in given if isinstance(one, Writable)),
        )
        payload = parcel.pack_job(job.function, args, kwargs, self.prelude.args)
        ending, content = server.run(payload, job.function.__module__, self.limits, access)
        if self.watch is not None:
            self.watch(job.outcome, ending)
        if error := error_of(ending, self.limits):
            raise error
        return _value(content)


def _located(value: Any) -> Any:
    """Paths from the root on: the child works in a folder of its own."""
    if isinstance(value, Writable):
        return Writable(value.path.absolute())
    return value.absolute() if isinstance(value, Path) else value


def _value(content: bytes) -> Any:
    """What a job gave back. The child may have been taken over by its file, so its answer is not believed to be one."""
    try:
        kind, *rest = parcel.unpack_result(content)
        if kind == child.RAN:
            (value,) = rest
            return value
        code, message = (str(one) for one in rest)
    except (parcel.Untrusted, TypeError, ValueError) as error:
        raise ExtractionError("crashed", NO_ANSWER) from error
    raise ExtractionError(code, message)
