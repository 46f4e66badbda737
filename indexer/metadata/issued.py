"""The date of issue: the year that the publication gives itself, and the month or day where it is printed.

Any number of four figures may be a year. Only those count that stand where publications put the date of issue: beside
©, *Published*, *Adopted on*, an edition, alone on the cover. A law has its own date in its title and names others in
every article, so what stands beside a decision or a directive counts for nothing, and marks of one kind count once a
year. Where nothing is printed the file's creation date is a weak guess.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.documents import Evidence, Proposal, Why
from indexer.metadata.dates import FoundDate, find_dates
from indexer.metadata.own_pages import OwnPage, Place
from repository.digits import western_digits

EARLIEST = 1900
REACH = 70
# How much a mark says, strongest first; each counts once a year.
TITLE, EDITION, COPYRIGHT, ADOPTED, PUBLISHED, ALONE, COVER_MONTH = 6.0, 6.0, 5.0, 4.5, 4.0, 4.0, 4.0
PRINTER, BESIDE_NUMBER, MONTH, ON_COVER, RANGE = 4.0, 2.0, 1.5, 1.0, 1.0
PRECISE_ENOUGH = 4.0
# Weight of all marks of the year -> score.
SCORES = ((9.0, 0.95), (5.0, 0.88), (4.0, 0.8), (2.0, 0.5), (0.0, 0.35))
FROM_FILE = 0.25

COPYRIGHT_MARK = r"©|\(c\)\s|copyright|حقوق (?:الطبع|التأليف|النشر)|التأليف والنشر|авторск\w+ прав\w+"
PUBLISHED_MARK = "|".join(
    (
        r"published|(?:publication|release) date|date of publication|issued|released",
        r"objavljen|izdan[oaj]|tiskano|godina izdanja|datum (?:objave|izida)",
        r"veröffentlicht|erschienen|erscheinungsjahr|publi[ée]e?s?\b|parution|dépôt légal",
        r"publicad[oa]|pubblicat[oa]|opublikowan|wydan[oey]|rok wydania",
        r"издан[оаы]|опубликован|год издания|видан[оа]|опублікован|рік видання",
        r"نشر|صدر|تاريخ النشر|سنة النشر",
    )
)
ADOPTED_MARK = "|".join(
    (
        r"adopted|enacted|promulgated|done at|signed (?:at|on)|adopté|promulgué|fait à",
        r"donesen|usvojen|verabschiedet|erlassen|adoptad[oa]|aprobad[oa]|adottat[oa]|sprejet|uchwalon|przyjęt",
        r"принят|утвержден|прийнят|затверджен|اعتمد",
    )
)
EDITION_MARK = "|".join(
    (
        r"(?:revised|updated|second|third|fourth|fifth|new|[2-9](?:nd|rd|th)) (?:and \w+ )?edition",
        r"(?:drugo|treće|novo|prerađeno|[2-9]\.)[^\n,;]{0,20} izdanje|druga[^\n,;]{0,20} izdaja",
        r"(?:zweite|dritte|überarbeitete|aktualisierte|[2-9]\.)[^\n;]{0,20} auflage",
        r"(?:deuxième|troisième|nouvelle|[2-9]e) édition|édition révisée",
        r"(?:segunda|tercera|nueva) edición|edición revisada|(?:seconda|nuova) edizione",
        r"wydanie (?:drugie|trzecie|ii\b|poprawione)",
        r"(?:второе|третье|[2-9]-е) изда|(?:друге|третє|[2-9]-ге) вида|الطبعة (?:الثانية|الثالثة|المنقحة)",
    )
)
PRINTER_MARK = (
    r"publications office|ured za publikacije|amt für veröff|office des publications|oficina de publicaciones"
    r"|ufficio delle pubblicazioni|urad za publikacije|urząd publikacji"
)
MARKS = tuple(
    (weight, why, re.compile(mark, re.I))
    for weight, why, mark in (
        (EDITION, Why.IMPRINT, EDITION_MARK),
        (COPYRIGHT, Why.COPYRIGHT, COPYRIGHT_MARK),
        (ADOPTED, Why.IMPRINT, ADOPTED_MARK),
        (PUBLISHED, Why.IMPRINT, PUBLISHED_MARK),
        (PRINTER, Why.IMPRINT, PRINTER_MARK),
        (BESIDE_NUMBER, Why.IMPRINT, r"isbn|issn|doi\b"),
    )
)
# What stands beside these is the date of another text, of a meeting, of a picture, or of a step before issue.
OTHER_TEXTS = "|".join(
    (
        r"decision|directive|regulation|resolution|treaty|act of|law no|oj l|ul l|jo l",
        r"odluk\w+|direktiv\w+|uredb\w+|zakon\w*|narodne novine|nn",
        r"beschlu\w+|richtlinie|verordnung|gesetz\w*",
        r"décision|règlement|loi n|décret|decisión|directiva|reglamento|ley n|legge|decreto|ustaw\w+|dyrektyw\w+",
        r"федеральн\w+ закон\w*|закон\w* (?:от|від)|постановлени\w+|القانون رقم|قرار",
    )
)
NOT_ITS_OWN = re.compile(
    rf"\b(?:{OTHER_TEXTS})\b|\bст\. \d|photo|foto|image|illustration|manuscript|data (?:as of|extracted)|retrieved"
    r"|accessed|conference|konferencij|enters? into force|entrée en vigueur|stupa na snagu|in kraft|вступает в силу"
    r"|набирає чинності|зарегистрирован",
    re.I,
)
CREDIT = re.compile(r"photo|foto|image|illustration|снимк|صور", re.I)
SAID = re.compile(r"\w")
CREATED_YEAR = re.compile(r"(?:19|20)\d\d")
COPYRIGHT_SIGN = re.compile(COPYRIGHT_MARK, re.I)
ADDED_YEARS = re.compile(r"(?:19|20)\d\d\s*[-–,/]\s*(?P<last>(?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True)
class _Mark:
    iso: str
    weight: float
    evidence: Evidence

    @property
    def year(self) -> int:
        return int(self.iso[:4])


def propose_date(
    pages: Sequence[OwnPage], title: str, metadata: Mapping[str, str], today: date | None = None
) -> Proposal | None:
    """The year with the most and strongest marks, of equal ones the later, as precise as a strong mark prints it.

    `title`: with its own date, if it is a law's. `metadata`: the file's.
    """
    latest = (today or date.today()).year + 1
    marks = [mark for page in pages for mark in _marks(page, title) if EARLIEST <= mark.year <= latest]
    if not marks:
        return _from_file(metadata, latest)
    weights: dict[int, float] = defaultdict(float)
    for year, weight in {(mark.year, mark.weight) for mark in marks}:
        weights[year] += weight
    best = max(weights, key=lambda year: (weights[year], year))
    ranked = sorted((mark for mark in marks if mark.year == best), key=lambda mark: -mark.weight)
    precise = next(
        (mark for mark in ranked if mark.weight >= PRECISE_ENOUGH and len(mark.iso) > len("2019")), ranked[0]
    )
    passages = dict.fromkeys(mark.evidence for mark in (precise, *ranked))
    score = next(score for least, score in SCORES if weights[best] >= least)
    return Proposal("date_issued", precise.iso, score, tuple(passages)[:3])


def _marks(page: OwnPage, title: str) -> Iterator[_Mark]:
    place = 0
    in_title = {one.iso for one in find_dates(title, page.language) if len(one.iso) == len("2019-01-01")}
    for line in page.text.split("\n"):
        figures = western_digits(line)
        for found in [*find_dates(figures, page.language), *_last_of_several(figures)]:
            weight, why = _weight(figures, found, page, in_title)
            if weight:
                span = (place + found.start, place + found.end)
                yield _Mark(found.iso[:4] if found.is_range else found.iso, weight, page.evidence(*span, why))
        place += len(line) + 1


def _weight(line: str, found: FoundDate, page: OwnPage, in_title: set[str]) -> tuple[float, Why | None]:
    """0 where the date is not the publication's own."""
    is_cover = page.place == Place.COVER
    if is_cover and found.iso in in_title:
        return TITLE, Why.TITLE
    before = line[max(0, found.start - REACH) : found.start]
    for weight, why, mark in MARKS:
        matches = list(mark.finditer(before))
        if matches and not NOT_ITS_OWN.search(before[matches[-1].end() :]) and not _is_credit(before, weight):
            return weight, why
    if NOT_ITS_OWN.search(before):
        return 0.0, None
    if found.is_range:
        return (RANGE if is_cover else 0.0), None
    beside = line[: found.start] + line[found.end :]
    is_alone = not SAID.search(beside)
    if is_cover:
        is_precise = len(found.iso) > len("2019")
        return (ALONE if is_alone else COVER_MONTH if is_precise and len(beside.split()) <= 4 else ON_COVER), None
    is_month = len(found.iso) == len("2019-01") and page.place in (Place.IMPRINT, Place.OPENING)
    return (MONTH if is_month else 0.0), None


def _is_credit(before: str, weight: float) -> bool:
    """*Photo: © Agency, 2015* is the picture's year."""
    return weight == COPYRIGHT and bool(CREDIT.search(before))


def _last_of_several(line: str) -> Iterator[FoundDate]:
    """The later year of *© 1998–2004* and *2003, 2007*."""
    for match in ADDED_YEARS.finditer(line):
        if COPYRIGHT_SIGN.search(line[: match.start()]):
            yield FoundDate(match["last"], *match.span("last"))


def _from_file(metadata: Mapping[str, str], latest: int) -> Proposal | None:
    created = metadata.get("created", "")
    match = CREATED_YEAR.search(created)
    if not match or not EARLIEST <= int(match[0]) <= latest:
        return None
    return Proposal("date_issued", match[0], FROM_FILE, (Evidence(0, created[:200], Why.FILE_METADATA),))
