"""Works on the jobs of the repository, one after the other, until there is none that is due.

What a kind of job does is a function given at the start. It works in transactions of its own, reports how far it is
and learns there whether to go on; when it returns, the job is done. Whatever it raises ends the try, never the worker.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Any, TypeVar

from indexer.errors import ScannerUnavailable
from repository import jobs
from repository.database import Sessions, is_disk_full, transaction
from repository.leases import this_process
from repository.models.job import Job, JobState

# A lease lasts 30 s.
RENEW_EVERY_S = 5.0
T = TypeVar("T")
log = logging.getLogger(__name__)


class JobLost(Exception):
    """Raised to the function of a job that was cancelled, or is somebody else's: stop, and keep nothing more."""


@dataclass(frozen=True)
class Run:
    """One try of a job, as the function of its kind sees it."""

    job_id: int
    about: Mapping[str, Any]
    who: str
    sessions: Sessions
    holder: str

    def renew(self, *, done: int | None = None, total: int | None = None) -> None:
        """Say that the work goes on, and how far it is. Raises `JobLost`."""
        with transaction(self.sessions) as session:
            if not jobs.renew(session, self.job_id, self.holder, done=done, total=total):
                raise JobLost

    def result_of(self, future: "Future[T]") -> T:
        """Wait for a child's result, and keep the lease meanwhile. Raises what the future raises, or `JobLost`."""
        while not wait([future], RENEW_EVERY_S).done:
            self.renew()
        return future.result()


Work = Callable[[Run], None]


@dataclass(frozen=True)
class JobWorker:
    """`kinds`: name -> what is done for such a job."""

    sessions: Sessions
    kinds: Mapping[str, Work]

    def run(self, stop: threading.Event | None = None) -> int:
        """Work until nothing is due, or until told to stop; how many tries were made."""
        tries = 0
        while not (stop and stop.is_set()) and (run := self._claim()):
            self._try(run)
            tries += 1
        return tries

    def _claim(self) -> Run | None:
        holder = this_process()
        with transaction(self.sessions) as session:
            job = jobs.claim(session, holder, self.kinds)
            return Run(job.id, dict(job.about), job.who, self.sessions, holder) if job else None

    def _try(self, run: Run) -> None:
        try:
            with self.sessions() as session:
                kind = session.get_one(Job, run.job_id).kind
            self.kinds[kind](run)
        except JobLost:
            log.info("job %s was taken away", run.job_id)
        except Exception as error:  # Whatever went wrong is told on the job; the next job is not to suffer from it.
            # Neither is the job's fault, and both pass: it waits, and loses no try.
            is_put_off = is_disk_full(error) or isinstance(error, ScannerUnavailable)
            if not is_put_off:
                log.exception("job %s failed", run.job_id)
            reason = f"{type(error).__name__}: {error}"
            self._end(run, lambda job: jobs.put_off(job, reason) if is_put_off else jobs.fail(job, reason))
        else:
            self._end(run, jobs.finish)

    def _end(self, run: Run, how: Callable[[Job], None]) -> None:
        with transaction(self.sessions) as session:
            job = session.get(Job, run.job_id)
            if job is not None and job.state == JobState.RUNNING and job.holder == run.holder:
                how(job)
