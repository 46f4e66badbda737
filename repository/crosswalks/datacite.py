"""A record as DataCite wants it (Metadata Schema 4.7), to mint a DOI with or to be gathered by DataCite's readers.

What the schema asks for and the record does not say is told to be missing in the schema's own words (`:unav`, its
appendix 3). Without a DOI the identifier is the address that keeps.
"""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from repository.crosswalks.described import SCHEMA, SUBJECTS, Described, add, written
from repository.identifiers import ORCID_SITE

NAMESPACE = "http://datacite.org/schema/kernel-4"
LOCATION = f"{NAMESPACE} https://schema.datacite.org/meta/kernel-4/metadata.xsd"
NOT_KNOWN = ":unav"
NO_YEAR = "0000"
# Keys of publication types -> DataCite's own; all others are reports.
KINDS = {
    "resource-type/ARTICLE_NEWS": "JournalArticle",
    "resource-type/PAPER_SCIENTIFIC": "JournalArticle",
    "resource-type/PRESENTATION": "Presentation",
}


def datacite(described: Described) -> bytes:
    record = described.record
    ElementTree.register_namespace("datacite", NAMESPACE)
    root = Element(_in("resource"), {SCHEMA: LOCATION})
    dois = record.identifiers.get("doi", [])
    add(root, _in("identifier"), dois[0] if dois else described.url, identifierType="DOI" if dois else "URL")
    _creators(root, described)
    _titles(root, described)
    add(root, _in("publisher"), described.label("agency") or NOT_KNOWN, language=described.language)
    add(root, _in("publicationYear"), str(record.year or NO_YEAR))
    kind = next(iter(record.concepts("type")), "")
    general = KINDS.get(kind, "Report")
    add(root, _in("resourceType"), described.label("type") or general, resourceTypeGeneral=general)
    _subjects(root, described)
    _dates(root, described)
    if record.languages:
        add(root, _in("language"), record.language)
    _alternate_identifiers(root, described, has_doi=bool(dois))
    formats = SubElement(root, _in("formats"))
    for media_type in described.media_types:
        add(formats, _in("format"), media_type)
    if record.license:
        SubElement(SubElement(root, _in("rightsList")), _in("rights"), {"rightsURI": record.license})
    descriptions = SubElement(root, _in("descriptions"))
    for language, text in record.abstracts.items():
        add(descriptions, _in("description"), text, descriptionType="Abstract", language=language)
    places = SubElement(root, _in("geoLocations"))
    for region in described.iter_concepts("region"):
        add(SubElement(places, _in("geoLocation")), _in("geoLocationPlace"), region.label(described.language))
    return written(root)


def _in(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _creators(root: Element, described: Described) -> None:
    creators = SubElement(root, _in("creators"))
    known = [one for one in described.record.creators if one["name"].strip()]
    for one in known or [{"name": described.label("agency") or NOT_KNOWN, "kind": "body"}]:
        kind = "Organizational" if one.get("kind") == "body" else "Personal"
        creator = SubElement(creators, _in("creator"))
        add(creator, _in("creatorName"), one["name"], nameType=kind)
        scheme = {"nameIdentifierScheme": "ORCID", "schemeURI": ORCID_SITE}
        add(creator, _in("nameIdentifier"), one.get("orcid", ""), **scheme)


def _titles(root: Element, described: Described) -> None:
    """The title of the text first; that in another language is a translation of it."""
    record = described.record
    titles = SubElement(root, _in("titles"))
    for language in sorted(record.titles, key=lambda language: language != record.language):
        kind = {} if language == record.language else {"titleType": "TranslatedTitle"}
        add(titles, _in("title"), record.titles[language], language=language, **kind)
    for language, subtitle in record.subtitles.items():
        add(titles, _in("title"), subtitle, language=language, titleType="Subtitle")
    if not len(titles):
        add(titles, _in("title"), NOT_KNOWN)


def _subjects(root: Element, described: Described) -> None:
    subjects = SubElement(root, _in("subjects"))
    for facet in SUBJECTS:
        for concept in described.iter_concepts(facet):
            label = concept.label(described.language)
            add(subjects, _in("subject"), label, language=described.language, valueURI=concept.uri)


def _dates(root: Element, described: Described) -> None:
    dates = SubElement(root, _in("dates"))
    add(dates, _in("date"), described.record.date_issued, dateType="Issued")
    add(dates, _in("date"), described.record.created_at.date().isoformat(), dateType="Available")
    add(dates, _in("date"), described.record.updated_at.date().isoformat(), dateType="Updated")


def _alternate_identifiers(root: Element, described: Described, *, has_doi: bool) -> None:
    others = SubElement(root, _in("alternateIdentifiers"))
    if has_doi:
        add(others, _in("alternateIdentifier"), described.url, alternateIdentifierType="URL")
    for isbn in described.record.identifiers.get("isbn", ()):
        add(others, _in("alternateIdentifier"), isbn, alternateIdentifierType="ISBN")
