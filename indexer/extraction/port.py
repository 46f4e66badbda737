"""The port `TextExtractor`: a file in, the text of its pages out, within limits."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from indexer.documents import Extraction

GIB = 1 << 30


@dataclass(frozen=True)
class Limits:
    """What reading one file may cost.

    `timeout_s` and `cpu_s` end the process. Before that, at `soft_share` of `timeout_s`, the reader stops by itself
    and hands back the pages it has. `max_pages` and `max_characters` are far above any publication.

    Raises:
        ValueError: `memory_bytes` over 2 GiB. PDFium stops unpacking a stream at 1 GiB and reports nothing; it needs
            more than 2 GiB to get there, so under this limit such a file fails openly (measured with 5.15.2).
    """

    timeout_s: float = 120.0
    memory_bytes: int = 2 * GIB
    cpu_s: int = 120
    max_pages: int = 20_000
    max_characters: int = 50_000_000
    soft_share: float = 0.8

    def __post_init__(self) -> None:
        if self.memory_bytes > 2 * GIB:
            raise ValueError(f"memory_bytes is {self.memory_bytes}, more than {2 * GIB}")

    @property
    def soft_timeout_s(self) -> float:
        return self.timeout_s * self.soft_share


class TextExtractor(Protocol):
    """Reads the text of a file.

    Promises: page numbers are physical, from 1, without gaps. Nothing is cut silently: a limit that bites gives
    `TextState.LIMIT_REACHED` and a remark, a damaged file read in part `TextState.PARTIAL` and a remark. The file is
    only read, nothing in it is executed and nothing it names is opened.
    """

    def extract(self, path: Path, limits: Limits) -> Extraction:
        """Read a file.

        Raises:
            ExtractionError: no text could be read at all; `code` says why.
        """
