"""The series a publication is in, and its number there: *Cedefop reference series; 110*, *EUR 29442 EN*.

A series stands on a line of its own, on the cover or in the imprint, named as series are in its language or labelled
*Series:*. In lists of references the same words stand within a citation, and those pages are not read.
"""

import re
from collections.abc import Iterator, Sequence

from indexer.documents import Proposal
from indexer.metadata.own_pages import OwnPage, Place

NUMBERED, LABELLED, KNOWN = 0.88, 0.85, 0.7

# Series of the agencies -> the agency; some are named without a number.
AGENCY_SERIES = {
    "cedefop reference series": "cedefop",
    "cedefop panorama series": "cedefop",
    "cedefop information series": "cedefop",
    "cedefop research paper": "cedefop",
    "cedefop working paper": "cedefop",
    "jrc science for policy report": "ec",
    "jrc technical report": "ec",
    "jrc scientific and policy reports": "ec",
    "eurydice report": "ec",
    "eurydice brief": "ec",
    "torino process": "etf",
    "oecd education working papers": "oecd",
    "oecd social, employment and migration working papers": "oecd",
    "oecd skills studies": "oecd",
    "oecd reviews of": "oecd",
    "getting skills right": "oecd",
    "oecd legal instruments": "oecd",
    "policy research working paper": "world-bank",
    "directions in development": "world-bank",
    "world bank studies": "world-bank",
    "ilo working paper": "ilo",
    "employment working paper": "ilo",
    "working papers on education policy": "unesco",
    "education research and foresight": "unesco",
    "fundamentals of educational planning": "unesco",
}
AGENCY_LINES = tuple(
    re.compile("^" + r"\s+".join(map(re.escape, name.split())) + r"\b(?!\s+[a-zà-ž])", re.I | re.M)
    for name in AGENCY_SERIES
)
# What a series is called: *paper*, *series*, *zbirka*, *Schriftenreihe* ...
KIND = (
    r"series|papers?|reports?|studies|briefs?|notes?|reviews?|collections?|guides?"
    r"|serija|biblioteka|zbirka|niz|edicija|knjižnica|sveske"
    r"|\w*reihe|\w*berichte?|hefte?|schriften|\w*papiere?"
    r"|série|cahiers?|documents? de travail|dossiers?|études"
    r"|serie|colección|documentos? de trabajo|cuadernos?|estudios"
    r"|collana|quaderni|seria|zeszyty|biblioteczka"
    r"|серия|сборник|серія|збірник|سلسلة|أوراق عمل"
)
NUMBER_SIGN = (
    r"(?:Nos?\.?|n\.?[°ºo]\.?|n\.|Nr\.?|br\.?|broj|št\.?|№|N|vol\.?|volume|knj\.?|sv\.?|Bd\.?|Band|issue"
    r"|رقم|العدد|вып\.|вип\.)"
)
NUMBER = r"(?P<number>\d{1,5}(?:[/-]\d{1,4})?)\.?(?:\s*[,;()].{0,30})?$"
NAME = rf"(?:^|(?<=\())(?P<title>(?=\w)[^\d\n.:;!?]{{0,60}}?\b(?:{KIND})\b"
NUMBERED_LINE = re.compile(
    rf"{NAME}[^\d\n.:;!?]{{0,40}}?)(?:\s*[;/]|[\s,،;:–-]+{NUMBER_SIGN})\s*(?:{NUMBER_SIGN})?\s*{NUMBER}", re.I | re.M
)
# Without *No* or a semicolon the line may be one of a table of contents; only covers and imprints have none.
BARE_LINE = re.compile(rf"{NAME})[\s,،–-]*{NUMBER}", re.I | re.M)
LABELLED_LINE = re.compile(
    r"^(?:series|serija|niz|biblioteka|zbirka|reihe|schriftenreihe|série|collection|serie|colección|collana"
    r"|seria|серия|серія|(?:ال)?سلسلة)\s*:\s*(?P<title>\S[^\n;]{3,80}?)"
    rf"(?:\s*[,;(/]\s*(?:{NUMBER_SIGN})?\s*(?P<number>\d{{1,5}})\)?)?\.?$",
    re.I | re.M,
)
VOLUME = re.compile(rf"{NAME})[^\d\n]{{0,20}}\b(?:19|20)\d\d$", re.I)
EUR_REPORT = re.compile(r"\bEUR\s?(?P<number>\d{5})\s(?P<language>[A-Z]{2})\b")
# A number alone under the name of the series, as covers have it.
NUMBER_BELOW = re.compile(r"\n\W*(?P<number>\d{1,3})\W*(?:\n|$)")


def propose_series(pages: Sequence[OwnPage]) -> Proposal | None:
    """The numbered series before the named one; a second series of the same publication is left out."""
    found = [(*one, page) for page in pages for one in _in_page(page)]
    if not found:
        return None
    score, title, number, span, page = max(found, key=lambda one: (bool(one[2]), one[0]))
    return Proposal("series", {"title": title, "number": number}, score, (page.evidence(*span),))


def names_series(text: str) -> bool:
    """Whether a few lines of a cover are the name of a series and no title."""
    flat = " ".join(text.split())
    known = any(name in flat.lower() and len(flat) <= len(name) + 12 for name in AGENCY_SERIES)
    matches = (pattern.match(flat) for pattern in (NUMBERED_LINE, BARE_LINE, LABELLED_LINE, EUR_REPORT))
    return known or any(match and not _is_year(match["number"] or "") for match in matches)


def names_volume(text: str) -> bool:
    """*Global Education Monitoring Report 2023*: the volume of a series that appears every year."""
    return bool(VOLUME.match(" ".join(text.split())))


def _in_page(page: OwnPage) -> Iterator[tuple[float, str, str, tuple[int, int]]]:
    """Score, title, number and span of each series named."""
    for match in EUR_REPORT.finditer(page.text):
        yield NUMBERED, "EUR", f"{match['number']} {match['language']}", match.span()
    for match in LABELLED_LINE.finditer(page.text):
        yield LABELLED, _tidy(match["title"]), match["number"] or "", match.span()
    patterns = [NUMBERED_LINE, BARE_LINE] if page.place in (Place.COVER, Place.IMPRINT) else [NUMBERED_LINE]
    for pattern in patterns:
        for match in pattern.finditer(page.text):
            if not _is_year(match["number"]):
                yield NUMBERED, _tidy(match["title"]), match["number"], match.span()
    yield from _known(page.text)


def _known(text: str) -> Iterator[tuple[float, str, str, tuple[int, int]]]:
    """Series of the agencies by their names, which a cover breaks over lines, and the number that may stand below."""
    for line in AGENCY_LINES:
        for match in line.finditer(text):
            below = NUMBER_BELOW.match(text, match.end())
            yield (NUMBERED if below else KNOWN), _tidy(match[0]), below["number"] if below else "", match.span()


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def _tidy(title: str) -> str:
    return " ".join(title.split()).rstrip(" ,،;:–-")
