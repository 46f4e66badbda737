"""What is cited: the facts of a publication that any style may print, and the page if one is meant."""

import re
from dataclasses import dataclass, field
from datetime import date

from repository.identifiers import ORCID_SITE
from repository.models.record import Record
from repository.vocabulary.concepts import Vocabulary

# Small words that belong to the family name which follows them.
PARTICLES = frozenset(
    (
        "af",
        "al",
        "bin",
        "da",
        "dal",
        "de",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "la",
        "le",
    )
) | {"ten", "ter", "van", "von", "zu", "zum", "zur"}
ARTICLES = frozenset({"resource-type/ARTICLE_NEWS", "resource-type/PAPER_SCIENTIFIC", "resource-type/ANNOUNC_NEWS"})


@dataclass(frozen=True)
class Name:
    """A person, or a body, which has no `given` name and is never turned round. `orcid`: empty if not known."""

    family: str
    given: str = ""
    orcid: str = ""

    @property
    def orcid_url(self) -> str:
        return f"{ORCID_SITE}/{self.orcid}" if self.orcid else ""


@dataclass(frozen=True)
class Source:
    """`issued`: year, month and day as far as they are known. `page`: as printed, empty for the whole publication.
    `url`: leads to the page if one is meant. `doi`: without its resolver."""

    record_id: int
    title: str
    language: str
    names: tuple[Name, ...]
    publisher: str
    issued: tuple[int, ...]
    url: str
    accessed: date
    subtitle: str = ""
    type: str = "report"
    series: str = ""
    number: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    page: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = field(default=())

    @property
    def full_title(self) -> str:
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def link(self) -> str:
        """A DOI is the better address, but no DOI leads to a page."""
        return f"https://doi.org/{self.doi}" if self.doi and not self.page else self.url


def source_of(
    record: Record, vocabulary: Vocabulary, *, locale: str, url: str, accessed: date, page: str = ""
) -> Source:
    """`locale`: language of the names of agency and concepts."""
    agency = next(iter(record.concepts("agency")), "")
    kind = next(iter(record.concepts("type")), "")

    def first(scheme: str) -> str:
        return next(iter(record.identifiers.get(scheme, ())), "")

    return Source(
        record_id=record.id,
        title=record.title,
        subtitle=record.subtitles.get(record.language, ""),
        language=record.language,
        names=tuple(name_of(one) for one in record.creators),
        publisher=vocabulary.label("agency", agency, locale) if agency else "",
        issued=tuple(int(part) for part in record.date_issued.split("-") if part.isdigit()),
        url=url,
        accessed=accessed,
        type="article" if kind in ARTICLES else "report",
        series=record.series.get("title", ""),
        number=record.series.get("number", ""),
        doi=first("doi"),
        isbn=first("isbn"),
        issn=first("issn"),
        page=page,
        abstract=record.abstracts.get(record.language, ""),
        keywords=tuple(vocabulary.label("objective", key, locale) for key in record.concepts("objective")),
    )


def name_of(creator: dict[str, str]) -> Name:
    """`Ana Marija Horvat` and `Horvat, Ana Marija` are the same person."""
    name, orcid = creator["name"].strip(), creator.get("orcid", "")
    if creator.get("kind") == "body":
        return Name(name)
    family, comma, given = name.partition(",")
    if comma:
        return Name(family.strip(), given.strip(), orcid)
    words = re.split(r"\s+", name)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return Name(" ".join(words[at:]), " ".join(words[:at]), orcid)
