"""Catalogs read from their files, kept until the file is another one.

Nothing in a file can do harm: what is too large or can't be read is logged and counts as an empty catalog.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from webapp.localization.catalogs import folders, po
from webapp.localization.catalogs.domains import Domain
from webapp.localization.catalogs.message import Message, message_of

# Four times the largest catalog that there is.
LARGEST_CATALOG_BYTES = 4 << 20
# A line of the header: whether a native reader has gone over the whole catalog.
REVIEW, DRAFTED, REVIEWED = "X-Review", "drafted", "reviewed"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CatalogFile:
    """What a .po file says."""

    header: dict[str, str] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()

    @property
    def is_reviewed(self) -> bool:
        return self.header.get(REVIEW) == REVIEWED


def iter_catalogs(folder: Path, locale: str) -> Iterator[tuple[Domain, CatalogFile]]:
    for domain in Domain:
        file = folders.catalog(folder, locale, domain)
        if file.exists():
            state = file.stat()
            yield domain, _read(file, state.st_mtime_ns, state.st_size)


def stamp(folder: Path, locale: str) -> tuple[int, ...]:
    """Another one when a catalog of the locale was written."""
    return tuple(_changed_ns(file) for file in _catalogs(folder, locale))


@lru_cache(maxsize=128)
def _catalogs(folder: Path, locale: str) -> tuple[Path, ...]:
    """Every second all of them are looked at; to put the paths together takes longer than to look."""
    return tuple(folders.catalog(folder, locale, domain) for domain in Domain)


def _changed_ns(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@lru_cache(maxsize=512)
def _read(file: Path, changed_ns: int, size_bytes: int) -> CatalogFile:
    if size_bytes > LARGEST_CATALOG_BYTES:
        log.error("%s is too large for a catalog and left out", file)
        return CatalogFile()
    try:
        text = po.parse_plain(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        log.exception("%s can't be read and is left out", file)
        return CatalogFile()
    return CatalogFile(text.header, tuple(message_of(entry) for entry in text.entries if not entry.obsolete))
