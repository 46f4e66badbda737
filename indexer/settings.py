"""Settings of the indexer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IndexerSettings:
    """`search_engine`: `tantivy` or `whoosh`. The others are limits of reading one file, see `extraction.port`."""

    search_engine: str = "tantivy"
    extract_timeout_s: int = 120
    extract_cpu_s: int = 120
    extract_memory_mb: int = 2048
    extract_written_mb: int = 1024
    extract_open_files: int = 128
    extract_processes: int = 0
    extract_budget_s: int = 1200
