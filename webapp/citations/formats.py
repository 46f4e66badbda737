"""A source for reference managers: BibTeX, RIS (2011) and CSL-JSON (1.0.2).

Nothing here depends on the reader's language but the names that are in the source already.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from webapp.citations.source import Name, Source

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Letters that TeX takes for commands.
SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
LIGATURE = re.compile(r"(?<=[-`'])(?=[-`'])")
RIS_TYPES = {"article": "JOUR", "report": "RPRT"}
CSL_TYPES = {"article": "article", "report": "report"}
BIBTEX_TYPES = {"article": "@article", "report": "@techreport"}


def bibtex(sources: Iterable[Source]) -> str:
    return "\n".join(_bibtex(source) for source in sources)


def ris(sources: Iterable[Source]) -> str:
    """Lines end with CR LF, as the format wants it."""
    lines = [f"{tag}  - {value}" for source in sources for tag, value in _ris(source)]
    return "\r\n".join(lines) + "\r\n"


def csl_json(sources: Iterable[Source]) -> str:
    return json.dumps([as_csl(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class Format:
    name: str
    media_type: str
    write: Callable[[Sequence[Source]], str]


FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex; charset=utf-8", bibtex),
    "ris": Format("RIS", "application/x-research-info-systems; charset=utf-8", ris),
    "json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
}


def _bibtex(source: Source) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _bibtex_fields(source) if value)
    month = f"  month = {MONTHS[source.issued[1] - 1]},\n" if len(source.issued) > 1 else ""
    return f"{BIBTEX_TYPES[source.type]}{{{_key(source)},\n{fields}{month}}}\n"


def _bibtex_fields(source: Source) -> Iterator[tuple[str, str]]:
    """Braces within braces keep a body's name whole and the capitals of a title as they are."""
    names = [one if one.given else Name(f"{{{_tex(one.family)}}}") for one in source.names]
    yield "author", " and ".join(f"{_tex(one.family)}, {_tex(one.given)}" if one.given else one.family for one in names)
    yield "title", f"{{{_tex(source.full_title)}}}"
    yield "institution" if source.type == "report" else "publisher", f"{{{_tex(source.publisher)}}}"
    yield "year", str(source.issued[0]) if source.issued else ""
    yield "series", _tex(source.series)
    yield "number", _tex(source.number)
    yield "pages", _tex(source.page)
    yield "doi", source.doi
    yield "isbn", source.isbn
    yield "issn", source.issn
    yield "langid", source.language
    yield "url", source.url
    yield "urldate", source.accessed.isoformat()


def _tex(text: str) -> str:
    """Dashes and quotation marks that TeX would join are held apart."""
    return LIGATURE.sub("{}", text.translate(SPECIAL))


def _key(source: Source) -> str:
    """`zielinska2019-14`: ASCII, and different for every record."""
    first = source.names[0].family if source.names else source.publisher
    plain = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode()
    name = re.sub(r"\W+", "", plain).lower() or "putokaz"
    return f"{name}{source.issued[0] if source.issued else 'nd'}-{source.record_id}"


def _ris(source: Source) -> Iterator[tuple[str, str]]:
    yield "TY", RIS_TYPES[source.type]
    yield "ID", str(source.record_id)
    for name in source.names:
        yield "AU", _one_line(f"{name.family}, {name.given}" if name.given else name.family)
    date = (*map(str, source.issued[:1]), *(f"{part:02}" for part in source.issued[1:3]))
    optional = (
        ("TI", source.full_title),
        ("T2", source.series),
        ("IS", source.number),
        ("PB", source.publisher),
        ("PY", date[0] if date else ""),
        ("DA", "/".join((*date, "", "", "")[:4]) if date else ""),
        ("SP", source.page),
        ("SN", source.isbn or source.issn),
        ("DO", source.doi),
        ("LA", source.language),
        ("AB", source.abstract),
    )
    yield from ((tag, _one_line(value)) for tag, value in optional if value)
    yield from (("KW", keyword) for keyword in source.keywords)
    yield "UR", source.url
    yield "ER", ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def as_csl(source: Source) -> dict[str, Any]:
    """One item; what is not known is left out."""
    item = {
        "id": f"putokaz-{source.record_id}",
        "type": CSL_TYPES[source.type],
        "title": source.full_title,
        "author": [_csl_name(name) for name in source.names],
        "publisher": source.publisher,
        "issued": {"date-parts": [list(source.issued[:3])]} if source.issued else None,
        "accessed": {"date-parts": [[source.accessed.year, source.accessed.month, source.accessed.day]]},
        "collection-title": source.series,
        "collection-number": source.number,
        "page": source.page,
        "DOI": source.doi,
        "ISBN": source.isbn,
        "ISSN": source.issn,
        "URL": source.url,
        "language": source.language,
        "abstract": source.abstract,
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}
