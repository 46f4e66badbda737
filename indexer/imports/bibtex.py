"""BibTeX and BibLaTeX, parsed by bibtexparser; commands of TeX become letters by pylatexenc."""

import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from pylatexenc.latex2text import LatexNodes2Text

from indexer.imports.entries import Entry, body_name, inverted_name, table_of
from indexer.imports.languages import language_codes
from indexer.imports.table import NOT_A_TABLE, Fault, Table, UnusableTable

TOLD_AS = {
    "title": "title",
    "subtitle": "subtitle",
    "creators": "author",
    "date_issued": "year",
    "language": "langid",
    "abstract": "abstract",
    "publisher": "publisher",
    "series": "series",
    "series_number": "number",
    "doi": "doi",
    "isbn": "isbn",
    "issn": "issn",
    "source_url": "url",
    "keywords": "keywords",
    "file": "file",
    "type": "entry type",
}
TYPES = {
    "techreport": "resource-type/REPORT",
    "report": "resource-type/REPORT",
    "article": "resource-type/PAPER_SCIENTIFIC",
    "inproceedings": "resource-type/PAPER_SCIENTIFIC",
    "unpublished": "resource-type/WORK_DOC",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LETTERS = LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True)


def is_bibtex(text: str) -> bool:
    return bool(re.search(r"^\s*@\w+\s*[{(]", text, re.M))


def read_bibtex(content: bytes) -> Table:
    """An entry that TeX could not read either, or a key that is there twice, is a fault.

    Raises `UnusableTable` or `UnicodeDecodeError`.
    """
    steps = [ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()]
    library: Library = parse_string(content.decode("utf-8-sig"), parse_stack=steps)
    blocks = sorted([*library.entries, *library.failed_blocks], key=lambda block: block.start_line or 0)
    if not blocks:
        raise UnusableTable(NOT_A_TABLE)
    failed = {id(block) for block in library.failed_blocks}
    faults = [Fault(at, (one.start_line or 0) + 1) for at, one in enumerate(blocks, 1) if id(one) in failed]
    entries = (
        _entry(one.entry_type.lower(), {field.key.lower(): str(field.value) for field in one.fields})
        for one in library.entries
    )
    return table_of(list(entries), TOLD_AS, faults)


def _entry(kind: str, fields: Mapping[str, str]) -> Entry:
    def text(*names: str) -> str:
        return next((_letters(fields[name]) for name in names if fields.get(name)), "")

    return {
        "type": TYPES.get(kind, ""),
        "title": text("title"),
        "subtitle": text("subtitle"),
        "creators": list(_names(fields.get("author", ""))),
        "date_issued": _date(fields),
        "language": language_codes(text("langid", "language")),
        "abstract": text("abstract"),
        "publisher": text("institution", "publisher", "organization"),
        "series": text("series", "journal", "journaltitle"),
        "series_number": text("number"),
        "doi": fields.get("doi", "").replace("\\_", "_"),
        "isbn": fields.get("isbn", ""),
        "issn": fields.get("issn", ""),
        "source_url": fields.get("url", "").replace("\\_", "_"),
        "keywords": [part.strip() for part in re.split(r"[;,]", text("keywords"))],
        "file": fields.get("file", "").rpartition("/")[2],
    }


def _names(text: str) -> Iterator[str]:
    """A name in braces is a body's; `Ana Horvat` and `Horvat, Ana` are persons."""
    for name in _parted(text):
        if name.startswith("{") and name.endswith("}") and "," not in name[: name.find("}")].partition("}")[2]:
            yield body_name(_letters(name))
        elif "," in name:
            yield inverted_name(_letters(name))
        else:
            yield _letters(name)


def _parted(text: str) -> Iterator[str]:
    """The names of a list; `and` within braces belongs to a name."""
    depth, begin = 0, 0
    for match in re.finditer(r"[{}]|\s+and\s+", text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            yield text[begin : match.start()].strip()
            begin = match.end()
    if text[begin:].strip():
        yield text[begin:].strip()


def _date(fields: Mapping[str, str]) -> str:
    if date := fields.get("date", ""):
        return date.partition("/")[0]
    month = fields.get("month", "").strip("{} ").lower()
    number = str(MONTHS.index(month[:3]) + 1) if month[:3] in MONTHS else month
    return "-".join([fields.get("year", "").strip("{} "), *([number.zfill(2)] if number.isdigit() else [])])


def _letters(text: str) -> str:
    """What TeX would print. pylatexenc prints a modifier letter for `\\textasciicircum`."""
    return " ".join(LETTERS.latex_to_text(text).replace("ˆ", "^").split())
