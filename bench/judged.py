"""Publications whose tags a person has set, read for measuring.

Two sets, both written for this project. `publications`: the demonstration collection, whose PDFs are built from the
sources and read as any upload is. `judged`: short extracts (`corpus/judged/*.md`) whose pages are in the file itself,
parted by lines that hold only `%%page`, so that what is measured is the tagging and not the reading of PDFs.

The front matter is TOML between two lines of `+++`. Keys that are missing are empty, keys that are not known are
ignored: both sets are written by people for other purposes too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.build import PUBLICATIONS, build_pdf, read_collection
from corpus.judged.reader import FOLDER, iter_extracts
from corpus.judged.readings import Judgement, joined, readings
from indexer.documents import ExtractedPage, Extraction, Page
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import Limits
from indexer.language.pages import detect_pages
from repository.texts import PageSource, TextState

FACETS = (
    "region", "objective", "type", "agency", "initiative", "technology", "skill_level", "audience", "target_group",
)  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """`truth`: facet -> what its readers say. `family`: the work whose language version it is."""

    name: str
    title: str
    family: str
    extraction: Extraction
    pages: tuple[Page, ...]
    truth: Mapping[str, Judgement]


def publications(pdfs: Path, sources: Path = PUBLICATIONS) -> Iterator[Judged]:
    """The demonstration collection in order of name; `pdfs`: folder where built PDFs are kept and found again."""
    pdfs.mkdir(parents=True, exist_ok=True)
    for publication in read_collection(sources):
        path = pdfs / publication.file_name
        if not path.exists():
            path.write_bytes(build_pdf(publication))
        extraction = FileExtractor().extract(path, Limits())
        yield Judged(
            publication.name,
            publication.title,
            publication.family or publication.name,
            extraction,
            detect_pages(extraction.pages),
            _truth(publication.family or publication.name, vars(publication)),
        )


def extracts(folder: Path = FOLDER, half: int | None = None) -> Iterator[Judged]:
    """The judged extracts in order of name; none where the folder is missing. Raises `ValueError`.

    `half`: 0 for every other one, by which weights may be fitted, 1 for those that no weight has seen; all if None.
    """
    for place, extract in enumerate(iter_extracts(folder)):
        if half is not None and place % 2 != half:
            continue
        pages = tuple(
            ExtractedPage(number, str(number), text.strip("\n"), PageSource.TEXT_LAYER)
            for number, text in enumerate(extract.pages, 1)
        )
        extraction = Extraction("text/plain", TextState.COMPLETE, pages)
        yield Judged(
            extract.name,
            extract.values.get("title", ""),
            extract.name,
            extraction,
            detect_pages(pages),
            _truth(extract.name, extract.values),
        )


def first_reading(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Facet -> what stands in the front matter. A facet with one value may be written as a list or as the value itself;
    of objectives only the topics count."""
    found = {}
    for facet in FACETS:
        value = table.get(facet) or ()
        keys = frozenset([value] if isinstance(value, str) else value)
        found[facet] = frozenset(key for key in keys if "/" in key) if facet == "objective" else keys
    return found


def _truth(work: str, table: Mapping[str, Any]) -> dict[str, Judgement]:
    return {facet: joined(facet, first, readings().get(work, ())) for facet, first in first_reading(table).items()}
