"""Processes with limits, in which hostile files are read and rendered.

A parser of PDFs can loop, eat memory and die. Here it does so in a process of its own: the wall clock kills it, the
kernel refuses it memory, it holds no secrets, and the next job gets a fresh one. The processes are *spawned*: a fork
of a web process with threads may hang on a lock that another thread held, and would inherit its open files and memory;
a fork server was discarded because its one process keeps the environment, secrets and all, of the moment it was
started. The price, 0.3 s a start, is paid once per process and after each kill. What this is *not*: a shield against
code execution; network and file system stay open to the child.
"""

import ctypes
import os
import re
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from indexer.errors import ExtractionError
from indexer.extraction.port import Limits

P = ParamSpec("P")
T = TypeVar("T")

SECRET = re.compile(r"^PUTOKAZ_|KEY|TOKEN|PASSWORD|PASSWD|SECRET|CREDENTIAL|DATABASE_URL", re.IGNORECASE)
OPEN_FILES = 128
# A process is replaced after so many jobs, so that what a parser leaks does not add up.
JOBS_PER_PROCESS = 200
CLOSE_TIMEOUT_S = 20.0
TRIES_AFTER_A_BREAK = 20
PR_SET_NO_NEW_PRIVS = 38

TOO_LONG = "Reading the file took longer than is allowed."
TOO_MUCH_MEMORY = "Reading the file needs more memory than is allowed."
DIED = "The program that reads files was stopped by this file."
CLOSED = "Reading was stopped because the program is closing."


class LimitedPool:
    """Runs functions in `workers` processes, each job within `limits`. Safe to use from several threads.

    Starts on the first job. Functions, arguments and results travel pickled, so functions stand at module level.
    """

    def __init__(self, workers: int, limits: Limits) -> None:
        self.workers = workers
        self.limits = limits
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None
        self._open: set[Future[Any]] = set()
        self._is_closed = False

    def submit(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `function` in a process; the time limit counts from its start, not from now. Can't be cancelled.
        A job may be run again if a process dies at the wrong moment, so `function` only reads.

        The future raises:
            ExtractionError: `limit_reached` (time, processor time or memory) or `crashed` (the process died, the
                function raised something else, or the pool was closed); or what the function itself raised, if that
                is an ExtractionError.
        """
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()
        with self._lock:
            self._open.add(outcome)
        self._start(outcome, (self.limits.cpu_s, function, args, kwargs), TRIES_AFTER_A_BREAK)
        return outcome

    def close(self) -> None:
        """Stop the processes, whatever they do; jobs that are not done end as `crashed`. Returns in bounded time."""
        with self._lock:
            self._is_closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            joining = threading.Thread(target=pool.join, daemon=True)
            joining.start()
            joining.join(CLOSE_TIMEOUT_S)
        with self._lock:
            left = list(self._open)
        for outcome in left:
            self._finish(outcome, None, ExtractionError("crashed", CLOSED))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self, outcome: Future[Any], job: tuple[Any, ...], tries_left: int) -> None:
        with self._lock:
            inner = None if self._is_closed else self._schedule(job)
        if inner is None:
            self._finish(outcome, None, ExtractionError("crashed", CLOSED))
        else:
            inner.add_done_callback(lambda done: self._settle(outcome, job, done, tries_left))

    def _schedule(self, job: tuple[Any, ...]) -> Future[Any]:
        """Hand a job to the pool, or to a new one if pebble has given the old one up."""
        if self._pool is not None and not self._pool.active:
            self._discard(self._pool)
        try:
            return self._running().schedule(_run, args=job, timeout=self.limits.timeout_s)
        except RuntimeError:  # It was given up just now.
            self._discard(self._running())
            return self._running().schedule(_run, args=job, timeout=self.limits.timeout_s)

    def _running(self) -> ProcessPool:
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self.workers,
                max_tasks=JOBS_PER_PROCESS,
                initializer=_confine,
                initargs=(self.limits.memory_bytes,),
                context=get_context("spawn"),
            )
        return self._pool

    def _discard(self, broken: ProcessPool) -> None:
        self._pool = None
        broken.stop()  # type: ignore[no-untyped-call]
        threading.Thread(target=broken.join, daemon=True).start()

    def _settle(self, outcome: Future[Any], job: tuple[Any, ...], done: Future[Any], tries_left: int) -> None:
        """Pass the result on. If a process dies before pebble knows what it was doing, pebble gives up the whole
        pool and every job in it. None of them need be the cause, and the next pool nearly always names it, so each is
        tried again; the bound is for a file that kills so early every time."""
        error = None if done.cancelled() else done.exception()
        if isinstance(error, BrokenProcessPool) and tries_left:
            self._start(outcome, job, tries_left - 1)
        elif done.cancelled():
            self._finish(outcome, None, ExtractionError("crashed", CLOSED))
        elif error is not None:
            self._finish(outcome, None, _as_extraction_error(error))
        else:
            self._finish(outcome, done.result(), None)

    def _finish(self, outcome: Future[Any], value: Any, error: ExtractionError | None) -> None:
        """Settle a future once: a job may end while the pool is closing."""
        with self._lock:
            if outcome not in self._open:
                return
            self._open.remove(outcome)
        if error is not None:
            outcome.set_exception(error)
        else:
            outcome.set_result(value)


def _as_extraction_error(error: BaseException) -> ExtractionError:
    if isinstance(error, ExtractionError):
        return error
    used_up = isinstance(error, ProcessExpired) and error.exitcode == -signal.SIGXCPU
    if used_up or isinstance(error, FutureTimeout | TimeoutError):
        mapped = ExtractionError("limit_reached", TOO_LONG)
    elif isinstance(error, ProcessExpired | BrokenProcessPool):
        mapped = ExtractionError("crashed", DIED)
    else:
        mapped = ExtractionError("crashed", f"Reading the file failed: {type(error).__name__}.")
    mapped.__cause__ = error
    return mapped


def _run(cpu_s: int, function: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
    """In the child: run one job. Only our own error crosses back: another one may not unpickle in the parent, which
    would cost pebble the whole pool."""
    _allow_processor_time(cpu_s)
    try:
        return function(*args, **kwargs)
    except ExtractionError:
        raise
    except MemoryError:
        raise ExtractionError("limit_reached", TOO_MUCH_MEMORY) from None
    except Exception as error:
        message = f"Reading the file failed: {type(error).__name__}: {str(error)[:200]}"
        raise ExtractionError("crashed", message) from None


def _allow_processor_time(cpu_s: int) -> None:
    """Set the soft limit to `cpu_s` from now, since processes serve many jobs. It ends a looping child even if the
    parent, which holds the wall clock, was killed."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + cpu_s + 1, hard))


def _confine(memory_bytes: int) -> None:
    """In the child, once, before the first job."""
    forget_secrets()
    _lower(resource.RLIMIT_AS, memory_bytes)
    _lower(resource.RLIMIT_NOFILE, OPEN_FILES)
    _lower(resource.RLIMIT_CORE, 0)
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _lower(kind: int, amount: int) -> None:
    _, hard = resource.getrlimit(kind)
    amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(kind, (amount, amount))


def forget_secrets() -> None:
    """Remove secrets from the environment of this process, and their values from where the kernel put them: what is
    only unset can still be read in `/proc/self/environ`."""
    getenv = ctypes.CDLL(None).getenv
    getenv.restype = ctypes.c_void_p
    for name in [name for name in os.environ if SECRET.search(name)]:
        address = getenv(os.fsencode(name))
        if address:
            ctypes.memset(address, ord("x"), len(os.fsencode(os.environ[name])))
        del os.environ[name]
