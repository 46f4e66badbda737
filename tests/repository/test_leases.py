import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy.orm import Session

from repository import leases
from repository.database import Sessions, transaction
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


def test_those_who_ask_at_the_same_moment_get_it_one_after_another(sessions: Sessions) -> None:
    inside: list[str] = []
    most: list[int] = []

    def take_turns(holder: str) -> int:
        turns = 0
        while turns < 10:
            with transaction(sessions) as session:
                other = leases.acquire(session, "index", holder)
            if other:
                time.sleep(0.001)
                continue
            inside.append(holder)
            most.append(len(inside))
            inside.remove(holder)
            with transaction(sessions) as session:
                leases.release(session, "index", holder)
            turns += 1
        return turns

    with ThreadPoolExecutor() as pool:
        assert list(pool.map(take_turns, ["one:1", "two:1", "three:1"])) == [10, 10, 10]
    assert set(most) == {1}
