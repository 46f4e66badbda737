"""The way of a publication from what was read of it to a draft.

What is read and proposed comes from the limited child process, see `indexer.preparation`. `store` runs in the parent:
the bytes are durable before the record that names them is committed. The index follows by the change feed, see
`indexer.index.sync`.
"""

from sqlalchemy.orm import Session

from indexer.documents import Prepared
from indexer.ingestion import near_duplicates
from indexer.ingestion.draft import Known, draft, kept_proposals, stored_file
from indexer.ingestion.families import propose_family
from repository import records
from repository.models.record import Record
from repository.reasons import Reason, ReasonKind
from repository.storage.port import BlobStore

WHO = "machine"


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
    return records.create(session, record, who=who, why=Reason(ReasonKind.INGESTED))
