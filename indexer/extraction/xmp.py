"""The XMP packet of a PDF as a flat table: `prefix:name` -> text (ISO 16684-1).

Only properties that say something about a publication are kept. Of a list its items are joined by `; `, of alternatives
per language the default is taken. Entities are not declared: a packet with a document type is refused, which is how
entity bombs and outside files are kept out.
"""

from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pypdf.generic import StreamObject

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
    "http://prismstandard.org/namespaces/basic/2.1/": "prism",
    "http://prismstandard.org/namespaces/basic/3.0/": "prism",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://creativecommons.org/ns#": "cc",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
}
MAX_BYTES = 1 << 20
MAX_LETTERS = 2000


def read_xmp(stream: Any) -> dict[str, str]:
    """The properties of a metadata stream; empty if there is none, or none that can be read."""
    packet = stream.get_object() if stream is not None else None
    if not isinstance(packet, StreamObject):
        return {}
    content = packet.get_data()
    if len(content) > MAX_BYTES or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return {}
    try:
        root = ElementTree.fromstring(content.strip(b"\0 \r\n\t"))
    except ElementTree.ParseError:
        return {}
    found: dict[str, str] = {}
    for description in root.iter(f"{RDF}Description"):
        for name, text in description.attrib.items():
            _keep(found, name, text)
        for element in description:
            _keep(found, element.tag, _text(element))
    return found


def _keep(found: dict[str, str], name: str, text: str) -> None:
    space, _, local = name.removeprefix("{").partition("}")
    value = " ".join(text.split())[:MAX_LETTERS]
    if value and space in PREFIXES:
        found.setdefault(f"{PREFIXES[space]}:{local}", value)


def _text(element: Element) -> str:
    alternatives = element.findall(f"{RDF}Alt/{RDF}li")
    if alternatives:
        default = [one for one in alternatives if one.get(LANGUAGE) == "x-default"]
        return "".join((default or alternatives)[0].itertext())
    items = [*element.findall(f"{RDF}Seq/{RDF}li"), *element.findall(f"{RDF}Bag/{RDF}li")]
    return "; ".join("".join(item.itertext()).strip() for item in items) if items else "".join(element.itertext())
