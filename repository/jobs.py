"""The queue of work behind the pages: put in, claim, renew, and how a try ends.

A job is put in by the transaction that makes it necessary, so that what was acknowledged is worked on. It is claimed by
a lease that the worker renews while it works; a dead worker loses it, at once if it was a process of this machine. Each
claim counts as a try: a job that kills its worker can't come back for ever. What fails `MOST_TRIES` times waits for a
person, unless it got further each time. A full disk is nobody's fault: such a job is put off and loses no try.

Every function works in the caller's transaction.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select, update
from sqlalchemy.orm import Session

from repository.leases import DURATION, is_gone
from repository.models.base import now
from repository.models.job import Job, JobState

MOST_TRIES = 3
# Before a job is tried again after it failed, and after the disk was full.
PAUSE = timedelta(seconds=10)
DISK_FULL_PAUSE = timedelta(seconds=15)
LONGEST_ERROR = 2_000
# Changes of state that the log of a job keeps, the latest.
MOST_LOGGED = 50


def enqueue(session: Session, kind: str, about: dict[str, Any], *, who: str, total: int = 0) -> Job:
    job = Job(kind=kind, about=about, who=who, total=total)
    session.add(job)
    session.flush()
    return job


def claim(session: Session, holder: str, kinds: Collection[str]) -> Job | None:
    """The oldest job that may be worked on now, taken by `holder`; None if there is none.

    Of two workers that reach for one job, one gets it: it is taken only as it was seen.
    """
    for seen in session.scalars(_claimable(kinds)).all():
        if seen.state == JobState.RUNNING and not _is_abandoned(seen):
            continue
        if seen.tries >= MOST_TRIES:
            _leave(seen, JobState.NEEDS_ATTENTION, seen.error or "the worker died with it")
            continue
        taken = {
            "state": JobState.RUNNING,
            "holder": holder,
            "lease_until": now() + DURATION,
            "tries": seen.tries + 1,
            "updated_at": now(),
        }
        as_seen = (Job.id == seen.id, Job.state == seen.state, Job.tries == seen.tries)
        if session.execute(update(Job).where(*as_seen).values(taken)).rowcount:  # type: ignore[attr-defined]
            session.refresh(seen)
            _note(seen)
            return seen
    return None


def renew(session: Session, job_id: int, holder: str, *, done: int | None = None, total: int | None = None) -> bool:
    """Keep the lease and note how far the work is; False if the job was cancelled or is somebody else's by now. A job
    that got further than any try before is no job that kills its worker: its tries begin anew."""
    said = {name: value for name, value in (("done", done), ("total", total)) if value is not None}
    mine = (Job.id == job_id, Job.state == JobState.RUNNING, Job.holder == holder)
    values: dict[str, Any] = {"lease_until": now() + DURATION, "updated_at": now(), **said}
    if done:
        values["tries"] = case((Job.done < done, 1), else_=Job.tries)
    return bool(session.execute(update(Job).where(*mine).values(values)).rowcount)  # type: ignore[attr-defined]


def finish(job: Job) -> None:
    _leave(job, JobState.DONE, "")


def fail(job: Job, error: str) -> None:
    """A try that went wrong: again after a pause, or never by itself."""
    if job.tries >= MOST_TRIES:
        _leave(job, JobState.NEEDS_ATTENTION, error)
    else:
        _put_off(job, PAUSE * job.tries, error)


def put_off(job: Job, error: str) -> None:
    """A try that could not go on because the disk is full; it does not count."""
    job.tries -= 1
    _put_off(job, DISK_FULL_PAUSE, error)


def cancel(job: Job) -> bool:
    """Take a job out of the queue; its worker notices at its next renewal. False if it has ended already."""
    if job.state not in (JobState.WAITING, JobState.RUNNING, JobState.NEEDS_ATTENTION):
        return False
    _leave(job, JobState.CANCELLED)
    return True


def retry(job: Job) -> bool:
    """Begin anew with all tries, as asked by a person. False if the job is still in the queue or done."""
    if job.state not in (JobState.NEEDS_ATTENTION, JobState.CANCELLED):
        return False
    job.tries = 0
    _put_off(job, timedelta())
    return True


def list_latest(session: Session, *, states: Collection[str] = tuple(JobState), limit: int = 100) -> Sequence[Job]:
    """The newest first."""
    return session.scalars(select(Job).where(Job.state.in_(states)).order_by(Job.id.desc()).limit(limit)).all()


def count_by_state(session: Session) -> dict[str, int]:
    return dict(session.execute(select(Job.state, func.count()).group_by(Job.state)).all())


def _claimable(kinds: Collection[str]) -> Select[Job]:
    is_due = and_(Job.state == JobState.WAITING, Job.not_before <= now())
    query = select(Job).where(Job.kind.in_(kinds), or_(is_due, Job.state == JobState.RUNNING)).order_by(Job.id)
    return query.limit(20)


def _is_abandoned(job: Job) -> bool:
    return job.lease_until is None or job.lease_until < now() or is_gone(job.holder)


def _put_off(job: Job, pause: timedelta, error: str | None = None) -> None:
    _leave(job, JobState.WAITING, error)
    job.not_before = now() + pause


def _leave(job: Job, state: JobState, error: str | None = None) -> None:
    """`error`: of a try that ended now; without one, that of the last try stays."""
    job.state, job.holder, job.lease_until = state, "", None
    job.error = job.error if error is None else error[:LONGEST_ERROR]
    _note(job, job.error if error else "")


def _note(job: Job, error: str = "") -> None:
    """Write down that the job came into its present state."""
    line = {"at": now().isoformat(timespec="seconds"), "state": str(job.state), "error": error}
    job.log = [*job.log, line][-MOST_LOGGED:]
