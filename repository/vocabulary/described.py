"""Concepts as plain values, as a file describes them and as a published version of a scheme keeps them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from repository.models.vocabulary import Concept, LabelKind, Match, Membership
from repository.vocabulary.relations import map_related

Text = tuple[str, str, str]
"""Kind of the label, language, text."""
Link = tuple[str, str]
"""What joins a concept to something, one of `LINKS`, and to what: a key of its scheme, or an address for a match."""

RELATED, MEMBER, SPLIT_INTO, DEPRECATED = "related", "member", "splitInto", "deprecated"
MATCHES = tuple(match.value for match in Match)
LINKS = (RELATED, *MATCHES, MEMBER, SPLIT_INTO, DEPRECATED)
TO_CONCEPTS = frozenset({RELATED, MEMBER, SPLIT_INTO})
YES = "yes"


@dataclass(frozen=True)
class Described:
    """A concept as a file has it. `line`: where, from 1. `broader`, `replaced_by`: keys, empty for none; what is
    replaced is used no more. `links`: what else it is joined to; a concept out of use with nothing in its place has
    `(DEPRECATED, YES)`. `silent`: names of links of which the file says nothing, so that they stay as they are."""

    key: str
    uri: str
    line: int
    broader: str = ""
    replaced_by: str = ""
    texts: frozenset[Text] = field(default_factory=frozenset)
    links: frozenset[Link] = field(default_factory=frozenset)
    silent: frozenset[str] = field(default_factory=frozenset)

    @property
    def name(self) -> str:
        """The English one, else any, else the key."""
        names = {language: text for kind, language, text in self.texts if kind == LabelKind.PREFERRED}
        return names.get("en") or next(iter(names.values()), self.key)


def described(session: Session, facet: str) -> list[Described]:
    """The vocabulary as a file would describe it, in shown order."""
    concepts = concepts_of(session, facet)
    keys = {one.id: one.key for one in concepts}
    members: dict[int, list[str]] = {}
    for row in session.scalars(select(Membership).where(Membership.group_id.in_(keys))):
        members.setdefault(row.group_id, []).append(keys.get(row.member_id, ""))
    related = map_related(session, keys)
    return [_described(one, keys, members.get(one.id, ()), related.get(one.key, ())) for one in concepts]


def concepts_of(session: Session, facet: str) -> Sequence[Concept]:
    """All of a scheme with their labels and mappings, in shown order."""
    query = select(Concept).where(Concept.facet == facet).order_by(Concept.position)
    return session.scalars(query.options(selectinload(Concept.labels), selectinload(Concept.mappings))).all()


def both_ways(concepts: Iterable[Described]) -> tuple[Described, ...]:
    """The same, where each that is related to another is named there too; a file may say it once."""
    kept = tuple(concepts)
    told: dict[str, set[Link]] = {}
    for one in kept:
        for name, other in one.links:
            if name == RELATED:
                told.setdefault(other, set()).add((RELATED, one.key))
    return tuple(_joined(one, told.get(one.key, set())) for one in kept)


def as_values(concepts: Iterable[Described]) -> list[Any]:
    """For a column of JSON, in the order given."""
    return [
        {
            "key": one.key,
            "uri": one.uri,
            "broader": one.broader,
            "replaced_by": one.replaced_by,
            "texts": [list(text) for text in sorted(one.texts)],
            "links": [list(link) for link in sorted(one.links)],
        }
        for one in concepts
    ]


def from_values(values: Iterable[Mapping[str, Any]]) -> list[Described]:
    return [
        Described(
            one["key"],
            one["uri"],
            0,
            one["broader"],
            one["replaced_by"],
            frozenset((kind, language, text) for kind, language, text in one["texts"]),
            frozenset((name, other) for name, other in one["links"]),
        )
        for one in values
    ]


def _described(one: Concept, keys: Mapping[int, str], members: Iterable[str], related: Iterable[str]) -> Described:
    links = {
        *((mapping.match, mapping.uri) for mapping in one.mappings),
        *((MEMBER, key) for key in members if key),
        *((RELATED, key) for key in related),
        *((SPLIT_INTO, key) for key in one.split_into),
        *([(DEPRECATED, YES)] if one.is_retired else []),
    }
    return Described(
        one.key,
        one.uri,
        0,
        keys.get(one.broader_id, "") if one.broader_id else "",
        one.replaced_by,
        frozenset((label.kind, label.language, label.text) for label in one.labels),
        frozenset(links),
    )


def _joined(one: Described, further: set[Link]) -> Described:
    if further <= one.links:
        return one
    return replace(one, links=one.links | further, silent=one.silent - {RELATED})
