"""A record in other schemas: what they ask for is there, texts say their language, and what is not known is told."""

from xml.etree import ElementTree

import pytest

from repository.crosswalks.datacite import NAMESPACE, datacite
from repository.crosswalks.described import LANGUAGE, Described
from repository.crosswalks.dublin_core import DC, dublin_core
from repository.models.base import now
from repository.vocabulary.concepts import Vocabulary
from tests.factories import make_record

URL = "https://putokaz.example/r/14"
REQUIRED = ("identifier", "creators", "titles", "publisher", "publicationYear", "resourceType")


def make_described(**changes: object) -> Described:
    record = make_record(title="Guidance\x0b systems", year="2019-03", agency=["cedefop"])
    record.titles |= {"hr": "Sustavi usmjeravanja"}
    # What the database fills in for a record that is saved.
    record.subtitles, record.abstracts, record.series, record.license, record.source_url = {}, {}, {}, "", ""
    record.creators = [{"name": "Ana Horvat", "kind": "person"}, {"name": "Forum", "kind": "body"}]
    record.identifiers = {"doi": ["10.2801/1"], "isbn": ["978-92-896-0000-0"]}
    record.created_at = record.updated_at = now()
    for name, value in changes.items():
        setattr(record, name, value)
    return Described(record, Vocabulary(), URL, ("https://putokaz.example/files/14/report.pdf",))


def made(described: Described) -> ElementTree.Element:
    return ElementTree.fromstring(datacite(described))


def texts(root: ElementTree.Element, name: str) -> list[str | None]:
    return [element.text for element in root.iter(f"{{{NAMESPACE}}}{name}")]


def test_dublin_core_has_an_element_a_value_in_its_language() -> None:
    root = ElementTree.fromstring(dublin_core(make_described()))
    titles = {one.get(LANGUAGE): one.text for one in root.iter(f"{{{DC}}}title")}
    assert titles == {"en": "Guidance systems", "hr": "Sustavi usmjeravanja"}
    identifiers = [one.text for one in root.iter(f"{{{DC}}}identifier")]
    assert identifiers[:3] == [URL, "https://doi.org/10.2801/1", "urn:isbn:978-92-896-0000-0"]
    assert [one.text for one in root.iter(f"{{{DC}}}creator")] == ["Ana Horvat", "Forum"]
    assert all(one.text for one in root)


def test_datacite_names_the_doi_and_keeps_the_lasting_address_beside_it() -> None:
    root = made(make_described())
    assert texts(root, "identifier") == ["10.2801/1"]
    assert texts(root, "alternateIdentifier") == [URL, "978-92-896-0000-0"]
    kinds = [one.get("nameType") for one in root.iter(f"{{{NAMESPACE}}}creatorName")]
    assert kinds == ["Personal", "Organizational"]
    assert [one.get("titleType") for one in root.iter(f"{{{NAMESPACE}}}title")] == [None, "TranslatedTitle"]
    assert texts(root, "publicationYear") == ["2019"]


def test_datacite_names_a_person_by_orcid_and_nobody_else() -> None:
    ana = {"name": "Ana Horvat", "kind": "person", "orcid": "0000-0002-1825-0097"}
    root = made(make_described(creators=[ana, {"name": "Forum", "kind": "body"}]))
    (identifier,) = root.iter(f"{{{NAMESPACE}}}nameIdentifier")
    assert (identifier.text, identifier.get("nameIdentifierScheme")) == ("0000-0002-1825-0097", "ORCID")
    assert identifier.get("schemeURI") == "https://orcid.org"


@pytest.mark.parametrize("changes", [{}, {"identifiers": {}, "creators": [], "date_issued": "", "titles": {}}])
def test_datacite_says_all_that_the_schema_asks_for(changes: dict[str, object]) -> None:
    root = made(make_described(**changes))
    for name in REQUIRED:
        assert root.find(f"{{{NAMESPACE}}}{name}") is not None, name
    assert all(root.find(f"{{{NAMESPACE}}}{name}/*") is not None for name in ("creators", "titles"))
    assert all(texts(root, name)[0] for name in ("identifier", "publisher", "publicationYear"))


def test_record_without_doi_is_identified_by_its_address() -> None:
    identifier = made(make_described(identifiers={})).find(f"{{{NAMESPACE}}}identifier")
    assert identifier is not None
    assert (identifier.text, identifier.get("identifierType")) == (URL, "URL")
