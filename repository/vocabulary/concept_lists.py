"""A whole vocabulary as a file, read into plain concepts: SKOS Turtle, or CSV for spreadsheets.

In a CSV `key` names the concept, `broader` and `replaced_by` other ones; each other column is a kind of label in a
language, `prefLabel en` or `altLabel hr`, several values in a cell parted by `|`. Reading never stops at the first
fault: all are given, each with its line. What the file means for the vocabulary that is here: `vocabulary_diff`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from repository.delimited import read_lines
from repository.formulas import as_written
from repository.models.vocabulary import LabelKind
from repository.vocabulary.vocabulary_import import KINDS, SCHEME_PREFIX

LARGEST_BYTES = 8 << 20
MOST_CONCEPTS = 5_000
SEPARATOR = "|"
LABEL_COLUMN = re.compile(rf"({'|'.join(KINDS)}) ([a-z]{{2,3}}(?:-\w+)*)")
KEY, BROADER, REPLACED_BY = "key", "broader", "replaced_by"

Text = tuple[str, str, str]
"""Kind of the label, language, text."""


@dataclass(frozen=True)
class Described:
    """A concept as a file has it. `line`: where, from 1. `broader`, `replaced_by`: keys, empty for none; what is
    replaced is used no more."""

    key: str
    uri: str
    line: int
    broader: str = ""
    replaced_by: str = ""
    texts: frozenset[Text] = field(default_factory=frozenset)


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
    return ConceptList(found.concepts, (*found.faults, *_faults_among(found.concepts)))


def rows_of(concepts: Iterable[Described]) -> Iterator[list[str]]:
    """The header and a row a concept, as `read_concepts` reads them."""
    kept = list(concepts)
    order = {kind: place for place, kind in enumerate(KINDS.values())}
    names = {kind: name for name, kind in KINDS.items()}
    used = {text[:2] for one in kept for text in one.texts}
    columns = sorted(used, key=lambda one: (order[LabelKind(one[0])], one[1]))
    yield [KEY, BROADER, REPLACED_BY, *(f"{names[LabelKind(kind)]} {language}" for kind, language in columns)]
    for one in kept:
        texts: dict[tuple[str, str], list[str]] = {}
        for kind, language, text in sorted(one.texts):
            texts.setdefault((kind, language), []).append(text.replace(SEPARATOR, "/"))
        yield [one.key, one.broader, one.replaced_by, *(f" {SEPARATOR} ".join(texts.get(at, ())) for at in columns)]


def _csv(text: str, facet: str) -> ConceptList:
    rows = read_lines(text)
    try:
        columns = [name.strip() for name in next(rows, [])]
        if KEY not in columns:
            return ConceptList(faults=(Fault(1, "no_key_column"),))
        plain = (KEY, BROADER, REPLACED_BY)
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
        (KINDS[match[1]], match[2], part.strip())
        for name, cell in given.items()
        if (match := LABEL_COLUMN.fullmatch(name))
        for part in cell.split(SEPARATOR)
        if part.strip()
    )
    key = given[KEY]
    return Described(
        key, f"{SCHEME_PREFIX}{facet}:{key}", line, given.get(BROADER, ""), given.get(REPLACED_BY, ""), texts
    )


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

    def key_of(subject: URIRef, relation: URIRef) -> str:
        other = graph.value(subject, relation)
        return "" if other is None else keys.get(other, "") or str(other)  # type: ignore[call-overload]

    found = [
        Described(
            key=keys[one],
            uri=str(one),
            line=_line_of(text, keys[one] or str(one)),
            broader=key_of(one, SKOS.broader),
            replaced_by=key_of(one, DCTERMS.isReplacedBy),
            texts=frozenset(
                (kind, literal.language or "und", str(literal))
                for name, kind in KINDS.items()
                for literal in graph.objects(one, SKOS[name])
                if isinstance(literal, Literal)
            ),
        )
        for one in subjects
    ]
    return ConceptList(tuple(sorted(found, key=lambda one: (one.line, one.key))))


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


def _is_below_itself(one: Described, by_key: Mapping[str, Described]) -> bool:
    above, steps = by_key.get(one.broader) if one.broader else None, 0
    while above is not None and steps <= len(by_key):
        if above.key == one.key:
            return True
        above, steps = by_key.get(above.broader) if above.broader else None, steps + 1
    return False
