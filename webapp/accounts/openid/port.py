"""The port `IdentityProvider`: somebody else, such as the agency's own sign-in, who says who a person is."""

from dataclasses import dataclass
from typing import Protocol


class IdentityRefused(Exception):
    """Raised when nobody could be told for sure: the person or the provider broke off, an answer was forged, changed or
    too old, or the provider can't be reached."""


@dataclass(frozen=True)
class Departure:
    """`url`: where the person is sent. `memory`: what `arrive` needs, to be kept in the same browser, and sealed."""

    url: str
    memory: str


@dataclass(frozen=True)
class Identity:
    """`is_verified`: the provider has seen that the address is the person's own."""

    email: str
    name: str
    is_verified: bool


class IdentityProvider(Protocol):
    def depart(self, callback_url: str) -> Departure:
        """Raises `IdentityRefused`."""

    def arrive(self, callback_url: str, came_by: str, memory: str) -> Identity:
        """Who the person is that came back to `callback_url`; `came_by`: the whole address, with its query.

        Raises `IdentityRefused`.
        """
