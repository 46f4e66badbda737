"""What looks at an address of the web."""

from dataclasses import dataclass
from typing import Protocol

from repository.models.vocabulary import LinkState


@dataclass(frozen=True)
class Look:
    """`answer`: the status of HTTP at the end of the way, 0 where nobody answered."""

    state: LinkState
    answer: int = 0


class LinkFetcher(Protocol):
    """Looks at one address and says what is there. It asks public addresses with encryption only, follows a way of a
    few steps, each judged anew, ends within a set time, and never raises for what it meets."""

    def look(self, uri: str) -> Look:
        """An `http` address names the same thing as the `https` one, and is asked as that."""
