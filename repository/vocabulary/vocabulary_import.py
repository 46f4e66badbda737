"""SKOS Turtle into the database.

One file is one concept scheme, `urn:putokaz:FACET`, whose concepts carry their key as `skos:notation`. Loading is
idempotent: concepts are matched by facet and key, their labels replaced; a concept that is gone from the file is
kept, because records may name it, and one that a person edited here stays as it is. SKOS reference, W3C Recommendation
of 2009-08-18.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session, selectinload

from repository.errors import VocabularyError
from repository.models.vocabulary import Concept, Label, LabelKind, Match, Membership, RelatedPair
from repository.vocabulary.relations import put_mappings

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

FOLDER = Path(__file__).parents[1] / "skos"
SCHEME_PREFIX = "urn:putokaz:"
HAS_MEMBER = "urn:putokaz:hasMember"
KINDS = {
    "prefLabel": LabelKind.PREFERRED,
    "altLabel": LabelKind.ALTERNATIVE,
    "hiddenLabel": LabelKind.HIDDEN,
    "scopeNote": LabelKind.SCOPE_NOTE,
    "definition": LabelKind.DEFINITION,
    "example": LabelKind.EXAMPLE,
}


def sources(folder: Path = FOLDER) -> list[Path]:
    return sorted(folder.glob("*.ttl"))


def fingerprint(files: Sequence[Path]) -> str:
    """Changes when any of the files does; kept beside the data so that a start does not parse them again."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def load_files(session: Session, files: Iterable[Path]) -> int:
    """Load the files and return the number of concepts they hold.

    Raises:
        VocabularyError: a file is no Turtle, or no single scheme of ours, or has a concept without key or label.
    """
    return sum(_load_file(session, file) for file in files)


def _load_file(session: Session, file: Path) -> int:
    from rdflib import Graph
    from rdflib.namespace import RDF, SKOS

    graph = Graph()
    try:
        graph.parse(file, format="turtle")
    except Exception as error:  # rdflib raises a dozen unrelated classes for bad Turtle.
        raise VocabularyError(file.name, "this is not valid Turtle") from error
    schemes = [str(subject) for subject in graph.subjects(RDF.type, SKOS.ConceptScheme)]
    if len(schemes) != 1 or not schemes[0].startswith(SCHEME_PREFIX):
        raise VocabularyError(file.name, f"it has to describe one scheme {SCHEME_PREFIX}...")
    facet = schemes[0].removeprefix(SCHEME_PREFIX)
    stored = select(Concept).where(Concept.facet == facet).options(selectinload(Concept.mappings))
    known = {row.key: row for row in session.scalars(stored)}
    rows: dict[str, Concept] = {}
    labels: dict[Concept, list[dict[str, Any]]] = {}
    # rdflib keeps no order; the file's own order is that of the first mention of each concept.
    text = file.read_text(encoding="utf-8")
    subjects = sorted(graph.subjects(RDF.type, SKOS.Concept), key=lambda node: _place(text, graph, node))
    for position, subject in enumerate(subjects):
        key = str(graph.value(subject, SKOS.notation) or "")
        row = known.get(key) or Concept(facet=facet, key=key, mappings=[])
        row.uri, row.position = str(subject), position
        named = _labels(graph, subject)
        if not key or not any(label["kind"] == LabelKind.PREFERRED for label in named):
            raise VocabularyError(file.name, f"{subject} lacks its skos:notation or skos:prefLabel")
        session.add(row)
        rows[str(subject)] = row
        if row.edited_at is None:
            labels[row] = named
    session.flush()
    _replace_labels(session, labels)
    _link(session, graph, rows)
    return len(rows)


def _labels(graph: "Graph", subject: "Node") -> list[dict[str, Any]]:
    """The columns of each label but its concept."""
    from rdflib import Literal
    from rdflib.namespace import SKOS

    labels = [
        {"kind": kind, "language": literal.language or "und", "text": str(literal)}
        for name, kind in KINDS.items()
        for literal in graph.objects(subject, SKOS[name])
        if isinstance(literal, Literal)
    ]
    return sorted(labels, key=lambda label: tuple(label.values()))


def _replace_labels(session: Session, labels: dict[Concept, list[dict[str, Any]]]) -> None:
    """Rows and no objects: there are 17,000, and a first start would wait a second for them."""
    session.execute(delete(Label).where(Label.concept_id.in_([concept.id for concept in labels])))
    if rows := [{"concept_id": one.id, **label} for one, own in labels.items() for label in own]:
        session.execute(insert(Label), rows)
    for concept in labels:
        session.expire(concept, ["labels"])


def _link(session: Session, graph: "Graph", rows: dict[str, Concept]) -> None:
    from rdflib import URIRef
    from rdflib.namespace import SKOS

    for uri, row in rows.items():
        if row.edited_at is not None:
            continue
        broader = graph.value(URIRef(uri), SKOS.broader)
        row.broader_id = rows[str(broader)].id if broader is not None and str(broader) in rows else None
        put_mappings(row, [(name, str(other)) for name in Match for other in graph.objects(URIRef(uri), SKOS[name])])
    _relate(session, graph, {uri: row for uri, row in rows.items() if row.edited_at is None})
    groups = [row.id for row in rows.values()]
    session.execute(delete(Membership).where(Membership.group_id.in_(groups)))
    for group, member in graph.subject_objects(URIRef(HAS_MEMBER)):
        session.add(Membership(group_id=rows[str(group)].id, member_id=rows[str(member)].id))


def _relate(session: Session, graph: "Graph", rows: dict[str, Concept]) -> None:
    """Pairs of concepts neither of which was edited here; the file may say them one way or both."""
    from rdflib.namespace import SKOS

    ids = [row.id for row in rows.values()]
    session.execute(delete(RelatedPair).where(RelatedPair.first_id.in_(ids), RelatedPair.second_id.in_(ids)))
    named = (map(str, pair) for pair in graph.subject_objects(SKOS.related))
    pairs = {tuple(sorted((rows[one].id, rows[other].id))) for one, other in named if {one, other} <= rows.keys()}
    session.add_all(RelatedPair(first_id=first, second_id=second) for first, second in sorted(pairs))


def _place(text: str, graph: "Graph", subject: "Node") -> int:
    from rdflib.namespace import SKOS

    return text.find(f'skos:notation "{graph.value(subject, SKOS.notation)}"')
