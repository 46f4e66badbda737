"""CSL-JSON (1.0.2): a list of items, or one item."""

import json
from collections.abc import Iterator
from typing import Any

from indexer.imports.entries import Entry, body_name, inverted_name, table_of
from indexer.imports.languages import language_codes
from indexer.imports.table import NOT_A_TABLE, Fault, Table, UnusableTable

TOLD_AS = {
    "title": "title",
    "creators": "author",
    "date_issued": "issued",
    "language": "language",
    "abstract": "abstract",
    "publisher": "publisher",
    "series": "collection-title",
    "series_number": "collection-number",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "source_url": "URL",
    "keywords": "keyword",
    "type": "type",
}
TYPES = {
    "report": "resource-type/REPORT",
    "article": "resource-type/PAPER_SCIENTIFIC",
    "article-journal": "resource-type/PAPER_SCIENTIFIC",
    "paper-conference": "resource-type/PAPER_SCIENTIFIC",
    "article-newspaper": "resource-type/ARTICLE_NEWS",
    "article-magazine": "resource-type/ARTICLE_NEWS",
    "pamphlet": "resource-type/MATERIAL_PROM",
    "manuscript": "resource-type/WORK_DOC",
    "speech": "resource-type/PRESENTATION",
}
PLAIN = {
    "title": "title",
    "abstract": "abstract",
    "publisher": "publisher",
    "series": "collection-title",
    "series_number": "collection-number",
    "doi": "DOI",
    "source_url": "URL",
}


def is_csl_json(text: str) -> bool:
    return text.lstrip()[:1] in ("[", "{")


def read_csl_json(content: bytes) -> Table:
    """Raises `UnusableTable` or `UnicodeDecodeError`."""
    try:
        parsed = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise
        raise UnusableTable(NOT_A_TABLE) from error
    items = parsed if isinstance(parsed, list) else [parsed]
    entries = [_entry(item) for item in items if isinstance(item, dict)]
    faults = [Fault(number, 0) for number, item in enumerate(items, 1) if not isinstance(item, dict)]
    return table_of(entries, TOLD_AS, faults)


def _entry(item: dict[str, Any]) -> Entry:
    plain = {column: _text(item.get(name)) for column, name in PLAIN.items()}
    return {
        **plain,
        "type": TYPES.get(_text(item.get("type")), ""),
        "series_number": plain["series_number"] or _text(item.get("number")),
        "creators": list(_names(item.get("author"))),
        "date_issued": _date(item.get("issued")),
        "language": language_codes(_text(item.get("language"))),
        "isbn": _text(item.get("ISBN")).split(),
        "issn": _text(item.get("ISSN")).split(),
        "keywords": [part.strip() for part in _text(item.get("keyword")).replace(";", ",").split(",")],
    }


def _names(found: Any) -> Iterator[str]:
    for name in found if isinstance(found, list) else ():
        if not isinstance(name, dict):
            continue
        given, family = (_text(name.get(part)) for part in ("given", "family"))
        particles = [_text(name.get(part)) for part in ("dropping-particle", "non-dropping-particle")]
        whole = " ".join(filter(None, [*particles, family]))
        yield inverted_name(f"{whole}, {given}") if given else body_name(_text(name.get("literal")) or whole)


def _date(found: Any) -> str:
    """The beginning of a range; `date-parts` go before words."""
    if not isinstance(found, dict):
        return ""
    parts = found.get("date-parts") or [[]]
    first = parts[0] if isinstance(parts, list) and isinstance(parts[0], list) else []
    return "-".join(_text(part).zfill(2) for part in first[:3]) or _text(found.get("raw") or found.get("literal"))


def _text(value: Any) -> str:
    """Numbers and words; anything else is not a value of these fields."""
    return str(value).strip() if isinstance(value, str | int | float) else ""
