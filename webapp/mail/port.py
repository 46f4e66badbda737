"""The `Mailer` port: a letter is handed over, or the caller is told."""

from dataclasses import dataclass
from typing import Protocol


class MailNotSent(Exception):
    """Raised when nobody took the letter; the person can be told to try again."""


@dataclass(frozen=True)
class Letter:
    """Plain text, lines as they are to be read. `address`: of the one person it is for. `stop_url`: where the letters
    of this kind end by one POST (RFC 8058), empty for those that are sent once."""

    address: str
    subject: str
    text: str
    stop_url: str = ""


class Mailer(Protocol):
    def send(self, letter: Letter) -> None:
        """Returns when somebody has taken the letter for delivery. Raises `MailNotSent`."""
