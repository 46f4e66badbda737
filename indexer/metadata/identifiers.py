"""ISBN, ISSN, DOI and catalogue numbers of the publication itself, each checked before it is proposed.

A number counts where its name stands beside it (*ISBN 978-92-896-2860-2*), on a page where the publication speaks of
itself. Its check digit must be right: one misread figure makes a different book. Catalogue numbers have no check digit
but a form that nothing else has.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.documents import Evidence, Proposal, Why
from indexer.metadata.own_pages import OwnPage, Place
from repository.digits import western_digits
from repository.identifiers import DOI, checked_doi, checked_isbn, checked_issn

MOST = 6
NAMED, BARCODE, UNNAMED, CLAIMED = 0.97, 0.8, 0.75, 0.4
AMBIGUOUS = 0.55
# An imprint that lists so many DOIs lists the other publications of a series.
MOST_DOIS = 2
# How far a name reaches: *ISBN PDF: 978-…*, *ISBN 978-… (print) 978-… (PDF)*.
REACH = 70

DASH = r"[-‐‑‒–\u00ad ]?"
ISBN = re.compile(rf"(?<![\d-])(?:97[89]{DASH})?(?:\d{DASH}){{9}}[\dXxХх](?!\d)")
# The figures under the bar code of a back cover.
BARS = re.compile(r"(?<![\d-])9\s?7[89]\d{4}\s?\d{6}(?!\d)")
ISBN_NAME = re.compile(r"(?:e-?)?ISBNs?(?:[- ]?1[03])?|ردمك", re.I)
ISSN = re.compile(r"(?:e-?)?ISSN(?:-L)?[^\d\n]{0,20}?(\d{4}[-‐‑–]\d{3}[\dXxХх])(?!\d)", re.I)
PAPER = re.compile(r"print|paper|tisk|druck|impr|hard|stampa|druk|печат|друк|ورق|uvez|cartac", re.I)
FILE = re.compile(r"pdf|online|on-line|web|elektron|electr|électron|digital|epub|html|e-?book|интернет|رقمي", re.I)
FORMATS = re.compile(f"(?P<file>{FILE.pattern})|(?P<paper>{PAPER.pattern})", re.I)


LANGUAGES = "BG|CS|DA|DE|EL|EN|ES|ET|FI|FR|GA|HR|HU|IT|LT|LV|MT|NL|PL|PT|RO|SK|SL|SV|TR|AR|RU|MK|SQ|SR|UK|NO|IS"
CATALOGUE = (
    # Publications Office of the EU: TI-01-19-123-EN-N, KJ-NA-29442-EN-N, TI-BA-12-005-EN-C, TI-31-10-387-2A-C.
    re.compile(
        rf"(?<![A-Z0-9-])[A-Z]{{2}}-(?:[A-Z0-9]{{2}}-\d{{2}}-\d{{3}}|[A-Z]{{2}}-\d{{5}})"
        rf"-(?:{LANGUAGES}|\d[A-Z]|[A-Z]{{2}})-[A-Z](?![A-Z0-9-])"
    ),
    # UNESCO: ED-2019/WS/8. OECD: OECD/LEGAL/0449, EDU/WKP(2019)12.
    re.compile(r"(?<![\w-])[A-Z]{2,4}[-/](?:19|20)\d\d/(?:[A-Z]{1,5}/)+\d+(?!\d)"),
    re.compile(r"(?<![\w/])[A-Z]{3,5}(?:/[A-Z]{3,6}){1,3}(?:\((?:19|20)\d\d\)\d+(?:/FINAL)?|/\d{3,4}(?!\d))"),
)
# Field -> properties of XMP that hold it.
CLAIMS = {
    "isbn": ("prism:isbn", "prism:eIsbn"),
    "issn": ("prism:issn", "prism:eIssn"),
    "doi": ("prism:doi", "pdfx:doi"),
}


@dataclass(frozen=True)
class _Found:
    """`rank`: of several values the lower goes first."""

    value: str
    score: float
    evidence: Evidence
    rank: int = 0


def propose_identifiers(pages: Sequence[OwnPage], xmp: Mapping[str, str]) -> list[Proposal]:
    """Proposals for `isbn`, `issn`, `doi`, `catalogue_number`. `xmp`: the claims of the file."""
    schemes: tuple[tuple[str, Callable[[OwnPage], Iterator[_Found]], Callable[[str], str | None]], ...] = (
        ("isbn", _isbns, checked_isbn),
        ("issn", _issns, checked_issn),
        ("doi", _dois, checked_doi),
        ("catalogue_number", _catalogue_numbers, lambda _: None),
    )
    proposals = []
    for field, find, check in schemes:
        found = [one for page in pages for one in find(page)] or list(_claimed(field, xmp, check))
        if found:
            proposals.append(_proposal(field, found))
    return proposals


def _isbns(page: OwnPage) -> Iterator[_Found]:
    text = western_digits(page.text)
    names = [match.end() for match in ISBN_NAME.finditer(text)]
    for match in ISBN.finditer(text):
        number = checked_isbn(match[0])
        is_named = any(0 <= match.start() - end <= REACH for end in names)
        if number and is_named:
            yield _Found(number, NAMED, page.evidence(*match.span(), Why.IDENTIFIER), _format_rank(text, match))
    for match in BARS.finditer(text) if page.place == Place.BACK else ():
        if number := checked_isbn(match[0]):
            yield _Found(number, BARCODE, page.evidence(*match.span(), Why.IDENTIFIER), rank=1)


def _format_rank(text: str, match: re.Match[str]) -> int:
    """0 for the ISBN of the file, 1 if nothing is said, 2 for that of the paper. *PDF ISBN …*, *ISBN … (print)*."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : (text + "\n").index("\n", match.end())]
    start = match.start() - (text.rfind("\n", 0, match.start()) + 1)
    end = start + match.end() - match.start()
    after = FORMATS.search(line, end, end + 22)
    before = next(FORMATS.finditer(line, max(0, start - 22), start), None)
    said = after or before
    return 1 if said is None else 0 if said["file"] else 2


def _issns(page: OwnPage) -> Iterator[_Found]:
    text = western_digits(page.text)
    for match in ISSN.finditer(text):
        if number := checked_issn(match[1]):
            yield _Found(number, NAMED, page.evidence(*match.span(), Why.IDENTIFIER), _format_rank(text, match))


def _dois(page: OwnPage) -> Iterator[_Found]:
    found: dict[str, _Found] = {}
    for match in DOI.finditer(page.text):
        doi = checked_doi(match[0])
        if doi and doi not in found:
            score = NAMED if match["name"] else UNNAMED
            found[doi] = _Found(doi, score, page.evidence(*match.span(), Why.IDENTIFIER))
    if len(found) <= MOST_DOIS:
        yield from found.values()


def _catalogue_numbers(page: OwnPage) -> Iterator[_Found]:
    for pattern in CATALOGUE:
        for match in pattern.finditer(page.text):
            yield _Found(match[0], NAMED, page.evidence(*match.span(), Why.IDENTIFIER))


def _claimed(field: str, xmp: Mapping[str, str], check: Callable[[str], str | None]) -> Iterator[_Found]:
    """What the file says of itself; `dc:identifier` may hold any of them."""
    for name in (*CLAIMS.get(field, ()), "dc:identifier"):
        claim = xmp.get(name, "")
        if number := check(claim):
            yield _Found(number, CLAIMED, Evidence(0, claim[:200], Why.FILE_METADATA))


def _proposal(field: str, found: Iterable[_Found]) -> Proposal:
    """Each value once, at its best; a second DOI makes both doubtful, as only one of them is the publication's."""
    best: dict[str, _Found] = {}
    for one in sorted(found, key=lambda one: (one.rank, -one.score)):
        best.setdefault(one.value, one)
    kept = list(best.values())[:MOST]
    if field == "doi":
        kept = kept[:1]
    score = kept[0].score
    if field == "doi" and len(best) > 1:
        score = min(score, AMBIGUOUS)
    evidence = tuple(one.evidence for one in kept[:3])
    return Proposal(field, [one.value for one in kept], score, evidence)
