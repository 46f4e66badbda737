"""What the schemas have in common: names, subjects and XML that any parser takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from repository.models.record import Record
from repository.vocabulary.concepts import ConceptView, Vocabulary

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
# What a publication is about; the kind of it, who issued it and where it speaks of have elements of their own.
SUBJECTS = ("objective", "initiative", "technology", "target_group", "audience")


@dataclass(frozen=True)
class Described:
    """`url`: the address that keeps. `file_urls`: of the files, the main one first. Labels are taken in `language`."""

    record: Record
    vocabulary: Vocabulary
    url: str
    file_urls: tuple[str, ...]
    language: str = "en"

    @property
    def media_types(self) -> tuple[str, ...]:
        """Of the files, each once."""
        return tuple(dict.fromkeys(file.media_type for file in self.record.files))

    def label(self, facet: str) -> str:
        """Of the best concept of a facet; empty if there is none."""
        return next((self.vocabulary.label(facet, key, self.language) for key in self.record.concepts(facet)), "")

    def iter_concepts(self, facet: str) -> Iterator[ConceptView]:
        """Those that the vocabulary still has, best first."""
        for key in self.record.concepts(facet):
            if concept := self.vocabulary.concepts.get((facet, key)):
                yield concept


def add(parent: Element, name: str, text: str, **attributes: str) -> Element | None:
    """An element with text; none for an empty one. `language` becomes `xml:lang`. Characters that XML can't hold go."""
    clean = "".join(letter for letter in text if letter in "\t\n" or letter >= " ").strip()
    if not clean:
        return None
    if language := attributes.pop("language", ""):
        attributes[LANGUAGE] = language
    element = SubElement(parent, name, attributes)
    element.text = clean
    return element


def written(root: Element) -> bytes:
    ElementTree.indent(root)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"
