"""A concept scheme as SKOS Turtle, in the form that `vocabulary_import` reads."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from repository.errors import UnknownConcept
from repository.models.vocabulary import Concept, LabelKind, Membership
from repository.vocabulary.vocabulary_import import HAS_MEMBER, KINDS, SCHEME_PREFIX

PROPERTIES = {kind: name for name, kind in KINDS.items()}


def turtle(session: Session, facet: str) -> str:
    """Raises `UnknownConcept` where there is no such scheme."""
    from rdflib import Graph, Literal, URIRef
    from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

    query = select(Concept).where(Concept.facet == facet).options(selectinload(Concept.labels))
    concepts = {one.id: one for one in session.scalars(query.order_by(Concept.position))}
    if not concepts:
        raise UnknownConcept(facet, "")
    uris = {one.key: one.uri for one in concepts.values()}
    graph, scheme = Graph(), URIRef(SCHEME_PREFIX + facet)
    graph.bind("skos", SKOS)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for concept in concepts.values():
        subject = URIRef(concept.uri)
        graph.add((subject, RDF.type, SKOS.Concept))
        graph.add((subject, SKOS.inScheme, scheme))
        graph.add((subject, SKOS.notation, Literal(concept.key)))
        for label in concept.labels:
            language = None if label.language == "und" else label.language
            graph.add((subject, SKOS[PROPERTIES[LabelKind(label.kind)]], Literal(label.text, lang=language)))
        if not concept.is_used:
            graph.add((subject, OWL.deprecated, Literal(True)))
        if concept.replaced_by in uris:
            graph.add((subject, DCTERMS.isReplacedBy, URIRef(uris[concept.replaced_by])))
        if concept.broader_id in concepts:
            graph.add((subject, SKOS.broader, URIRef(concepts[concept.broader_id].uri)))
    for one in session.scalars(select(Membership).where(Membership.group_id.in_(list(concepts)))):
        if one.member_id in concepts:
            member = URIRef(concepts[one.member_id].uri)
            graph.add((URIRef(concepts[one.group_id].uri), URIRef(HAS_MEMBER), member))
    return graph.serialize(format="turtle")
