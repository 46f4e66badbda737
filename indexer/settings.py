"""Settings of the indexer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IndexerSettings:
    """`search_engine`: `tantivy` or `whoosh`. Limits of reading one file: `extract_timeout_s` of wall time and
    `extract_memory_mb` of address space."""

    search_engine: str = "tantivy"
    extract_timeout_s: int = 120
    extract_memory_mb: int = 2048
