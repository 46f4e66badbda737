"""The frozen values that the steps of the pipeline hand to each other, in the order in which they appear."""

from dataclasses import dataclass, field
from pathlib import Path

from repository.models.file import PageSource, TextState


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
class ExtractedPage:
    """`number` physical, from 1. `label` as printed. `text`: NFC, lines separated by a line feed, in reading order."""

    number: int
    label: str
    text: str
    source: PageSource


@dataclass(frozen=True)
class Extraction:
    """What came out of a file.

    `metadata`: the file's own claims (`title`, `author`, `subject`, `created`, `language`), unverified. `lines`: of
    the first pages. `remarks`: sentences about what was met (recovered in part, second parser used).
    """

    media_type: str
    state: TextState
    pages: tuple[ExtractedPage, ...]
    outline: tuple[OutlineEntry, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    lines: tuple[TextLine, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Language:
    """`code`: BCP 47, `und` if unknown. `confidence`: 0 to 1. `agreed`: both detectors said the same."""

    code: str
    confidence: float
    agreed: bool


@dataclass(frozen=True)
class Page:
    """An extracted page whose language is known."""

    number: int
    label: str
    text: str
    source: PageSource
    language: Language


@dataclass(frozen=True)
class Evidence:
    """Why something is said of a publication: the passage (at most 200 characters) and its page; page 0 is the
    file's own metadata."""

    page: int
    quote: str


@dataclass(frozen=True)
class Suggestion:
    """A concept, how sure we are (0 to 1), and at most three pieces of evidence, best first."""

    facet: str
    concept: str
    label: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class ProposedMetadata:
    """Values read off the publication; empty or None where nothing was found. `sources`: field -> evidence."""

    title: str = ""
    year: int | None = None
    agency: str | None = None
    creators: tuple[str, ...] = ()
    sources: dict[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True)
class Prepared:
    """A file read to the end, ready to become a draft. `languages`: of the text, the main one first."""

    path: Path
    extraction: Extraction
    pages: tuple[Page, ...]
    languages: tuple[str, ...]
    metadata: ProposedMetadata
    suggestions: tuple[Suggestion, ...]
