"""RIS (2011), read by rispy."""

import re
from collections.abc import Iterator
from typing import Any

from rispy import RisParser
from rispy.parser import ParseError

from indexer.imports.entries import Entry, inverted_name, table_of
from indexer.imports.languages import language_codes
from indexer.imports.table import NOT_A_TABLE, Fault, Table, UnusableTable

BEGIN = re.compile(r"^TY  ?-", re.M)
END = re.compile(r"^ER  ?-", re.M)
# A semicolon may stand in an address.
NO_LISTS: dict[str, str] = {}
TOLD_AS = {
    "title": "TI",
    "creators": "AU",
    "date_issued": "PY",
    "language": "LA",
    "abstract": "AB",
    "publisher": "PB",
    "series": "T2",
    "series_number": "IS",
    "doi": "DO",
    "isbn": "SN",
    "issn": "SN",
    "source_url": "UR",
    "keywords": "KW",
    "file": "L1",
    "type": "TY",
}
# Kinds of reference that have a counterpart in our vocabulary of publication types.
TYPES = {
    "RPRT": "resource-type/REPORT",
    "GOVDOC": "resource-type/REPORT",
    "JOUR": "resource-type/PAPER_SCIENTIFIC",
    "EJOUR": "resource-type/PAPER_SCIENTIFIC",
    "CPAPER": "resource-type/PAPER_SCIENTIFIC",
    "MGZN": "resource-type/ARTICLE_NEWS",
    "NEWS": "resource-type/ARTICLE_NEWS",
    "SLIDE": "resource-type/PRESENTATION",
    "PAMP": "resource-type/MATERIAL_PROM",
    "UNPB": "resource-type/WORK_DOC",
}


def is_ris(text: str) -> bool:
    return bool(BEGIN.search(text))


def read_ris(content: bytes) -> Table:
    """An entry that is not ended before the next one begins is a fault.

    Raises `UnusableTable` or `UnicodeDecodeError`.
    """
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    parts = list(_parts(text))
    entries, faults = [], []
    for number, (line, part) in enumerate(parts, 1):
        try:
            found = RisParser(delimiter_tags_mapping=NO_LISTS).parse(part)
        except ParseError:
            found = []
        if len(found) == 1:
            entries.append(_entry(found[0]))
        else:
            faults.append(Fault(number, line))
    if not parts:
        raise UnusableTable(NOT_A_TABLE)
    return table_of(entries, TOLD_AS, faults)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Line and text of each entry, one at a time, so that a broken one costs no other."""
    begins = [match.start() for match in BEGIN.finditer(text)]
    for begin, end in zip(begins, [*begins[1:], len(text)], strict=True):
        part = text[begin:end]
        is_last = end == len(text)
        yield text.count("\n", 0, begin) + 1, part if END.search(part) or not is_last else f"{part}\nER  - \n"


def _entry(found: dict[str, Any]) -> Entry:
    number = str(found.get("issn", ""))
    is_issn = len(re.sub(r"[^0-9Xx]", "", number)) == 8
    names = [*found.get("first_authors", ()), *found.get("authors", ())]
    urls = [*found.get("urls", ())]
    return {
        "type": TYPES.get(found.get("type_of_reference", ""), ""),
        "title": found.get("title") or found.get("primary_title", ""),
        "creators": [inverted_name(name) for name in names],
        "date_issued": _date(found.get("date", ""), found.get("year") or found.get("publication_year", "")),
        "language": language_codes(found.get("language", "")),
        "abstract": found.get("abstract") or found.get("notes_abstract", ""),
        "publisher": found.get("publisher", ""),
        "series": found.get("tertiary_title") or found.get("secondary_title", ""),
        "series_number": found.get("number", ""),
        "doi": found.get("doi", ""),
        "issn" if is_issn else "isbn": number,
        "source_url": urls[0] if urls else "",
        "keywords": found.get("keywords", ()),
        "file": found.get("file_attachments1", "").rpartition("/")[2],
    }


def _date(date: str, year: str) -> str:
    """`2021/05/17/` is the form of RIS; PY may have it too."""
    parts = [part.strip() for part in (date or year).split("/")[:3]]
    if not parts[0]:
        parts[0] = year.split("/")[0]
    return "-".join([parts[0], *(part.zfill(2) for part in parts[1:] if part.isdigit())])
