"""A file that opens with a password only is read, once a person has given the password.

The password goes to the limited child with this one order and is kept nowhere, so pictures of the pages can't be drawn:
what readers get of such a file is its text. To give it away unlocked, a copy without a password is put in its place.
"""

from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy.orm import Session

from indexer.documents import Prepared, Proposal
from indexer.ingestion import near_duplicates, reread
from indexer.ingestion.draft import kept_proposals
from indexer.ingestion.families import propose_family
from indexer.preparation import prepare
from indexer.sandbox.pool import LimitedPool
from repository.models.file import File
from repository.models.record import Record
from repository.reasons import Reason, ReasonKind
from repository.storage.port import BlobStore
from repository.vocabulary.concepts import Vocabulary


def read_locked(readers: LimitedPool, blobs: BlobStore, file: File, vocabulary: Vocabulary, password: str) -> Prepared:
    """Read the file in a child and wait for it, as long as the limits of `readers` allow.

    Raises:
        ExtractionError: `encrypted` for a wrong password; other codes as `prepare`.
    """
    path = blobs.path(file.sha256)
    prepared = readers.submit(prepare, path, readers.limits, vocabulary, password=password).result()
    return replace(prepared, path=path.with_name(file.name))


def take_text(session: Session, record: Record, file: File, prepared: Prepared) -> None:
    """Take over pages and proposals as if they had been read when the file came in; the caller commits.

    Raises:
        StaleRevision: somebody saved the record meanwhile.
    """
    alike: Sequence[Proposal] = (*propose_family(session, prepared), *near_duplicates.propose(session, prepared))
    with session.no_autoflush:
        record.proposals = record.proposals | kept_proposals(alike)
        file.facts, file.outline = asdict(prepared.extraction.facts), list(map(asdict, prepared.extraction.outline))
        reread.apply(session, record, file, prepared, why=Reason(ReasonKind.UNLOCKED))
