"""The frozen values that the steps of the pipeline hand to each other, in the order in which they appear."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from indexer.extraction.remarks import Remark
from repository.texts import PageGrade, PageSource, TextState


@dataclass(frozen=True)
class OutlineEntry:
    """`page`: physical number from 1, None if the entry leads nowhere. `level` from 0."""

    title: str
    page: int | None
    level: int


@dataclass(frozen=True)
class TextLine:
    """A line of a first page with its largest type size in points; only used to propose a title."""

    page: int
    text: str
    size: float


@dataclass(frozen=True)
class PageHealth:
    """How far the text of a page can be trusted.

    `flaws`: what is wrong with it -> share of its letters or words, 0 to 1. `repairs`: what was mended -> in how many
    places. `ocr_confidence`: mean over the words, 0 to 1; None where the text is not from OCR.
    """

    grade: PageGrade = PageGrade.GREEN
    flaws: Mapping[str, float] = field(default_factory=dict)
    repairs: Mapping[str, int] = field(default_factory=dict)
    ocr_confidence: float | None = None


@dataclass(frozen=True)
class ExtractedPage:
    """`number` physical, from 1. `label` as printed. `text`: NFC, lines separated by a line feed, in reading order,
    without running heads and feet, repaired; it is what gets indexed. `raw_text`: the text as the file gave it, where
    more than cleaning of characters was done to it, else None."""

    number: int
    label: str
    text: str
    source: PageSource
    raw_text: str | None = None
    health: PageHealth = PageHealth()


@dataclass(frozen=True)
class Attachment:
    """A file inside a file; it is never opened."""

    name: str
    size_bytes: int
    media_type: str


@dataclass(frozen=True)
class FileFacts:
    """What a PDF says of itself technically. Its claims are stored and shown, and never believed against the text.

    `forbidden`: permissions that its owner withholds (`print`, `copy`, `modify`, ...). `pdfa`: part and conformance
    (`2b`), empty without a claim. `active`: what could run or call out (`javascript`, `launch`, `submit_form`,
    `xfa`, ...) -> how often; none of it is ever run. `xmp`: property -> value.
    """

    pdf_version: str = ""
    producer: str = ""
    language: str = ""
    pdfa: str = ""
    is_encrypted: bool = False
    is_tagged: bool = False
    forbidden: tuple[str, ...] = ()
    signatures: int = 0
    active: Mapping[str, int] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    xmp: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Extraction:
    """What came out of a file.

    `metadata`: the file's own claims (`title`, `author`, `subject`, `created`, `language`), unverified. `lines`: of
    the first pages. `remarks`: what was met (recovered in part, second parser used).
    """

    media_type: str
    state: TextState
    pages: tuple[ExtractedPage, ...]
    outline: tuple[OutlineEntry, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    lines: tuple[TextLine, ...] = ()
    remarks: tuple[Remark, ...] = ()
    facts: FileFacts = FileFacts()


@dataclass(frozen=True)
class Language:
    """`code`: BCP 47, `und` if unknown, `sh` if it is Croatian or a neighbour and nothing tells which. `confidence`: 0
    to 1. `agreed`: both detectors said the same. `also`: other languages that hold a good part of the page, the largest
    first."""

    code: str
    confidence: float
    agreed: bool
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """An extracted page whose language is known."""

    number: int
    label: str
    text: str
    source: PageSource
    language: Language
    raw_text: str | None = None
    health: PageHealth = PageHealth()


class Why(StrEnum):
    """What a passage is to the value it stands for. The site words it for people."""

    NAME = "name"
    """It names the concept."""
    TITLE = "title"
    HEADING = "heading"
    MEANING = "meaning"
    """It is about the concept, whether or not it names it."""
    MEMBERS = "members"
    """It names members of the group."""
    LEARNT = "learnt"
    """Librarians tagged publications with such words so."""
    TYPE_SIZE = "type_size"
    """It is set larger than all else."""
    COPYRIGHT = "copyright"
    IMPRINT = "imprint"
    COVER = "cover"
    IDENTIFIER = "identifier"
    FILE_METADATA = "file_metadata"
    SECTION = "section"
    """It is the section of that name."""
    LANGUAGE = "language"
    """Its words are of that language and not of its neighbours."""
    SIMILAR = "similar"
    """It is like a passage of the other publication."""


@dataclass(frozen=True)
class Evidence:
    """Why something is said of a publication: the passage (at most 200 characters) and its page; page 0 is the
    file's own metadata."""

    page: int
    quote: str
    why: Why = Why.NAME


@dataclass(frozen=True)
class Suggestion:
    """A concept, how sure we are (0 to 1), and at most three pieces of evidence, best first."""

    facet: str
    concept: str
    label: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Proposal:
    """A value for one field of the record, how sure we are (0 to 1), and at most three passages, best first.

    Shape of `value` by field: `title`, `subtitle`, `license` (URI), `date_issued` (ISO 8601 of any precision),
    `agency` (key of the concept): str. `creators`: list of `{"name", "kind"}`. `isbn`, `issn`, `doi`,
    `catalogue_number`: list of str, checked and normalised. `language`: list of BCP 47 codes, the main one first.
    `series`: `{"title", "number"}`. `abstract`: `{"language", "text"}`. `translation_of`: id of a record.
    `looks_like`: id of a record with nearly the same text. `fingerprint`: see `indexer.ingestion.families`;
    `text_sketch`: see `indexer.ingestion.near_duplicates`.
    """

    field: str
    value: Any
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class ProposedMetadata:
    """What was read off the publication: at most one proposal a field, in no order."""

    proposals: tuple[Proposal, ...] = ()

    def find(self, name: str) -> Proposal | None:
        return next((one for one in self.proposals if one.field == name), None)

    def value(self, name: str, default: Any = None) -> Any:
        """The proposed value of a field, `default` if there is none."""
        found = self.find(name)
        return found.value if found else default

    @property
    def title(self) -> str:
        return str(self.value("title", ""))


@dataclass(frozen=True)
class Prepared:
    """A file read to the end, ready to become a draft. `languages`: of the text, the main one first."""

    path: Path
    extraction: Extraction
    pages: tuple[Page, ...]
    languages: tuple[str, ...]
    metadata: ProposedMetadata
    suggestions: tuple[Suggestion, ...]
