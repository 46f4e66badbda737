"""The way of a publication, from bytes to a draft: store, extract, detect language, propose, suggest.

`prepare` runs in the limited child process and only reads the file. `store` runs in the parent: the bytes are durable
before the record that names them is committed. The index follows by the change feed, see `indexer.sync`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from sqlalchemy.orm import Session

from indexer.documents import Evidence, Page, Prepared, Proposal, Suggestion
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import Limits
from indexer.facets import FACETS
from indexer.families import propose_family
from indexer.language.pages import detect_pages, record_languages
from indexer.metadata.proposals import propose
from indexer.tagging.suggestions import suggest
from repository import records
from repository.models.file import File
from repository.models.file import Page as StoredPage
from repository.models.record import Record, Tag, TagSource
from repository.storage.port import BlobStore
from repository.vocabularies import Vocabulary

WHO = "machine"
IDENTIFIERS = ("doi", "isbn", "issn", "catalogue_number")
TAG_COLUMNS = frozenset(facet.name for facet in FACETS if facet.has_vocabulary)


def prepare(path: Path, limits: Limits, vocabulary: Vocabulary) -> Prepared:
    """Read a file to the end and propose all that can be known of it.

    Raises:
        ExtractionError: no text came out.
    """
    extraction = FileExtractor().extract(path, limits)
    pages = detect_pages(extraction.pages)
    languages = record_languages(pages)
    metadata = propose(extraction, pages, vocabulary, path.name)
    suggestions = suggest(pages, languages, metadata.title, vocabulary)
    return Prepared(path, extraction, pages, languages, metadata, tuple(suggestions))


def store(session: Session, blobs: BlobStore, prepared: Prepared, known: Mapping[str, Sequence[str]]) -> Record:
    """Keep the bytes and add the draft; the caller commits.

    `known`: metadata given by a person, column -> values, which goes before what was proposed.

    Raises:
        DuplicateFile: the bytes are already kept.
    """
    sha256 = blobs.put(prepared.path)
    record = draft(prepared, known)
    record.proposals |= {one.field: _proposal(one) for one in propose_family(session, prepared)}
    record.files = [_file(prepared, sha256)]
    return records.create(session, record, who=WHO, why="ingested")


def draft(prepared: Prepared, known: Mapping[str, Sequence[str]]) -> Record:
    """A record with the given values, and the proposed ones where none is given."""
    proposed = prepared.metadata
    abstract = proposed.value("abstract", {})
    languages = list(known.get("language", ())) or list(prepared.languages)
    language = languages[0] if languages else "und"
    title = _first(known, "title") or proposed.title or prepared.path.stem
    persons = [{"name": name, "kind": "person"} for name in known.get("authors", ())]
    return Record(
        titles={language: title},
        subtitles=_in(language, _first(known, "subtitle") or proposed.value("subtitle", "")),
        abstracts=_in(language, _first(known, "abstract"))
        or _in(abstract.get("language", ""), abstract.get("text", "")),
        creators=persons or proposed.value("creators", []),
        languages=languages,
        date_issued=_first(known, "year") or proposed.value("date_issued", ""),
        license=proposed.value("license", ""),
        identifiers={scheme: found for scheme in IDENTIFIERS if (found := proposed.value(scheme))},
        series=proposed.value("series", {}),
        proposals={one.field: _proposal(one) for one in proposed.proposals},
        tags=_tags(prepared, known),
    )


def _tags(prepared: Prepared, known: Mapping[str, Sequence[str]]) -> list[Tag]:
    """What a person gave is taken as it is, facet by facet; the machine's suggestions fill the other facets."""
    suggestions = [*prepared.suggestions, *_agency(prepared)]
    given = [
        Tag(facet=facet, concept=concept, source=TagSource.IMPORT, score=1.0)
        for facet, concepts in known.items()
        if facet in TAG_COLUMNS
        for concept in dict.fromkeys(concepts)
    ]
    decided = {tag.facet for tag in given}
    return given + [
        Tag(
            facet=one.facet,
            concept=one.concept,
            source=TagSource.MACHINE,
            score=one.score,
            evidence=[_evidence(evidence) for evidence in one.evidence],
        )
        for one in suggestions
        if one.facet not in decided
    ]


def _agency(prepared: Prepared) -> list[Suggestion]:
    found = prepared.metadata.find("agency")
    return [Suggestion("agency", found.value, found.value, found.score, found.evidence)] if found else []


def _file(prepared: Prepared, sha256: str) -> File:
    extraction = prepared.extraction
    return File(
        name=prepared.path.name,
        sha256=sha256,
        size_bytes=prepared.path.stat().st_size,
        media_type=extraction.media_type,
        text_state=extraction.state,
        outline=[{"title": one.title, "page": one.page, "level": one.level} for one in extraction.outline],
        remarks=list(extraction.remarks),
        facts=asdict(extraction.facts),
        pages=[_stored(page) for page in prepared.pages],
    )


def _stored(page: Page) -> StoredPage:
    return StoredPage(
        number=page.number,
        label=page.label,
        text=page.text,
        language=page.language.code,
        confidence=page.language.confidence,
        source=page.source,
        raw_text=page.raw_text,
        health=asdict(page.health),
    )


def _proposal(proposal: Proposal) -> dict[str, object]:
    return {
        "value": proposal.value,
        "score": proposal.score,
        "evidence": [_evidence(evidence) for evidence in proposal.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {"page": evidence.page, "quote": evidence.quote, "why": evidence.why}


def _first(known: Mapping[str, Sequence[str]], column: str) -> str:
    return next(iter(known.get(column, ())), "")


def _in(language: str, text: str) -> dict[str, str]:
    return {language: text} if text else {}
