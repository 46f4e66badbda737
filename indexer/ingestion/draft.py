"""A record out of what was read: the machine's proposals, and what a person knew, which goes first field by field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

from indexer.documents import Evidence, Page, Prepared, Proposal, ProposedMetadata, Suggestion
from indexer.facets import FACETS
from repository.identifiers import SCHEMES
from repository.models.file import File
from repository.models.file import Page as StoredPage
from repository.models.record import Record, Tag, TagSource
from repository.texts import main_language

Known = Mapping[str, Sequence[str]]
TAG_COLUMNS = frozenset(facet.name for facet in FACETS if facet.has_vocabulary)


def draft(prepared: Prepared, known: Known) -> Record:
    """A record without files. `known`: metadata given by a person, column -> values."""
    fields = proposed_fields(prepared.metadata, prepared.languages, prepared.path.name)
    fields |= _given_fields(known, list(known.get("language", ())) or list(prepared.languages))
    return Record(**fields, proposals=proposals(prepared), tags=_tags(prepared, known))


def proposed_fields(metadata: ProposedMetadata, languages: Sequence[str], file_name: str) -> dict[str, Any]:
    """The columns of a record as the machine would fill them; the file's name is the title where none was found."""
    language = main_language(languages)
    abstract = metadata.value("abstract", {})
    return {
        "titles": {language: metadata.title or PurePath(file_name).stem},
        "subtitles": _in(language, metadata.value("subtitle", "")),
        "abstracts": _in(abstract.get("language", language), abstract.get("text", "")),
        "creators": metadata.value("creators", []),
        "languages": list(languages),
        "date_issued": metadata.value("date_issued", ""),
        "license": metadata.value("license", ""),
        "identifiers": {scheme: found for scheme in SCHEMES if (found := metadata.value(scheme))},
        "series": metadata.value("series", {}),
    }


def proposals(prepared: Prepared) -> dict[str, Any]:
    """What `Record.proposals` keeps: each proposal with its reason, and the languages, so that a later reading knows
    which values were the machine's."""
    languages = Proposal("languages", list(prepared.languages), 1.0, ())
    return kept_proposals((languages, *prepared.metadata.proposals))


def kept_proposals(found: Iterable[Proposal]) -> dict[str, Any]:
    """Proposals as `Record.proposals` keeps them."""
    return {one.field: _proposal(one) for one in found}


def stored_file(prepared: Prepared, sha256: str) -> File:
    extraction = prepared.extraction
    return File(
        name=prepared.path.name,
        sha256=sha256,
        size_bytes=prepared.path.stat().st_size,
        media_type=extraction.media_type,
        text_state=extraction.state,
        outline=[asdict(one) for one in extraction.outline],
        remarks=[asdict(one) for one in extraction.remarks],
        facts=asdict(extraction.facts),
        pages=[stored_page(page) for page in prepared.pages],
    )


def stored_page(page: Page) -> StoredPage:
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


def machine_tags(prepared: Prepared) -> list[Tag]:
    """All suggestions as tags, the agency that was read off the imprint among them."""
    found = prepared.metadata.find("agency")
    agency = [Suggestion("agency", found.value, found.value, found.score, found.evidence)] if found else []
    return [tag_of(one) for one in (*prepared.suggestions, *agency)]


def tag_of(suggestion: Suggestion) -> Tag:
    """A suggestion as a tag of the machine."""
    return Tag(
        facet=suggestion.facet,
        concept=suggestion.concept,
        source=TagSource.MACHINE,
        score=suggestion.score,
        evidence=_evidence(suggestion.evidence),
    )


def _given_fields(known: Known, languages: Sequence[str]) -> dict[str, Any]:
    """The columns for which a person gave a value."""
    language = main_language(languages)
    fields: dict[str, Any] = {
        "languages": list(known.get("language", ())),
        "titles": _in(language, _first(known, "title")),
        "subtitles": _in(language, _first(known, "subtitle")),
        "abstracts": _in(language, _first(known, "abstract")),
        "creators": [{"name": name, "kind": "person"} for name in known.get("authors", ())],
        "date_issued": _first(known, "year"),
    }
    return {column: value for column, value in fields.items() if value}


def _tags(prepared: Prepared, known: Known) -> list[Tag]:
    """What a person gave is taken as it is, facet by facet; the machine's suggestions fill the other facets."""
    given = [
        Tag(facet=facet, concept=concept, source=TagSource.IMPORT, score=1.0)
        for facet, concepts in known.items()
        if facet in TAG_COLUMNS
        for concept in dict.fromkeys(concepts)
    ]
    decided = {tag.facet for tag in given}
    return given + [tag for tag in machine_tags(prepared) if tag.facet not in decided]


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {"value": proposal.value, "score": proposal.score, "evidence": _evidence(proposal.evidence)}


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [asdict(one) for one in evidence]


def _first(known: Known, column: str) -> str:
    return next(iter(known.get(column, ())), "")


def _in(language: str, text: str) -> dict[str, str]:
    return {language: text} if text else {}
