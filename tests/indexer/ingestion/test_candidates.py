import random

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from indexer.ingestion import near_duplicates
from indexer.ingestion.candidates import Comparison, deciding, find
from indexer.ingestion.near_duplicates import resemblance
from repository import records
from repository.models.likeness import LikenessKey
from repository.models.record import Record, State

SIZE = near_duplicates.SKETCH
COMPARISON = Comparison("sketch", set)


def keep(session: Session, *sketch: int) -> Record:
    record = Record(titles={"en": "A title"}, proposals={"sketch": {"value": list(sketch)}} if sketch else {})
    return records.create(session, record, who="test")


def found(session: Session, *keys: int) -> dict[int, list[int]]:
    return dict(find(session, COMPARISON, set(keys)))


@pytest.mark.parametrize("least", [0.5, 0.12])
def test_sketches_that_are_alike_share_a_deciding_hash(least: float) -> None:
    chosen = random.Random(1)
    for _ in range(2000):
        common = chosen.sample(range(10_000), chosen.randrange(1, 200))
        one, other = (sorted({*common, *chosen.sample(range(10_000), chosen.randrange(200))})[:SIZE] for _ in range(2))
        if resemblance(one, other) >= least:
            assert {*deciding(one, SIZE, least)} & {*deciding(other, SIZE, least)}


def test_only_records_that_share_a_key_are_found_in_the_order_they_came(session: Session) -> None:
    first, _, third = keep(session, 1, 2), keep(session, 3, 4), keep(session, 2, 5)

    assert list(found(session, 2, 9).items()) == [(first.id, [1, 2]), (third.id, [2, 5])]
    assert found(session, 9) == {}


def test_what_came_in_since_is_found_and_nothing_is_keyed_twice(session: Session) -> None:
    first = keep(session, 1)
    assert [*found(session, 1)] == [first.id]
    keep(session)
    second = keep(session, 1)

    assert [*found(session, 1)] == [*found(session, 1)] == [first.id, second.id]
    assert session.scalar(select(func.count()).select_from(LikenessKey)) == 5


def test_a_withdrawn_record_is_no_candidate(session: Session) -> None:
    keep(session, 1).state = State.WITHDRAWN

    assert found(session, 1) == {}
