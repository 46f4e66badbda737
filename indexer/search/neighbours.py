"""The port `Meaning`: which records are near a text in meaning. This module has no need of vectors, so that who only
asks loads no library; what answers is `indexer.embedding.nearest`."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True)
class NearPassage:
    """`page`: physical number, 0 for title and abstract. `start`, `end`: code points of the page's text."""

    page: int
    start: int
    end: int


@dataclass(frozen=True)
class Neighbour:
    """`nearness`: in standard deviations of what noise reaches, above its mean; chance seldom goes beyond 2.
    `passages`: the nearest first, one a page."""

    record_id: int
    nearness: float
    passages: tuple[NearPassage, ...]


# A record may lie so far behind the nearest one: a clear answer is not followed by all that is vaguely of its kind.
FARTHEST_BEHIND = 6.0


def found(neighbours: Sequence[Neighbour], floor: float) -> tuple[Neighbour, ...]:
    """Those that are near enough to be found by it, of all, the nearest first."""
    least = max(floor, neighbours[0].nearness - FARTHEST_BEHIND) if neighbours else floor
    return tuple(one for one in neighbours if one.nearness >= least)


class MeaningState(StrEnum):
    """What became of meaning in a search."""

    USED = "used"
    NOT_ASKED = "not_asked"
    """The mode is `words`, or the question says that just its words are meant."""
    NOT_SET_UP = "not_set_up"
    NOT_READY = "not_ready"
    """Nothing is embedded yet, or the model is being opened."""
    FAILED = "failed"


class Meaning(Protocol):
    """Compares texts with all passages there are.

    Raises (all methods):
        MeaningNotReady: nothing is embedded yet, or the model is being opened.
        EmbeddingError: the model can't be asked.
    """

    def near(self, text: str, limit: int, among: Sequence[int] = ()) -> tuple[Neighbour, ...]:
        """The `limit` records nearest to a question, and as many of `among` besides, so that a filter loses none
        because the nearest are elsewhere."""

    def similar(self, record_id: int, limit: int) -> tuple[Neighbour, ...]:
        """The records nearest to a record, itself left out; none while it is not embedded."""

    def warm_up(self) -> None:
        """Open what the first question would wait for; raises nothing. Meanwhile nothing is answered."""
