"""Settings -> the indexer's own parts. The only place that names engines and other adapters."""

from pathlib import Path

from indexer.engine.port import EngineFactory, SearchEngine
from indexer.extraction.port import Limits
from indexer.index import Index
from indexer.sandbox.pool import NO_PRELUDE, LimitedPool, Prelude
from indexer.settings import IndexerSettings
from repository.errors import SettingsError
from repository.wiring import Repository


def _tantivy(folder: Path) -> SearchEngine:
    from indexer.engine.tantivy import TantivyEngine

    return TantivyEngine(folder)


def _whoosh(folder: Path) -> SearchEngine:
    from indexer.engine.whoosh import WhooshEngine

    return WhooshEngine(folder)


# Each imports its library only when it is chosen: a command line that needs no Whoosh does not wait for it.
ENGINES: dict[str, EngineFactory] = {"tantivy": _tantivy, "whoosh": _whoosh}


def engine_factory(name: str) -> EngineFactory:
    """Raises `SettingsError` for an engine that there is not."""
    if name not in ENGINES:
        raise SettingsError("PUTOKAZ_SEARCH_ENGINE", f"{name!r} is none of {', '.join(ENGINES)}")
    return ENGINES[name]


def open_index(repository: Repository, settings: IndexerSettings) -> Index:
    folder = repository.settings.data / "index" / settings.search_engine
    return Index(repository, folder, engine_factory(settings.search_engine))


def limits(settings: IndexerSettings) -> Limits:
    """Raises `SettingsError` for limits outside what a child can keep."""
    try:
        return Limits(
            timeout_s=settings.extract_timeout_s,
            cpu_s=settings.extract_cpu_s,
            memory_bytes=settings.extract_memory_mb << 20,
            written_bytes=settings.extract_written_mb << 20,
            open_files=settings.extract_open_files,
            processes=settings.extract_processes,
            budget_s=settings.extract_budget_s,
        )
    except ValueError as error:
        raise SettingsError("PUTOKAZ_EXTRACT_MEMORY_MB", str(error)) from error


def open_pool(settings: IndexerSettings, workers: int = 1, prelude: Prelude = NO_PRELUDE) -> LimitedPool:
    return LimitedPool(workers=workers, limits=limits(settings), prelude=prelude)
