"""The way of a publication, from bytes to a draft: store, extract, detect language, propose, suggest.

`prepare` runs in the limited child process and only reads the file. `store` runs in the parent: the bytes are durable
before the record that names them is committed. The index follows by the change feed, see `indexer.index.sync`.
"""

from pathlib import Path

from sqlalchemy.orm import Session

from indexer.documents import Prepared
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import Limits
from indexer.ingestion import near_duplicates
from indexer.ingestion.draft import Known, draft, kept_proposals, stored_file
from indexer.ingestion.families import propose_family
from indexer.ingestion.interpretation import interpret, is_whole, time_of
from indexer.sandbox.pool import Writable
from indexer.sandbox.spool import PageSpool
from repository import records
from repository.models.file import TextState
from repository.models.record import Record
from repository.storage.port import BlobStore
from repository.vocabulary.vocabularies import Vocabulary

WHO = "machine"


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


def store(session: Session, blobs: BlobStore, prepared: Prepared, known: Known, *, who: str = WHO) -> Record:
    """Keep the bytes and add the draft; the caller commits.

    `known`: metadata given by a person, column -> values, which goes before what was proposed.

    Raises:
        DuplicateFile: the bytes are already kept.
    """
    sha256 = blobs.put(prepared.path)
    record = draft(prepared, known)
    record.proposals |= kept_proposals(
        (*propose_family(session, prepared), *near_duplicates.propose(session, prepared))
    )
    record.files = [stored_file(prepared, sha256)]
    return records.create(session, record, who=who, why="ingested")
