"""A concept scheme as SKOS Turtle, in the form that `vocabulary_import` and `concept_lists` read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from repository.models.vocabulary import LabelKind, SchemeVersion
from repository.vocabulary import scheme_versions
from repository.vocabulary.described import DEPRECATED, MATCHES, MEMBER, RELATED, SPLIT_INTO, Described, described
from repository.vocabulary.vocabulary_import import HAS_MEMBER, KINDS, SCHEME_PREFIX

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

PROPERTIES = {kind: name for name, kind in KINDS.items()}


def turtle(session: Session, facet: str) -> str:
    """The scheme as it is now. It says of which version it is, and which that will be where it has changed since."""
    concepts = described(session, facet)
    return write(facet, concepts, *_standing(session, facet, concepts))


def turtle_of(version: SchemeVersion) -> str:
    """The scheme as it was published."""
    day = version.at.date().isoformat()
    return write(version.facet, scheme_versions.concepts_in(version), str(version.number), day)


def write(facet: str, concepts: Iterable[Described], number: str = "", modified: str = "") -> str:
    """`number`: of the version, empty for none. `modified`: its day, ISO 8601."""
    from rdflib import Graph, Literal, URIRef
    from rdflib.namespace import DCTERMS, OWL, RDF, SKOS, XSD

    kept = list(concepts)
    uris = {one.key: URIRef(one.uri) for one in kept}
    graph, scheme = Graph(), URIRef(SCHEME_PREFIX + facet)
    graph.bind("skos", SKOS)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    if number:
        graph.add((scheme, OWL.versionInfo, Literal(number)))
    if modified:
        graph.add((scheme, DCTERMS.modified, Literal(modified, datatype=XSD.date)))
    for one in kept:
        subject = uris[one.key]
        graph.add((subject, RDF.type, SKOS.Concept))
        graph.add((subject, SKOS.inScheme, scheme))
        graph.add((subject, SKOS.notation, Literal(one.key)))
        for kind, language, text in one.texts:
            literal = Literal(text, lang=None if language == "und" else language)
            graph.add((subject, SKOS[PROPERTIES[LabelKind(kind)]], literal))
        if one.broader in uris:
            graph.add((subject, SKOS.broader, uris[one.broader]))
        if one.replaced_by in uris:
            graph.add((subject, DCTERMS.isReplacedBy, uris[one.replaced_by]))
        _add_links(graph, one, uris)
    return graph.serialize(format="turtle")


def _add_links(graph: "Graph", one: Described, uris: "dict[str, URIRef]") -> None:
    from rdflib import Literal, URIRef
    from rdflib.namespace import DCTERMS, OWL, SKOS

    to_concepts = {RELATED: SKOS.related, MEMBER: URIRef(HAS_MEMBER), SPLIT_INTO: DCTERMS.isReplacedBy}
    subject, names = uris[one.key], {name for name, _ in one.links}
    for name, other in one.links:
        if name in MATCHES:
            graph.add((subject, SKOS[name], URIRef(other)))
        elif name in to_concepts and other in uris:
            graph.add((subject, to_concepts[name], uris[other]))
    if one.replaced_by or names & {DEPRECATED, SPLIT_INTO}:
        graph.add((subject, OWL.deprecated, Literal(True)))


def _standing(session: Session, facet: str, concepts: list[Described]) -> tuple[str, str]:
    """Number and day: of the last version if nothing changed since, else `3-draft` and the day of the last edit."""
    last = scheme_versions.find_last(session, facet)
    if last is not None and scheme_versions.is_unchanged(last, concepts):
        return str(last.number), last.at.date().isoformat()
    edited = scheme_versions.last_edit_of(session, facet)
    return f"{last.number + 1 if last else 1}-draft", edited.date().isoformat() if edited else ""
