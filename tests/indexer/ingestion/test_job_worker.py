import errno

import pytest

from indexer.ingestion.job_worker import JobWorker, Run, Work
from repository import jobs
from repository.database import Sessions, transaction
from repository.models.job import Job, JobState


def outcome(sessions: Sessions, work: Work) -> Job:
    """What one try makes of a job."""
    with transaction(sessions) as session:
        job_id = jobs.enqueue(session, "work", {"n": 1}, who="ana").id
    assert JobWorker(sessions, {"work": work}).run() == 1
    with sessions() as session:
        return session.get_one(Job, job_id)


def test_a_job_that_returns_is_done_and_has_said_how_far_it_was(sessions: Sessions) -> None:
    def work(run: Run) -> None:
        run.renew(done=run.about["n"], total=2)

    job = outcome(sessions, work)
    assert (job.state, job.done, job.total) == (JobState.DONE, 1, 2)


def test_a_job_that_raises_is_put_back_with_the_reason(sessions: Sessions, caplog: pytest.LogCaptureFixture) -> None:
    def work(run: Run) -> None:
        raise KeyError("page 3")

    job = outcome(sessions, work)
    assert (job.state, job.tries, job.error) == (JobState.WAITING, 1, "KeyError: 'page 3'")


def test_a_full_disk_puts_a_job_off(sessions: Sessions) -> None:
    def work(run: Run) -> None:
        raise OSError(errno.ENOSPC, "no room")

    job = outcome(sessions, work)
    assert (job.state, job.tries) == (JobState.WAITING, 0)


def test_a_job_cancelled_meanwhile_stops_and_stays_cancelled(sessions: Sessions) -> None:
    def work(run: Run) -> None:
        with transaction(sessions) as session:
            jobs.cancel(session.get_one(Job, run.job_id))
        run.renew()
        pytest.fail("it went on")

    assert outcome(sessions, work).state == JobState.CANCELLED
