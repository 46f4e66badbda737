"""What DataCite's schema (Metadata Schema 4.7) holds a record to: what has to be there once, what may not be empty, and
the lists that values are taken from. The rules stand here as its documentation says them."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from repository.crosswalks.datacite import KINDS, NAMESPACE, datacite
from repository.crosswalks.described import LANGUAGE
from tests.repository.crosswalks.test_crosswalks import make_described

REQUIRED = ("identifier", "creators", "titles", "publisher", "publicationYear", "resourceType")
OPTIONAL = (
    *("subjects", "contributors", "dates", "language", "alternateIdentifiers", "relatedIdentifiers", "sizes"),
    *("formats", "version", "rightsList", "descriptions", "geoLocations", "fundingReferences", "relatedItems"),
)
# Element and attribute -> what it may say; an attribute marked by * has to be there.
LISTS = {
    ("resourceType", "resourceTypeGeneral*"): {
        *("Audiovisual", "Award", "Book", "BookChapter", "Collection", "ComputationalNotebook", "ConferencePaper"),
        *("ConferenceProceeding", "DataPaper", "Dataset", "Dissertation", "Event", "Image", "Instrument"),
        *("InteractiveResource", "Journal", "JournalArticle", "Model", "OutputManagementPlan", "PeerReview"),
        *("PhysicalObject", "Poster", "Preprint", "Presentation", "Project", "Report", "Service", "Software", "Sound"),
        *("Standard", "StudyRegistration", "Text", "Workflow", "Other"),
    },
    ("creatorName", "nameType"): {"Organizational", "Personal"},
    ("title", "titleType"): {"AlternativeTitle", "Subtitle", "TranslatedTitle", "Other"},
    ("date", "dateType*"): {
        *("Accepted", "Available", "Collected", "Copyrighted", "Coverage", "Created", "Issued", "Other"),
        *("Submitted", "Updated", "Valid", "Withdrawn"),
    },
    ("description", "descriptionType*"): {
        *("Abstract", "Methods", "SeriesInformation", "TableOfContents", "TechnicalInfo", "Other"),
    },
}
NOT_EMPTY = {"identifier", "creatorName", "title", "publisher", "alternateIdentifier", "format", "geoLocationPlace"}
# A year, a month, a day, or a span of them (ISO 8601, RKMS).
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
LANGUAGE_TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")

FULL = {
    "subtitles": {"en": "A review"},
    "abstracts": {"en": "What works.", "hr": "Što djeluje."},
    "license": "https://creativecommons.org/licenses/by/4.0/",
}
BARE = {"identifiers": {}, "creators": [], "date_issued": "", "titles": {}}
BLANK = {"identifiers": {}, "creators": [{"name": " ", "kind": "person"}], "titles": {"en": "\x0b"}}


def name_of(element: Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


@pytest.fixture(params=[{}, FULL, BARE, BLANK], ids=["some", "full", "bare", "blank"])
def root(request: pytest.FixtureRequest) -> Element:
    return ElementTree.fromstring(datacite(make_described(**request.param)))


def test_each_property_stands_once_and_the_mandatory_ones_are_there(root: Element) -> None:
    names = [name_of(element) for element in root]
    assert sorted(names) == sorted(set(names))
    assert set(REQUIRED) <= set(names) <= {*REQUIRED, *OPTIONAL}
    assert root.find(f"{{{NAMESPACE}}}titles/{{{NAMESPACE}}}title") is not None
    creators = root.findall(f"{{{NAMESPACE}}}creators/{{{NAMESPACE}}}creator")
    assert creators
    assert all(one.findtext(f"{{{NAMESPACE}}}creatorName") for one in creators)


def test_values_are_those_of_the_lists(root: Element) -> None:
    for (element, attribute), allowed in LISTS.items():
        for one in root.iter(f"{{{NAMESPACE}}}{element}"):
            value = one.get(attribute.rstrip("*"))
            assert value in allowed or (value is None and not attribute.endswith("*")), (element, value)
    assert set(KINDS.values()) <= LISTS["resourceType", "resourceTypeGeneral*"]


def test_texts_years_dates_and_languages_have_the_form_that_is_asked_for(root: Element) -> None:
    for one in root.iter():
        assert (one.text or "").strip() or name_of(one) not in NOT_EMPTY, name_of(one)
        assert LANGUAGE_TAG.fullmatch(one.get(LANGUAGE, "en"))
    for date in root.iter(f"{{{NAMESPACE}}}date"):
        assert DATE.fullmatch(date.text or "")
    assert re.fullmatch(r"\d{4}", root.findtext(f"{{{NAMESPACE}}}publicationYear", ""))
    assert root.findtext(f"{{{NAMESPACE}}}resourceType")
    identifier = root.find(f"{{{NAMESPACE}}}identifier")
    assert identifier is not None
    assert identifier.get("identifierType")
