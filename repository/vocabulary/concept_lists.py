"""A whole vocabulary as a file, read into plain concepts: SKOS Turtle, or CSV for spreadsheets.

In a CSV `key` names the concept, `broader` and `replaced_by` other ones, and so does each column that is called as one
of `described.LINKS`, `related` or `exactMatch`. Any other column is a kind of label in a language, `prefLabel en` or
`altLabel hr`. Several values in a cell are parted by `|`. Of a link without a column the file says nothing. Reading
never stops at the first fault: all are given, each with its line. What the file means for the vocabulary that is here:
`vocabulary_diff`.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from repository.delimited import read_lines
from repository.formulas import as_written
from repository.models.vocabulary import LabelKind, Match
from repository.vocabulary.described import (
    DEPRECATED,
    LINKS,
    MATCHES,
    MEMBER,
    RELATED,
    SPLIT_INTO,
    YES,
    Described,
    Link,
    both_ways,
)
from repository.vocabulary.relations import is_address
from repository.vocabulary.vocabulary_import import HAS_MEMBER, KINDS, SCHEME_PREFIX

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

LARGEST_BYTES = 8 << 20
MOST_CONCEPTS = 5_000
SEPARATOR = "|"
LABEL_COLUMN = re.compile(rf"({'|'.join(KINDS)}) ([a-z]{{2,3}}(?:-\w+)*)")
KEY, BROADER, REPLACED_BY = "key", "broader", "replaced_by"
# Columns that are there to be filled in, though nothing is in them yet.
OFFERED = (RELATED, Match.EXACT, Match.CLOSE)


@dataclass(frozen=True)
class Fault:
    """`line` from 1, 0 for the file as a whole. `code` names the fault, `value` what it is about."""

    line: int
    code: str
    value: str = ""


@dataclass(frozen=True)
class ConceptList:
    concepts: tuple[Described, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_concepts_of(path: Path, facet: str) -> ConceptList:
    """As `read_concepts`, for a limited child."""
    return read_concepts(path.read_bytes(), facet)


def read_concepts(content: bytes, facet: str) -> ConceptList:
    """What begins as Turtle does is Turtle, anything else a CSV."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ConceptList(faults=(Fault(0, "not_utf8"),))
    if len(content) > LARGEST_BYTES:
        return ConceptList(faults=(Fault(0, "too_large"),))
    found = _turtle(text, facet) if re.match(r"\s*(@|#|<|PREFIX|BASE)", text) else _csv(text, facet)
    concepts = both_ways(found.concepts)
    return ConceptList(concepts, (*found.faults, *_faults_among(concepts)))


def rows_of(concepts: Iterable[Described]) -> Iterator[list[str]]:
    """The header and a row a concept, as `read_concepts` reads them."""
    kept = list(concepts)
    places = {kind: place for place, kind in enumerate(KINDS.values())}
    names = {kind: name for name, kind in KINDS.items()}
    used = {text[:2] for one in kept for text in one.texts}
    columns = sorted(used, key=lambda one: (places[LabelKind(one[0])], one[1]))
    named = {name for one in kept for name, _ in one.links}
    links = [name for name in LINKS if name in named or name in OFFERED]
    labels = [f"{names[LabelKind(kind)]} {language}" for kind, language in columns]
    yield [KEY, BROADER, REPLACED_BY, *links, *labels]
    for one in kept:
        cells: dict[str | tuple[str, str], list[str]] = {}
        for kind, language, text in sorted(one.texts):
            cells.setdefault((kind, language), []).append(text.replace(SEPARATOR, "/"))
        for name, other in sorted(one.links):
            cells.setdefault(name, []).append(other)
        order: list[str | tuple[str, str]] = [*links, *columns]
        told = (f" {SEPARATOR} ".join(cells.get(at, ())) for at in order)
        yield [one.key, one.broader, one.replaced_by, *told]


def _csv(text: str, facet: str) -> ConceptList:
    rows = read_lines(text)
    try:
        columns = [name.strip() for name in next(rows, [])]
        if KEY not in columns:
            return ConceptList(faults=(Fault(1, "no_key_column"),))
        plain = (KEY, BROADER, REPLACED_BY, *LINKS)
        unknown = [name for name in columns if name and name not in plain and not LABEL_COLUMN.fullmatch(name)]
        found = []
        for cells in rows:
            given = {name: as_written(cell).strip() for name, cell in zip(columns, cells, strict=False)}
            if any(given.values()):
                found.append(_from_cells(given, facet, rows.line_num))
    except csv.Error:
        return ConceptList(faults=(Fault(rows.line_num, "not_a_list"),))
    return ConceptList(tuple(found), tuple(Fault(1, "unknown_column", name) for name in unknown))


def _from_cells(given: Mapping[str, str], facet: str, line: int) -> Described:
    texts = frozenset(
        (KINDS[match[1]], match[2], part)
        for name, cell in given.items()
        if (match := LABEL_COLUMN.fullmatch(name))
        for part in _parts(cell)
    )
    links = frozenset((name, part) for name in LINKS for part in _parts(given.get(name, "")))
    key = given[KEY]
    return Described(
        key,
        f"{SCHEME_PREFIX}{facet}:{key}",
        line,
        given.get(BROADER, ""),
        given.get(REPLACED_BY, ""),
        texts,
        links,
        frozenset(LINKS) - set(given),
    )


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(SEPARATOR) if part.strip()]


def _turtle(text: str, facet: str) -> ConceptList:
    from rdflib import Graph, Literal, URIRef
    from rdflib.namespace import DCTERMS, RDF, SKOS

    graph = Graph()
    try:
        graph.parse(data=text, format="turtle")
    except RecursionError:
        return ConceptList(faults=(Fault(0, "not_turtle"),))
    except Exception as error:  # rdflib raises a dozen unrelated classes for bad Turtle; some know their line.
        line = getattr(error, "lines", None)
        return ConceptList(faults=(Fault(line + 1 if isinstance(line, int) else 0, "not_turtle"),))
    if (URIRef(SCHEME_PREFIX + facet), RDF.type, SKOS.ConceptScheme) not in graph:
        return ConceptList(faults=(Fault(0, "another_scheme", SCHEME_PREFIX + facet),))
    subjects = [one for one in graph.subjects(RDF.type, SKOS.Concept) if isinstance(one, URIRef)]
    keys = {one: str(graph.value(one, SKOS.notation) or "") for one in subjects}

    def keys_of(subject: URIRef, relation: URIRef) -> list[str]:
        return sorted(keys.get(other, "") or str(other) for other in graph.objects(subject, relation))  # type: ignore[call-overload]

    found = []
    for one in subjects:
        instead = keys_of(one, DCTERMS.isReplacedBy)
        found.append(
            Described(
                key=keys[one],
                uri=str(one),
                line=_line_of(text, keys[one] or str(one)),
                broader=next(iter(keys_of(one, SKOS.broader)), ""),
                replaced_by=instead[0] if len(instead) == 1 else "",
                texts=frozenset(
                    (kind, literal.language or "und", str(literal))
                    for name, kind in KINDS.items()
                    for literal in graph.objects(one, SKOS[name])
                    if isinstance(literal, Literal)
                ),
                links=frozenset(_links(graph, one, keys_of, instead)),
            )
        )
    return ConceptList(tuple(sorted(found, key=lambda one: (one.line, one.key))))


def _links(
    graph: "Graph", subject: "URIRef", keys_of: Callable[["URIRef", "URIRef"], list[str]], instead: list[str]
) -> Iterator[Link]:
    """`instead`: keys of the concepts that replace it; of several, it was split into them."""
    from rdflib import Literal, URIRef
    from rdflib.namespace import OWL, SKOS

    yield from ((RELATED, key) for key in keys_of(subject, SKOS.related))
    yield from ((MEMBER, key) for key in keys_of(subject, URIRef(HAS_MEMBER)))
    yield from ((name, str(other)) for name in MATCHES for other in graph.objects(subject, SKOS[name]))
    if len(instead) > 1:
        yield from ((SPLIT_INTO, key) for key in instead)
    elif not instead and (subject, OWL.deprecated, Literal(True)) in graph:
        yield DEPRECATED, YES


def _line_of(text: str, mention: str) -> int:
    """Where a concept is described: at its notation, else where it is mentioned first."""
    place = text.find(f'notation "{mention}"')
    place = text.find(mention) if place < 0 else place
    return text.count("\n", 0, max(0, place)) + 1


def _faults_among(concepts: tuple[Described, ...]) -> Iterator[Fault]:
    """What is wrong with single concepts, and between them."""
    by_key = {one.key: one for one in concepts}
    if not concepts:
        return
    if len(concepts) > MOST_CONCEPTS:
        yield Fault(0, "too_large")
    seen: set[str] = set()
    for one in concepts:
        if not one.key:
            yield Fault(one.line, "no_key", one.uri)
        elif one.key in seen:
            yield Fault(one.line, "key_twice", one.key)
        seen.add(one.key)
        names = [text for kind, language, text in one.texts if (kind, language) == (LabelKind.PREFERRED, "en")]
        if len(names) != 1:
            yield Fault(one.line, "two_names" if names else "no_english", one.key)
        if _is_below_itself(one, by_key):
            yield Fault(one.line, "circle", one.key)
        yield from (
            Fault(one.line, "bad_mapping", other)
            for name, other in sorted(one.links)
            if name in MATCHES and not is_address(other)
        )


def _is_below_itself(one: Described, by_key: Mapping[str, Described]) -> bool:
    above, steps = by_key.get(one.broader) if one.broader else None, 0
    while above is not None and steps <= len(by_key):
        if above.key == one.key:
            return True
        above, steps = by_key.get(above.broader) if above.broader else None, steps + 1
    return False
