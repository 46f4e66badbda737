"""The port `BlobStore`: bytes that never change, named by their SHA-256."""

from pathlib import Path
from typing import Protocol


class BlobStore(Protocol):
    """Keeps bytes under their SHA-256 in lower-case hexadecimal.

    Promises: when `put` returns, the bytes and their name are on the disk, whatever happens next. To put the same
    bytes again changes nothing. A name is never half-written: it exists with all its bytes, or not at all.
    """

    def put(self, source: Path) -> str:
        """Copy the file in and return its SHA-256."""

    def path(self, sha256: str) -> Path:
        """A readable file with these bytes; never write to it.

        Raises:
            BlobNotFound: nothing is kept under this name.
        """

    def has(self, sha256: str) -> bool: ...

    def tidy(self) -> int:
        """Take away what a `put` left behind whose process died; how many pieces. One that goes on is left alone."""

    def remove(self, sha256: str) -> None:
        """Take the bytes away for good. What is not kept is no error."""
