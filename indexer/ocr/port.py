"""The port `TextRecognizer`: the picture of a page in, its text out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Recognised:
    """`text`: lines separated by a line feed, paragraphs by an empty line. `confidence`: mean over the letters of the
    words, 0 to 1; 0 for a page without any."""

    text: str
    confidence: float


class TextRecognizer(Protocol):
    """Reads text off pictures. Safe to use from several threads."""

    def languages(self) -> frozenset[str]:
        """BCP 47 codes of the languages that can be read on this machine."""

    def recognise(self, picture: bytes, languages: Sequence[str]) -> Recognised:
        """Read a JPEG or PNG of about 300 dots an inch. `languages`: at least one of `languages()`, likeliest first.

        Raises:
            RecognitionError: the page could not be read, or not in the time allowed.
        """
