"""The port `TextExtractor`: a file in, the text of its pages out, within limits."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from indexer.documents import Extraction

T = TypeVar("T")
GIB = 1 << 30


@dataclass(frozen=True)
class Limits:
    """What reading one file may cost.

    `timeout_s` (wall clock) and `cpu_s` (processor) end the process and all that it started. Before that, at
    `soft_share` of `timeout_s`, the reader stops by itself and hands back the pages it has. `memory_bytes`: address
    space. `written_bytes`: the largest file it may write, its result included. `processes`: how many more it may
    start. `budget_s`: wall time of all attempts together, for a file that is read in several. `max_pages` and
    `max_characters` are far above any publication.

    Raises:
        ValueError: `memory_bytes` over 2 GiB. PDFium stops unpacking a stream at 1 GiB and reports nothing; it needs
            more than 2 GiB to get there, so under this limit such a file fails openly (measured with 5.15.2).
    """

    timeout_s: float = 120.0
    memory_bytes: int = 2 * GIB
    cpu_s: int = 120
    written_bytes: int = GIB
    open_files: int = 128
    processes: int = 0
    budget_s: float = 1200.0
    max_pages: int = 20_000
    max_characters: int = 50_000_000
    soft_share: float = 0.8

    def __post_init__(self) -> None:
        if self.memory_bytes > 2 * GIB:
            raise ValueError(f"memory_bytes is {self.memory_bytes}, more than {2 * GIB}")

    @property
    def soft_timeout_s(self) -> float:
        return self.timeout_s * self.soft_share


class PageStore(Protocol):
    """Where a reader keeps what each page gave, so that a later attempt at a long file need not read it again."""

    def page(self, number: int, read: Callable[[], T]) -> T:
        """What was kept of page `number` (any numbering, if it is always the same) by an earlier attempt, or else what
        `read` gives, which is kept. The value is plain, or of frozen dataclasses of ours."""


class NothingKept:
    """The `PageStore` of a file that is read in one attempt."""

    def page(self, number: int, read: Callable[[], T]) -> T:
        return read()


class TextExtractor(Protocol):
    """Reads the text of a file.

    Promises: page numbers are physical, from 1, without gaps. Nothing is cut silently: a limit that bites gives
    `TextState.LIMIT_REACHED` and a remark, a damaged file read in part `TextState.PARTIAL` and a remark. The file is
    only read, nothing in it is executed and nothing it names is opened.
    """

    def extract(self, path: Path, limits: Limits, store: PageStore) -> Extraction:
        """Read a file, and keep in `store` what an attempt after this one would have to read again.

        Raises:
            ExtractionError: no text could be read at all; `code` says why.
        """
