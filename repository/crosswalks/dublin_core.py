"""Simple Dublin Core as OAI-PMH carries it (`oai_dc`, DCMES 1.1): fifteen elements, one for each value."""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from repository.crosswalks.described import SCHEMA, SUBJECTS, Described, add, written

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
LOCATION = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


def dublin_core(described: Described) -> bytes:
    """Titles, abstracts and subjects carry their language."""
    ElementTree.register_namespace("oai_dc", OAI_DC)
    ElementTree.register_namespace("dc", DC)
    root = Element(f"{{{OAI_DC}}}dc", {SCHEMA: LOCATION})
    for name, text, language in _values(described):
        add(root, f"{{{DC}}}{name}", text, language=language)
    return written(root)


def _values(described: Described) -> Iterator[tuple[str, str, str]]:
    """Element, text and its language, empty where it is in none."""
    record = described.record
    yield from (("title", _whole_title(described, language), language) for language in record.titles)
    yield from (("creator", creator["name"], "") for creator in record.creators)
    for facet in SUBJECTS:
        yield from (
            ("subject", one.label(described.language), described.language) for one in described.iter_concepts(facet)
        )
    yield from (("description", text, language) for language, text in record.abstracts.items())
    yield "publisher", described.label("agency"), described.language
    yield "date", record.date_issued, ""
    yield "type", described.label("type"), described.language
    yield from (("format", media_type, "") for media_type in described.media_types)
    yield "identifier", described.url, ""
    yield from (("identifier", f"https://doi.org/{doi}", "") for doi in record.identifiers.get("doi", ()))
    yield from (("identifier", f"urn:isbn:{isbn}", "") for isbn in record.identifiers.get("isbn", ()))
    yield from (("identifier", url, "") for url in described.file_urls)
    yield "source", record.source_url, ""
    yield from (("language", language, "") for language in record.languages)
    yield "relation", record.series.get("title", ""), record.language
    yield from (
        ("coverage", one.label(described.language), described.language) for one in described.iter_concepts("region")
    )
    yield "rights", record.license, ""


def _whole_title(described: Described, language: str) -> str:
    title, subtitle = described.record.titles[language], described.record.subtitles.get(language, "")
    return f"{title}: {subtitle}" if subtitle else title
