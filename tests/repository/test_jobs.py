from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from repository import jobs
from repository.leases import this_process
from repository.models.base import now
from repository.models.job import Job, JobState

ME = this_process()
KINDS = ("read",)


@pytest.fixture
def job(session: Session) -> Job:
    return jobs.enqueue(session, "read", {"upload": "a"}, who="ana")


def claim(session: Session, holder: str = ME) -> Job | None:
    return jobs.claim(session, holder, KINDS)


def test_a_job_is_claimed_once(session: Session, job: Job) -> None:
    assert claim(session) is job
    assert (job.state, job.tries) == (JobState.RUNNING, 1)
    assert claim(session) is None


def test_a_job_of_another_kind_is_left_to_others(session: Session, job: Job) -> None:
    assert jobs.claim(session, ME, ("write",)) is None


def test_the_job_of_a_dead_process_is_taken_over_at_once(session: Session, job: Job) -> None:
    claim(session, ME.rpartition(":")[0] + ":999999999")
    assert claim(session) is job
    assert (job.holder, job.tries) == (ME, 2)


def test_the_job_of_another_machine_is_taken_over_when_its_lease_ends(session: Session, job: Job) -> None:
    claim(session, "elsewhere:1")
    assert claim(session) is None
    job.lease_until = now() - timedelta(seconds=1)
    assert claim(session) is job
    assert not jobs.renew(session, job.id, "elsewhere:1")


def test_a_job_that_kills_its_worker_three_times_waits_for_a_person(session: Session, job: Job) -> None:
    for pid in (999999991, 999999992, 999999993):
        claim(session, f"{ME.rpartition(':')[0]}:{pid}")
    assert claim(session) is None
    assert job.state == JobState.NEEDS_ATTENTION


def test_a_job_that_gets_further_each_time_is_never_given_up(session: Session, job: Job) -> None:
    for done in range(1, 6):
        assert claim(session, ME.rpartition(":")[0] + ":999999999") is job
        jobs.renew(session, job.id, job.holder, done=done, total=9)
        session.refresh(job)
    jobs.renew(session, job.id, job.holder, done=5)
    session.refresh(job)
    assert (job.tries, job.state) == (1, JobState.RUNNING)


def test_a_failed_job_is_tried_again_later_and_three_times_only(session: Session, job: Job) -> None:
    for _ in range(3):
        job.not_before = now()
        session.flush()
        claim(session)
        jobs.fail(job, "it broke")
        assert claim(session) is None
    assert (job.state, job.error) == (JobState.NEEDS_ATTENTION, "it broke")
    assert jobs.retry(job)
    session.flush()
    assert claim(session) is job


def test_a_full_disk_costs_no_try(session: Session, job: Job) -> None:
    claim(session)
    jobs.put_off(job, "no room")
    assert (job.state, job.tries) == (JobState.WAITING, 0)


def test_a_cancelled_job_tells_its_worker_to_stop(session: Session, job: Job) -> None:
    claim(session)
    assert jobs.renew(session, job.id, ME, done=1, total=2)
    assert jobs.cancel(job)
    session.flush()
    assert not jobs.renew(session, job.id, ME)
    assert not jobs.cancel(job)


def test_the_log_of_a_job_tells_each_try(session: Session, job: Job) -> None:
    claim(session)
    jobs.fail(job, "the first time")
    jobs.cancel(job)
    jobs.retry(job)
    claim(session)
    jobs.finish(job)
    states = [(one["state"], one["error"]) for one in job.log]
    assert states == [
        (JobState.RUNNING, ""),
        (JobState.WAITING, "the first time"),
        (JobState.CANCELLED, ""),
        (JobState.WAITING, ""),
        (JobState.RUNNING, ""),
        (JobState.DONE, ""),
    ]
    assert all(datetime.fromisoformat(one["at"]).tzinfo is UTC for one in job.log)


def test_the_log_of_a_job_is_bounded(session: Session, job: Job) -> None:
    for _ in range(jobs.MOST_LOGGED):
        jobs.put_off(job, "the disk is full")
        jobs.put_off(job, "the disk is full")
    assert len(job.log) == jobs.MOST_LOGGED
