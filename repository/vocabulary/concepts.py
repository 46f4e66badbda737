"""Concepts in memory: labels in the reader's language, broader concepts, and the phrases that name a concept.

Frozen values, which processes hand on to each other; how they are read from the tables: `vocabularies`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from repository.errors import UnknownConcept

FALLBACK_LANGUAGE = "en"
Labels = Mapping[str, Mapping[str, str]]
"""URI of a concept -> language -> preferred label."""


@dataclass(frozen=True)
class ConceptView:
    """`preferred`: language -> label. `alternatives`: language -> labels. `notes`: language -> scope note or
    definition. `broader`: key of the broader concept in the same facet. `groups`: keys of the groups it is in.
    `hints`: language -> hidden labels, words that hint at the concept and are no names of it. `replaced_by`: key of the
    concept that is used instead, empty where there is none; without one, a concept may be out of use all the same.
    `related`: keys of concepts of the facet that go with it. `split_into`: keys of those that it was split into."""

    facet: str
    key: str
    uri: str
    position: int
    preferred: dict[str, str]
    alternatives: dict[str, tuple[str, ...]]
    notes: dict[str, str]
    broader: str | None
    groups: tuple[str, ...] = ()
    hints: dict[str, tuple[str, ...]] = field(default_factory=dict)
    replaced_by: str = ""
    is_used: bool = True
    related: tuple[str, ...] = ()
    split_into: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The preferred label, in English where `language` has none."""
        return self.preferred.get(language) or self.preferred.get(FALLBACK_LANGUAGE, self.key)


@dataclass(frozen=True)
class Vocabulary:
    """All concepts of all facets, in shown order."""

    concepts: dict[tuple[str, str], ConceptView] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Equal vocabularies have equal keys; so what is made for one can be kept by it."""
        return hash(tuple(self.concepts))

    def get(self, facet: str, key: str) -> ConceptView:
        """Raises `UnknownConcept`."""
        if (facet, key) not in self.concepts:
            raise UnknownConcept(facet, key)
        return self.concepts[facet, key]

    def label(self, facet: str, key: str, language: str) -> str:
        """The label to show, or the key itself where the concept is gone from the vocabulary."""
        concept = self.concepts.get((facet, key))
        return concept.label(language) if concept else key

    def named(self, before: Labels, after: Labels) -> "Vocabulary":
        """The same concepts under more names: those of `before` where there is none, those of `after` in any case."""
        return Vocabulary(
            {
                place: replace(
                    concept,
                    preferred={**before.get(concept.uri, {}), **concept.preferred, **after.get(concept.uri, {})},
                )
                for place, concept in self.concepts.items()
            }
        )

    def iter_facet(self, facet: str) -> Iterator[ConceptView]:
        """Those that are used; what is out of use is offered to nobody."""
        return (concept for concept in self.iter_all(facet) if concept.is_used)

    def iter_all(self, facet: str) -> Iterator[ConceptView]:
        """With those that are out of use, which records and addresses may still name."""
        return (concept for (name, _), concept in self.concepts.items() if name == facet)

    def count_narrower(self, facet: str, key: str) -> int:
        """How many terms stand right below one."""
        return sum(concept.broader == key for concept in self.iter_facet(facet))

    def with_broader(self, facet: str, keys: list[str]) -> list[str]:
        """`keys` and all their broader concepts, each once, in the order met."""
        found: dict[str, None] = {}
        for key in keys:
            current: str | None = key
            while current and current not in found:
                found[current] = None
                concept = self.concepts.get((facet, current))
                current = concept.broader if concept else None
        return list(found)
