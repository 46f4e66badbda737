"""A file of a record was read anew: by a better reader, by OCR, with more vocabulary.

What the machine had proposed is replaced by what it proposes now; what a person gave, changed or decided stays. A field
is the machine's as long as it holds the value that the machine had proposed for it.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from indexer.documents import Prepared, Proposal, ProposedMetadata
from indexer.ingestion.draft import machine_tags, proposals, proposed_fields, stored_file, stored_page
from indexer.pipeline import WHO
from repository import records, replacing
from repository.models.file import File
from repository.models.record import Record, Tag, TagSource
from repository.reasons import Reason, ReasonKind

# What was found by comparing the publication with others, when it came in.
OF_FAMILY = ("fingerprint", "translation_of", "text_sketch", "looks_like")


def apply(session: Session, record: Record, file: File, prepared: Prepared, *, why: str) -> None:
    """Take over pages, machine's fields and machine's tags from a new reading of `file`; the caller commits.

    Raises:
        StaleRevision: somebody saved the record meanwhile.
    """
    expected = record.revision
    # All of it is one revision: reading the tags must not flush the fields before them.
    with session.no_autoflush:
        _take_pages(session, file, prepared)
        _take_findings(record, file, prepared)
    records.save(session, record, expected_revision=expected, who=WHO, why=why)


def replace(session: Session, record: Record, old: File, prepared: Prepared, sha256: str, *, who: str) -> None:
    """Put another file, read already, in the place of `old`, with what the machine says of it; the caller commits.

    Raises:
        FileNotFound: `old` is no current file of the record any more.
        DuplicateFile: the bytes are kept already.
        StaleRevision: somebody saved the record meanwhile.
    """
    expected = record.revision
    with session.no_autoflush:
        _take_findings(record, old, prepared)
        new, why = stored_file(prepared, sha256), Reason(ReasonKind.FILE_REPLACED, name=old.name)
        replacing.replace_file(session, record, old, new, expected_revision=expected, who=who, why=why)


def take_tags(record: Record, found: list[Tag]) -> None:
    """Replace the machine's tags by those found now. Facets in which something was imported, and every decision of a
    person, yes or no, stay as they are."""
    kept = [tag for tag in record.tags if tag.source != TagSource.MACHINE or tag.decided_by is not None]
    known = {(tag.facet, tag.concept): tag for tag in record.tags}
    closed = {tag.facet for tag in kept if tag.source == TagSource.IMPORT}
    decided = {(tag.facet, tag.concept) for tag in kept}
    new = [tag for tag in found if tag.facet not in closed and (tag.facet, tag.concept) not in decided]
    record.tags = kept + [_updated(known.get((tag.facet, tag.concept)), tag) for tag in new]


def _updated(old: Tag | None, new: Tag) -> Tag:
    """The row that is there already, with the new reasons: a second row for the same concept may not exist."""
    if old is None:
        return new
    old.score, old.evidence = new.score, new.evidence
    return old


def _take_pages(session: Session, file: File, prepared: Prepared) -> None:
    for page in prepared.pages:
        stored = stored_page(page)
        stored.file_id = file.id
        session.merge(stored)
    extraction = prepared.extraction
    file.text_state, file.remarks = extraction.state, [asdict(one) for one in extraction.remarks]


def _take_findings(record: Record, before: File, prepared: Prepared) -> None:
    """`before`: the file that the machine's present fields were read from."""
    _take_fields(record, before, prepared)
    kept = {name: record.proposals[name] for name in OF_FAMILY if name in record.proposals}
    record.proposals = kept | proposals(prepared)
    take_tags(record, machine_tags(prepared))


def _take_fields(record: Record, file: File, prepared: Prepared) -> None:
    before = _stored_metadata(record.proposals)
    old = proposed_fields(before, before.value("languages", []), file.name)
    new = proposed_fields(prepared.metadata, prepared.languages, file.name)
    for column, value in new.items():
        if getattr(record, column) == old[column]:
            setattr(record, column, value)


def _stored_metadata(kept: Mapping[str, Any]) -> ProposedMetadata:
    return ProposedMetadata(tuple(Proposal(name, one["value"], one["score"], ()) for name, one in kept.items()))
