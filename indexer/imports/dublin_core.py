"""Dublin Core in XML: `oai_dc`, alone, in a list or in an answer of OAI-PMH, and qualified `dcterms`.

An entry is whatever element has elements of Dublin Core as its children. A document with a DTD is refused: nothing that
we read has one, and entities are how XML attacks its reader.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from indexer.imports.entries import body_name, inverted_name, table_of
from indexer.imports.languages import language_code, language_codes
from indexer.imports.table import NOT_A_TABLE, Table, UnusableTable
from indexer.metadata.names import is_person
from repository.identifiers import SCHEMES, checked

NAMESPACES = ("{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}")
ELEMENTS = frozenset(
    [
        *("title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format"),
        *("identifier", "source", "language", "relation", "coverage", "rights"),
        *("issued", "abstract", "isPartOf", "spatial", "license"),
    ]
)
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TOLD_AS = {
    "title": "dc:title",
    "creators": "dc:creator",
    "date_issued": "dc:date",
    "language": "dc:language",
    "abstract": "dc:description",
    "publisher": "dc:publisher",
    "series": "dcterms:isPartOf",
    "keywords": "dc:subject",
    "places": "dc:coverage",
    "genre": "dc:type",
    "license": "dc:rights",
    "source_url": "dc:identifier",
} | dict.fromkeys(SCHEMES, "dc:identifier")
# `urn:ISBN:978-...`, `doi:10....`
PREFIX = re.compile(r"^(?:urn:)?(isbn|issn|doi)\s*:\s*", re.I)
DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def is_dublin_core(text: str) -> bool:
    return text.lstrip()[:1] == "<"


def read_dublin_core(content: bytes) -> Table:
    """Raises `UnusableTable`."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnusableTable(NOT_A_TABLE) from error
    entries = [dict(_entry(one)) for one in root.iter() if any(_name(child) for child in one)]
    if not entries:
        raise UnusableTable(NOT_A_TABLE)
    return table_of(entries, TOLD_AS)


def _entry(one: Element) -> Iterator[tuple[str, str | list[str]]]:
    found: dict[str, list[Element]] = {}
    for child in one:
        if (name := _name(child)) and _text(child):
            found.setdefault(name, []).append(child)

    def texts(*names: str) -> list[str]:
        return [_text(child) for name in names for child in found.get(name, ())]

    for column, names in (("title", ("title",)), ("abstract", ("abstract", "description"))):
        for child in reversed([child for name in names for child in found.get(name, ())]):
            code = language_code(child.get(LANGUAGE, ""))
            yield f"{column} {code}" if code else column, _text(child)
    yield "creators", [_creator(name) for name in texts("creator")]
    yield "date_issued", next((match[0] for text in texts("issued", "date") if (match := DATE.match(text))), "")
    yield "language", [code for text in texts("language") for code in language_codes(text)]
    yield "publisher", texts("publisher")
    yield "series", next(iter(texts("isPartOf")), "")
    yield "keywords", texts("subject")
    yield "places", texts("spatial", "coverage")
    yield "genre", [text.rpartition("/")[2] for text in texts("type")]
    yield "license", next((text for text in texts("license", "rights") if text.startswith("http")), "")
    yield from _identifiers(texts("identifier"))


def _identifiers(texts: list[str]) -> Iterator[tuple[str, str | list[str]]]:
    """Each by what it is; the first address is that of the original."""
    numbers: dict[str, list[str]] = {}
    for text in texts:
        bare = PREFIX.sub("", text)
        scheme = next((scheme for scheme in ("doi", "isbn", "issn") if checked(scheme, bare)), "")
        if scheme:
            numbers.setdefault(scheme, []).append(bare)
    yield from numbers.items()
    yield "source_url", next((one for one in texts if one.startswith("http") and not checked("doi", one)), "")


def _creator(text: str) -> str:
    if "," in text:
        return inverted_name(text)
    return text if is_person(text) else body_name(text)


def _name(child: Element) -> str:
    """Of an element of Dublin Core; empty for any other, comments among them."""
    tag = str(child.tag)
    name = next((tag.removeprefix(one) for one in NAMESPACES if tag.startswith(one)), "")
    return name if name in ELEMENTS else ""


def _text(child: Element) -> str:
    return " ".join("".join(child.itertext()).split())
