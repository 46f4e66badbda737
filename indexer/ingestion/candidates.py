"""The records that may be like a new file, found by an index, so that it is not compared with every record.

A comparison names its field of `Record.proposals` and the keys of such a value: hashes chosen so that two values that
are alike share one. Records are keyed when the next file comes in, each once, for these fields never change.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from repository.models.likeness import LikenessKey
from repository.models.record import Record, State

# Hashes are not negative; this one every record has that was keyed, whether it has others or none.
KEYED = -1
BATCH = 200


@dataclass(frozen=True)
class Comparison:
    """`field`: of `Record.proposals`; `keys_of`: the keys, 0 or more, of a value as it is kept there."""

    field: str
    keys_of: Callable[[Any], set[int]]


def find(session: Session, comparison: Comparison, keys: set[int]) -> Iterator[tuple[int, Any]]:
    """Id and value of each record with one of the keys, in the order of ids; what was withdrawn is left out."""
    _catch_up(session, comparison)
    shares = select(LikenessKey.record_id).where(
        LikenessKey.kind == comparison.field, LikenessKey.value.in_(sorted(keys))
    )
    value = Record.proposals[comparison.field]["value"]
    query = select(Record.id, value).where(Record.id.in_(shares), Record.state != State.WITHDRAWN)
    yield from session.execute(query.order_by(Record.id))


def deciding(sketch: Sequence[int], size: int, least: float) -> Sequence[int]:
    """So many of the smallest hashes that two sketches with a resemblance of `least` share one of them.

    Resemblance is the share of the `size` smallest hashes of both that are in both; below the first of these, a sketch
    has only hashes that are not, `(1 - least) * size` of them at most. `sketch`: ascending.
    """
    return sketch[: int((1.0 - least) * size) + 1]


def _catch_up(session: Session, comparison: Comparison) -> None:
    """Key the records that came in since the last file."""
    is_keyed = (LikenessKey.kind == comparison.field, LikenessKey.value == KEYED)
    last = session.scalar(select(func.max(LikenessKey.record_id)).where(*is_keyed)) or 0
    value = Record.proposals[comparison.field]["value"]
    new = session.execute(select(Record.id, value).where(Record.id > last).order_by(Record.id))
    for batch in new.partitions(BATCH):
        rows = [
            {"kind": comparison.field, "value": key, "record_id": record_id}
            for record_id, kept in batch
            for key in {KEYED} | (comparison.keys_of(kept) if kept else set())
        ]
        session.execute(insert(LikenessKey), rows)
