"""The way of a publication as far as it goes in the limited child process: extract, detect language, propose, suggest.

It only reads the file, and imports nothing of the database; what becomes of it there: `indexer.pipeline`.
"""

from pathlib import Path

from indexer.documents import Prepared
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import Limits
from indexer.ingestion.interpretation import interpret, is_whole, time_of
from indexer.sandbox.pool import Writable
from indexer.sandbox.spool import PageSpool
from repository.texts import TextState
from repository.vocabulary.concepts import Vocabulary


def prepare(path: Path, limits: Limits, vocabulary: Vocabulary, password: str = "") -> Prepared:
    """Read a file to the end and propose all that can be known of it. `password`: of a file that opens with one only.

    Raises:
        ExtractionError: no text came out.
    """
    left = time_of(limits)
    return interpret(path, FileExtractor(password).extract(path, limits), vocabulary, left)


def prepare_in_parts(spool: Writable, path: Path, limits: Limits, vocabulary: Vocabulary) -> Prepared:
    """As `prepare`, but what earlier attempts read of the file is taken from `spool`, where this one leaves its own."""
    left, store = time_of(limits), PageSpool(spool.path)
    extraction = FileExtractor().extract(path, limits, store)
    store.flush()
    return interpret(path, extraction, vocabulary, left)


def is_unfinished(prepared: Prepared) -> bool:
    """Whether another attempt may get further in the file, or have more time for what is proposed of it."""
    return prepared.extraction.state is TextState.LIMIT_REACHED or not is_whole(prepared)
