"""The agency that issued the publication, from where its names stand: author, ©, cover, imprint, identifiers, series.

Agencies name each other in every text, and the Publications Office prints for most of them. So each place counts once
however often a name stands there, and a printer's name or number counts least. The prefix of a DOI or ISBN belongs to
its publisher.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.analysis.folding import fold
from indexer.documents import Evidence, Extraction, Proposal, Why
from indexer.metadata.own_pages import OwnPage, Place
from indexer.metadata.series import AGENCY_SERIES
from repository.vocabulary.concepts import ConceptView, Vocabulary

# Places, strongest first; each counts once an agency.
AUTHOR, COPYRIGHT, COVER, SERIES, NUMBER, ADDRESS, INSIDE, LAST = 5.0, 5.0, 4.0, 3.5, 3.0, 2.0, 1.0, 1.5
PRINTER = 0.5
PLACES = {Place.COVER: COVER, Place.IMPRINT: INSIDE, Place.OPENING: INSIDE, Place.BACK: LAST}
# With this weight and no rival an agency is as sure as it gets.
CERTAIN_WEIGHT, SUREST = 8.0, 0.97
COPYRIGHT_LINE = re.compile(r"(?:©|\(c\)|copyright)\W", re.I)
PRINTERS = re.compile(
    r"publications office|ured za publikacije|amt für veröffentlichungen|office des publications", re.I
)
DOMAIN = re.compile(r"(?:[\w-]+\.)*?(?P<name>[\w-]+)\.(?:europa\.eu|org|int)\b", re.I)
LONGEST_ACRONYM = 6
ARABIC = re.compile(r"[\u0600-\u06ff]")
ARABIC_ARTICLE = r"(?:[ولبفك]?ال|لل|[ولبفك])?"
# DOI prefixes (crossref.org) and ISBN publisher numbers (isbn-international.org) -> agency and weight. The
# Publications Office gives its numbers to all bodies of the EU.
PREFIXES = {
    "10.2801/": ("cedefop", NUMBER),
    "10.2816/": ("etf", NUMBER),
    "10.2760/": ("ec", NUMBER),
    "10.2767/": ("ec", PRINTER),
    "10.2766/": ("ec", PRINTER),
    "10.1787/": ("oecd", NUMBER),
    "10.1596/": ("world-bank", NUMBER),
    "10.54394/": ("ilo", NUMBER),
    "10.54675/": ("unesco", NUMBER),
    "97892896": ("cedefop", NUMBER),
    "978929157": ("etf", NUMBER),
    "9789264": ("oecd", NUMBER),
    "978922": ("ilo", NUMBER),
    "978923": ("unesco", NUMBER),
    "9780821": ("world-bank", NUMBER),
    "9781464": ("world-bank", NUMBER),
    "9789279": ("ec", PRINTER),
    "9789276": ("ec", PRINTER),
    "9789268": ("ec", PRINTER),
}
SERIES_NAMES = tuple(
    (agency, re.compile(r"\b" + r"\s+".join(map(re.escape, name.split())), re.I))
    for name, agency in AGENCY_SERIES.items()
)


@dataclass(frozen=True)
class Name:
    """A name of an agency: a pattern for running text, and how it looks in a web address. `opening`: its first word in
    small letters, without which there is no need to look for the pattern."""

    agency: str
    opening: str
    pattern: re.Pattern[str]
    domain: str
    is_printer: bool


def propose_agency(
    extraction: Extraction, own: Sequence[OwnPage], vocabulary: Vocabulary, identifiers: Sequence[Proposal] = ()
) -> Proposal | None:
    """The agency with most places to its name; None where no agency is named."""
    names = _names(vocabulary)
    known = {name.agency for name in names}
    best: dict[tuple[str, float], Evidence] = {}
    for agency, weight, found in [*_mentions(extraction, own, names), *_numbers(identifiers)]:
        if agency in known:
            best.setdefault((agency, weight), found)
    weights: dict[str, float] = defaultdict(float)
    for agency, weight in best:
        weights[agency] += weight
    if not weights:
        return None
    ranked = sorted(weights, key=lambda agency: -weights[agency])
    winner, rival = ranked[0], weights[ranked[1]] if len(ranked) > 1 else 0.0
    share = weights[winner] / (weights[winner] + rival / 2)
    score = min(SUREST, share * (0.5 + weights[winner] / (2 * CERTAIN_WEIGHT)))
    places = sorted((place for place in best if place[0] == winner), key=lambda place: -place[1])
    return Proposal("agency", winner, round(score, 2), tuple(best[place] for place in places[:3]))


def _mentions(
    extraction: Extraction, own: Sequence[OwnPage], names: Sequence[Name]
) -> Iterator[tuple[str, float, Evidence]]:
    author = extraction.metadata.get("author", "")
    for name in names:
        if name.pattern.search(author):
            yield name.agency, AUTHOR, Evidence(0, author[:200], Why.FILE_METADATA)
    for page in own:
        yield from _on_page(page, names)


def _on_page(page: OwnPage, names: Sequence[Name]) -> Iterator[tuple[str, float, Evidence]]:
    text = page.text
    domains = {match["name"].casefold(): match for match in DOMAIN.finditer(text)}
    lowered = text.lower()
    for name in names:
        if name.domain in domains:
            yield name.agency, ADDRESS, page.evidence(*domains[name.domain].span())
        for match in name.pattern.finditer(text) if name.opening in lowered else ():
            weight = _weight(text, match, PLACES[page.place], name)
            why = Why.COPYRIGHT if weight == COPYRIGHT else None
            yield name.agency, weight, page.evidence(*match.span(), why)
    for agency, pattern in SERIES_NAMES:
        if named := pattern.search(text):
            yield agency, SERIES, page.evidence(*named.span())


def _numbers(identifiers: Sequence[Proposal]) -> Iterator[tuple[str, float, Evidence]]:
    for proposal in identifiers:
        if proposal.field in ("doi", "isbn"):
            for prefix, (agency, weight) in PREFIXES.items():
                if any(value.startswith(prefix) for value in proposal.value):
                    yield agency, weight, proposal.evidence[0]


def _weight(text: str, match: re.Match[str], place: float, name: Name) -> float:
    start = text.rfind("\n", 0, match.start()) + 1
    if name.is_printer:
        return PRINTER
    return COPYRIGHT if COPYRIGHT_LINE.search(text, start, match.start()) else place


@lru_cache(maxsize=4)
def agency_names(vocabulary: Vocabulary) -> tuple[str, ...]:
    """All names of all agencies, in all languages."""
    return tuple(label for concept in vocabulary.iter_facet("agency") for label in _labels(concept))


@lru_cache(maxsize=4)
def _names(vocabulary: Vocabulary) -> tuple[Name, ...]:
    return tuple(
        Name(
            concept.key,
            label.split()[0].lower(),
            _pattern(label),
            fold(label.replace(" ", "")),
            bool(PRINTERS.search(label)),
        )
        for concept in vocabulary.iter_facet("agency")
        for label in _labels(concept)
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
