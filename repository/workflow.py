"""The states of a record and the moves between them."""

from repository.errors import ForbiddenMove
from repository.models.history import ChangeKind
from repository.models.record import Record, State

MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.IN_REVIEW, State.PUBLISHED}),
    State.IN_REVIEW: frozenset({State.DRAFT, State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.WITHDRAWN}),
    State.WITHDRAWN: frozenset({State.PUBLISHED}),
}

CHANGE_KINDS = {State.PUBLISHED: ChangeKind.PUBLISHED, State.WITHDRAWN: ChangeKind.WITHDRAWN}


def move(record: Record, wanted: State) -> ChangeKind:
    """Put the record into another state and name the change.

    Raises:
        ForbiddenMove: `MOVES` has no such step.
    """
    if wanted not in MOVES[State(record.state)]:
        raise ForbiddenMove(record.id, record.state, wanted)
    record.state = wanted
    return CHANGE_KINDS.get(wanted, ChangeKind.EDITED)
