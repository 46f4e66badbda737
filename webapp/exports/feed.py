"""Any search as an Atom feed (RFC 4287), the newest publications first, so that a reader program tells of new ones."""

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from webapp.citations.cited import lasting_link
from webapp.exports.taking import Taken
from webapp.i18n import locale

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NEVER = "1970-01-01T00:00:00+00:00"
MOST_ENTRIES = 50


def as_atom(title: str, address: str, page: str, taken: Sequence[Taken]) -> bytes:
    """`address`: of the feed. `page`: of the same search on the site."""
    ElementTree.register_namespace("", ATOM)
    feed = Element(_atom("feed"), {LANGUAGE: locale()})
    _text(feed, "id", address)
    _text(feed, "title", title)
    _text(feed, "updated", max((one.record.updated_at.isoformat() for one in taken), default=NEVER))
    SubElement(feed, _atom("link"), rel="self", href=address)
    SubElement(feed, _atom("link"), rel="alternate", href=page)
    _text(SubElement(feed, _atom("author")), "name", "Putokaz")
    for one in taken:
        _entry(feed, one)
    found: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return found


def _entry(feed: Element, one: Taken) -> None:
    record = one.record
    link = lasting_link(record.id)
    entry = SubElement(feed, _atom("entry"))
    _text(entry, "id", link)
    _text(entry, "title", record.title).set(LANGUAGE, record.language)
    _text(entry, "updated", record.updated_at.isoformat())
    _text(entry, "published", record.created_at.isoformat())
    SubElement(entry, _atom("link"), rel="alternate", href=link)
    for creator in record.creators:
        _text(SubElement(entry, _atom("author")), "name", creator["name"])
    if abstract := record.abstracts.get(record.language):
        _text(entry, "summary", abstract).set(LANGUAGE, record.language)


def _atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, _atom(name))
    element.text = "".join(letter for letter in text if letter in "\t\n" or letter >= " ")
    return element
