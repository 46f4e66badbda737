"""Identifiers of publications and of people: which schemes there are, and what a right one looks like.

ISBN, ISSN and ORCID have a check digit: one misread or mistyped figure makes a different book or person, so that a
wrong one is refused. A DOI has none, but a form; catalogue numbers of agencies have neither and are taken as they are.
"""

import re
from urllib.parse import urlsplit

from stdnum import isbn, isni, issn
from stdnum.exceptions import ValidationError

from repository.digits import western_digits

SCHEMES = ("doi", "isbn", "issn", "catalogue_number")

ORCID_SITE = "https://orcid.org"

# DOI Handbook, 2.2: a prefix of registrants and a suffix of any printable characters.
DOI = re.compile(
    r"(?P<name>doi(?:\.org)?\s*[:/]?\s*|digital object identifier\W*)?(?P<doi>10\.\d{4,9}/[^\s\"<>«»“”{}|\\^]+)", re.I
)
ISBN = re.compile(r"(?:isbn(?:-1[03])?\s*:?\s*)?(?P<isbn>[\dxХ][\dxХ\s‐-―-]{8,20})", re.I)
ORCID = re.compile(r"(?:https?://)?(?:www\.)?(?:orcid(?:\.org)?\s*[:/]?\s*)?(?P<orcid>[\d\s‐-―-]{15,24}[\dxХ])/?", re.I)
BRACKETS = (("(", ")"), ("[", "]"))


def checked_isbn(text: str) -> str | None:
    """An ISBN-13 of figures only, or an ISBN-10 as it is printed; None if the check digit is wrong."""
    bare = re.sub(r"[^\dX]", "", western_digits(text).upper().replace("Х", "X"))
    try:
        number = str(isbn.validate(bare))
    except ValidationError:
        return None
    # 0000000000 has a right check digit and is what a template leaves.
    return None if len(set(number[-10:])) <= 2 else number


def checked_issn(text: str) -> str | None:
    """`1831-9424`; None if the check digit is wrong."""
    bare = re.sub(r"[^\dX]", "", western_digits(text).upper().replace("Х", "X"))
    try:
        return str(issn.format(issn.validate(bare)))
    except ValidationError:
        return None


def checked_orcid(text: str) -> str | None:
    """`0000-0002-1825-0097`, of the number alone or as an address; None if the check digit (ISO 7064, mod 11-2) is
    wrong. Zeros only, which a template leaves, are nobody's."""
    match = ORCID.fullmatch(western_digits(text).strip())
    if not match:
        return None
    try:
        number = str(isni.validate(re.sub(r"[^\dX]", "", match["orcid"].upper().replace("Х", "X"))))
    except ValidationError:
        return None
    return "-".join(re.findall("....", number)) if number.strip("0") else None


def checked_doi(text: str) -> str | None:
    """Lower case, without resolver and without what the sentence adds at its end; None if it is no DOI."""
    match = DOI.search(text)
    if not match:
        return None
    doi = match["doi"]
    while True:
        trimmed = doi.rstrip(".,;:'’!?…*")
        for left, right in BRACKETS:
            if trimmed.endswith(right) and trimmed.count(right) > trimmed.count(left):
                trimmed = trimmed[:-1]
        if trimmed == doi:
            break
        doi = trimmed
    return doi.lower() if doi.partition("/")[2] else None


def checked(scheme: str, text: str) -> str | None:
    """The identifier in its normal form, None if it can't be one of this scheme."""
    checks = {"isbn": checked_isbn, "issn": checked_issn, "doi": checked_doi}
    return checks[scheme](text) if scheme in checks else " ".join(text.split()) or None


def recognised(text: str) -> tuple[str, str] | None:
    """Scheme and normal form of a text that names a publication and nothing else: a DOI, bare or as an address, an
    ISBN, or an address, which is a `source_url`. None if it is none of them, or its check digit is wrong."""
    bare = western_digits(text).strip()
    if (match := ISBN.fullmatch(bare)) and (number := checked_isbn(match["isbn"])):
        return "isbn", number
    if " " in bare and not DOI.fullmatch(bare):
        return None
    if doi := checked_doi(bare):
        return "doi", doi
    try:
        parts = urlsplit(bare)
    except ValueError:
        return None
    return ("source_url", bare) if parts.scheme in ("http", "https") and parts.hostname else None
