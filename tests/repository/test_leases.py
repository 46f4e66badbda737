from datetime import timedelta

from sqlalchemy.orm import Session

from repository import leases
from repository.models.base import now
from repository.models.history import Lease


def test_second_holder_learns_who_has_the_lease(session: Session) -> None:
    assert leases.acquire(session, "index", leases.this_process()) is None
    assert leases.acquire(session, "index", "other:1") == leases.this_process()


def test_holder_renews_and_releases(session: Session) -> None:
    me = leases.this_process()
    assert [leases.acquire(session, "index", me) for _ in range(2)] == [None, None]
    leases.release(session, "index", me)
    session.flush()
    assert session.get(Lease, "index") is None


def test_lease_of_a_dead_process_of_this_machine_is_taken_at_once(session: Session) -> None:
    host = leases.this_process().rpartition(":")[0]
    session.add(Lease(name="index", holder=f"{host}:4194305", expires_at=now() + timedelta(hours=1)))
    session.flush()
    assert leases.acquire(session, "index", leases.this_process()) is None


def test_lease_of_another_machine_ends_by_time(session: Session) -> None:
    session.add(Lease(name="index", holder="elsewhere:1", expires_at=now() - timedelta(seconds=1)))
    session.flush()
    assert leases.acquire(session, "index", leases.this_process()) is None
