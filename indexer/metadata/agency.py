"""The agency that issued the publication, from where its names stand: author, ©, cover, imprint, web address.

Agencies name each other in every text, and the Publications Office prints for most of them. So each place counts once
however often a name stands there, and a printer's name counts least.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.analysis.folding import fold
from indexer.documents import Evidence, Extraction, Page
from indexer.tagging.quotes import evidence
from repository.vocabularies import ConceptView, Vocabulary

FIRST_PAGES = 3
# Places, strongest first; each counts once an agency.
AUTHOR, COPYRIGHT, COVER, ADDRESS, INSIDE, LAST, PRINTER = 5.0, 5.0, 4.0, 2.0, 1.0, 1.5, 0.5
COPYRIGHT_LINE = re.compile(r"(?:©|\(c\)|copyright)\W", re.I)
PRINTERS = re.compile(
    r"publications office|ured za publikacije|amt für veröffentlichungen|office des publications", re.I
)
DOMAIN = re.compile(r"(?:[\w-]+\.)*?(?P<name>[\w-]+)\.(?:europa\.eu|org|int)\b", re.I)
LONGEST_ACRONYM = 6
ARABIC = re.compile(r"[\u0600-\u06ff]")
ARABIC_ARTICLE = r"(?:[ولبفك]?ال|لل|[ولبفك])?"


@dataclass(frozen=True)
class Name:
    """A name of an agency: a pattern for running text, and how it looks in a web address."""

    agency: str
    pattern: re.Pattern[str]
    domain: str
    is_printer: bool


def propose_agency(
    extraction: Extraction, pages: Sequence[Page], vocabulary: Vocabulary
) -> tuple[str, Evidence] | None:
    """The agency with most places to its name; None where no agency is named."""
    names = _names(vocabulary)
    best: dict[tuple[str, float], Evidence] = {}
    for agency, weight, found in _mentions(extraction, pages, names):
        best.setdefault((agency, weight), found)
    weights: dict[str, float] = defaultdict(float)
    for agency, weight in best:
        weights[agency] += weight
    if not weights:
        return None
    winner = max(weights, key=lambda agency: weights[agency])
    return winner, best[max(place for place in best if place[0] == winner)]


def _mentions(
    extraction: Extraction, pages: Sequence[Page], names: Sequence[Name]
) -> Iterator[tuple[str, float, Evidence]]:
    author = extraction.metadata.get("author", "")
    for name in names:
        if name.pattern.search(author):
            yield name.agency, AUTHOR, Evidence(0, author[:200])
    last = pages[-1].number if pages else 0
    for page in pages:
        if page.number <= FIRST_PAGES or page.number == last:
            place = COVER if page.number == 1 else LAST if page.number == last else INSIDE
            yield from _on_page(page, place, names)


def _on_page(page: Page, place: float, names: Sequence[Name]) -> Iterator[tuple[str, float, Evidence]]:
    domains = {match["name"].casefold(): match for match in DOMAIN.finditer(page.text)}
    for name in names:
        if name.domain in domains:
            yield name.agency, ADDRESS, evidence(page.number, page.text, *domains[name.domain].span())
        for match in name.pattern.finditer(page.text):
            weight = _weight(page.text, match, place, name)
            yield name.agency, weight, evidence(page.number, page.text, *match.span())


def _weight(text: str, match: re.Match[str], place: float, name: Name) -> float:
    start = text.rfind("\n", 0, match.start()) + 1
    if name.is_printer:
        return PRINTER
    return COPYRIGHT if COPYRIGHT_LINE.search(text, start, match.start()) else place


def agency_names(vocabulary: Vocabulary) -> list[str]:
    """All names of all agencies, in all languages."""
    return [label for concept in vocabulary.iter_facet("agency") for label in _labels(concept)]


def _names(vocabulary: Vocabulary) -> tuple[Name, ...]:
    labels = ((concept.key, label) for concept in vocabulary.iter_facet("agency") for label in _labels(concept))
    return _compiled(tuple(labels))


@lru_cache(maxsize=4)
def _compiled(labels: tuple[tuple[str, str], ...]) -> tuple[Name, ...]:
    return tuple(
        Name(agency, _pattern(label), fold(label.replace(" ", "")), bool(PRINTERS.search(label)))
        for agency, label in labels
    )


def _labels(concept: ConceptView) -> list[str]:
    alternatives = [label for labels in concept.alternatives.values() for label in labels]
    return list(dict.fromkeys([*concept.preferred.values(), *alternatives]))


def _pattern(label: str) -> re.Pattern[str]:
    """Whole words, any white space between; an acronym only in its own capitals."""
    body = r"\s+".join(map(re.escape, label.split()))
    is_acronym = len(label) <= LONGEST_ACRONYM and label.isupper()
    article = ARABIC_ARTICLE if ARABIC.match(label) else ""
    return re.compile(rf"(?<!\w){article}{body}(?!\w)", re.NOFLAG if is_acronym else re.IGNORECASE)
