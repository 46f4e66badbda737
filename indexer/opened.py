"""What a command works on: repository, index and the limited children, opened from the environment."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.documents import Prepared
from indexer.errors import MeaningUnavailable
from indexer.index.index import Index
from indexer.ingestion import metadata_file
from indexer.ingestion.ingest import Ingest
from indexer.ingestion.rehearsal import rehearse, rehearse_models
from indexer.ocr.recognition import Recognition
from indexer.ocr.records import RecordRecognition
from indexer.preparation import prepare
from indexer.sandbox.gaps import warn_of_gaps
from indexer.sandbox.pool import Prelude
from indexer.settings import IndexerSettings
from indexer.wiring import limits, open_embedding, open_index, open_pool, open_reader, open_recogniser
from repository.settings import RepositorySettings, read
from repository.vocabulary.concepts import Vocabulary
from repository.wiring import Repository, open_repository

if TYPE_CHECKING:
    from indexer.embedding.worker import EmbeddingWorker


# So many files are worth what it costs to prepare the models once for all, and so many the phrases of all languages.
FEW, MANY = 3, 40


@dataclass(frozen=True)
class Opened:
    repository: Repository
    index: Index
    settings: IndexerSettings

    def embedding(self) -> "EmbeddingWorker":
        """Raises `MeaningUnavailable` if no model is set up, or `SettingsError`."""
        if (worker := open_embedding(self.repository, self.settings)) is None:
            raise MeaningUnavailable
        return worker


def open_all(environ: Mapping[str, str]) -> Opened:
    """Raises `SettingsError`."""
    settings = read(IndexerSettings, environ)
    repository = open_repository(read(RepositorySettings, environ))
    return Opened(repository, open_index(repository, settings), settings)


@contextmanager
def ingesting(here: Opened, metadata: Path | None, is_published: bool, workers: int, files: int) -> Iterator[Ingest]:
    """A run over so many files, ready to go; its children end with the block.

    Raises:
        MetadataFileError: the CSV can't be used; no file was touched.
    """
    vocabulary = here.index.vocabulary()
    known = metadata_file.read(metadata, vocabulary) if metadata else {}
    with open_pool(here.settings, workers, _prelude(vocabulary, files)) as pool:
        warn_of_gaps(pool)
        reader = open_reader(here.repository, here.settings, pool)
        reader.resuming.remove_stale()
        yield Ingest(
            sessions=here.repository.sessions,
            blobs=here.repository.blobs,
            vocabulary=vocabulary,
            reader=reader,
            workers=workers,
            is_published=is_published,
            known=known,
        )


def _prelude(vocabulary: Vocabulary, files: int) -> Prelude:
    """To rehearse takes as long as to read some files, so a run over a few goes without."""
    function = rehearse if files >= MANY else rehearse_models if files >= FEW else None
    return Prelude(function, (vocabulary,))


@contextmanager
def recognising(here: Opened, workers: int) -> Iterator[RecordRecognition]:
    """OCR of records, ready to go; its children end with the block. Raises `OCRUnavailable`."""
    with open_pool(here.settings, workers) as pool:
        yield RecordRecognition(
            sessions=here.repository.sessions,
            blobs=here.repository.blobs,
            vocabulary=here.index.vocabulary(),
            recognition=Recognition(pool, open_recogniser(), workers),
            limits=limits(here.settings),
        )


def prepared(here: Opened, file: Path) -> Prepared:
    """Read one file in a limited child; nothing is stored. Raises `ExtractionError`."""
    with open_pool(here.settings) as pool:
        result: Prepared = pool.submit(prepare, file, limits(here.settings), here.index.vocabulary()).result()
        return result
