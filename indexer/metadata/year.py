"""The year of issue, from what the first and last pages say of it, else from the file's creation date.

Any number of four figures may be a year; only those that stand where publications put the year of issue count: beside
©, *Published*, a month, an ISBN or a DOI, or alone on a line of the first page.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from indexer.documents import Evidence, Extraction, Page, Why
from indexer.tagging.quotes import evidence

EARLIEST = 1950
FIRST_PAGES, LAST_PAGES = 3, 2
YEAR = r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?!\d|[-–/]\d|[.,]\d)"
MARKERS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (5.0, re.compile(rf"(?:©|\(c\)|copyright|التأليف والنشر|авторские права)[^\n]{{0,60}}?{YEAR}", re.I)),
    (
        4.0,
        re.compile(
            r"(?:published|publication|issued|printed|first edition|objavljeno|izdano|tiskano|godina izdanja"
            r"|veröffentlicht|erschienen|erscheinungsjahr|publié|parution|dépôt légal|publicado|pubblicato|izdano"
            r"|opublikowano|издано|опубликовано|видано|نشر|publications office|ured za publikacije|amt für veröff"
            rf"|office des publications)[^\n]{{0,60}}?{YEAR}",
            re.I,
        ),
    ),
    (2.0, re.compile(rf"(?:isbn|issn|doi)[^\n]{{0,40}}?{YEAR}", re.I)),
)
ALONE = re.compile(rf"^\W*{YEAR}\W*$", re.M)
ALONE_ON_COVER, MONTH_ON_COVER, MONTH_INSIDE = 4.0, 4.0, 1.5


def propose_year(
    extraction: Extraction, pages: Sequence[Page], today: date | None = None
) -> tuple[str, Evidence] | None:
    """The year with the most and strongest marks; of equal ones the later. None where nothing says.

    Marks of one kind count once a year: a law that names another law five times was not issued in its year.
    """
    latest = (today or date.today()).year + 1
    sources: dict[tuple[int, float], Evidence] = {}
    ends = [*pages[:FIRST_PAGES], *pages[max(FIRST_PAGES, len(pages) - LAST_PAGES) :]]
    for page in ends:
        for weight, match in _marks(page):
            year = int(match["year"])
            if EARLIEST <= year <= latest and (year, weight) not in sources:
                sources[year, weight] = evidence(page.number, page.text, *match.span())
    weights: dict[int, float] = defaultdict(float)
    for year, weight in sources:
        weights[year] += weight
    if weights:
        best = max(weights, key=lambda year: (weights[year], year))
        return str(best), sources[max(mark for mark in sources if mark[0] == best)]
    return _from_metadata(extraction, latest)


def _marks(page: Page) -> list[tuple[float, re.Match[str]]]:
    found = [(weight, match) for weight, pattern in MARKERS for match in pattern.finditer(page.text)]
    month = _month_pattern(page.language.code)
    is_cover = page.number == 1
    if month:
        weight = MONTH_ON_COVER if is_cover else MONTH_INSIDE
        found += [(weight, match) for match in month.finditer(page.text)]
    if is_cover:
        found += [(ALONE_ON_COVER, match) for match in ALONE.finditer(page.text)]
        found += [(1.0, match) for match in re.finditer(YEAR, page.text)]
    return found


@lru_cache(maxsize=64)
def _month_pattern(language: str) -> re.Pattern[str] | None:
    """A month of the language, by name, directly before a year."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    names = {name for form in ("format", "stand-alone") for name in locale.months[form]["wide"].values()}
    longest_first = sorted((re.escape(name) for name in names if not name.isdigit()), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(longest_first)})(?:\s+d[eu])?[\s,]+{YEAR}", re.I) if longest_first else None


def _from_metadata(extraction: Extraction, latest: int) -> tuple[str, Evidence] | None:
    created = extraction.metadata.get("created", "")
    match = re.search(r"(?:19|20)\d\d", created)
    if not match or not EARLIEST <= int(match[0]) <= latest:
        return None
    return match[0], Evidence(0, created[:200], Why.FILE_METADATA)
