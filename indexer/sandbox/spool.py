"""What was read of a long file so far, page by page, so that the next attempt goes on where the last one stopped.

The child appends what a page gave, some pages at a time, to a file that outlives it and the parent too. Records are a
length and a packed value; a record that a kill cut short is dropped. The file was written by a process that a hostile
PDF may have taken over: only another child reads it, and unpacks it as a result is unpacked (`parcel`).
"""

import struct
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from indexer.sandbox import parcel

T = TypeVar("T")

# Change it when what is kept of a page changes: a spool of another version is begun anew.
VERSION = b"putokaz spool 1\n"
LENGTH = struct.Struct("<I")
# What is lost at most by a kill, and how long a file must take to read before anything is written at all.
FLUSH_S = 1.0


class PageSpool:
    """The `PageStore` on a file that exists. Made in the child; not safe to use from several threads."""

    def __init__(self, path: Path, flush_s: float = FLUSH_S) -> None:
        self.path = path
        self.flush_s = flush_s
        self._kept: dict[int, object] | None = None
        self._waiting: list[bytes] = []
        self._flushed = time.monotonic()

    def page(self, number: int, read: Callable[[], T]) -> T:
        """What was kept of the page, which is then forgotten here, or else what `read` gives, which is kept."""
        if self._kept is None:
            self._kept = self._load()
        if number in self._kept:
            return self._kept.pop(number)  # type: ignore[return-value]  # What `read` of this version gave.
        value = read()
        self._waiting.append(_record((number, value)))
        if time.monotonic() - self._flushed >= self.flush_s:
            self.flush()
        return value

    def flush(self) -> None:
        """Write what waits; it is then safe from a kill, though not from a power cut. A disk that is full, or a spool
        that was removed because the same file was read twice at once, must not stop the reading."""
        with suppress(OSError), self.path.open("ab") as stream:
            stream.write(b"".join(self._waiting))
        self._waiting.clear()
        self._flushed = time.monotonic()

    def _load(self) -> dict[int, object]:
        """Nothing where the spool can't be read."""
        try:
            return self._kept_pages()
        except OSError:
            return {}

    def _kept_pages(self) -> dict[int, object]:
        content = self.path.read_bytes()
        if not content.startswith(VERSION):
            self.path.write_bytes(VERSION)
            return {}
        pages, end = {}, len(VERSION)
        for number, value, end in _records(content):  # noqa: B007 - the last end is wanted
            pages[number] = value
        with self.path.open("r+b") as stream:
            stream.truncate(end)
        return pages


def _record(page: tuple[int, object]) -> bytes:
    packed = parcel.pack_result(page)
    return LENGTH.pack(len(packed)) + packed


def _records(content: bytes) -> Iterator[tuple[int, object, int]]:
    """Page number, what was kept of it, and where its record ends; up to the first that is not whole."""
    start = len(VERSION)
    while start + LENGTH.size <= len(content):
        end = start + LENGTH.size + LENGTH.unpack_from(content, start)[0]
        if end > len(content):
            return
        try:
            number, value = parcel.unpack_result(content[start + LENGTH.size : end])
        except (parcel.Untrusted, TypeError, ValueError):
            return
        yield number, value, end
        start = end
