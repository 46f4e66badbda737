"""A vocabulary as a tree, what is found in it by a name in any language, and how far each language is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from repository.vocabulary.concepts import ConceptView, Vocabulary
from webapp.editing.terms import Term, complete
from webapp.i18n import locale


@dataclass(frozen=True)
class Node:
    """A term and what stands below it, in shown order."""

    concept: ConceptView
    below: tuple["Node", ...]


@dataclass(frozen=True)
class LanguageShare:
    """`named` of `total` terms have a main name in the language."""

    language: str
    named: int
    total: int


def tree(vocabulary: Vocabulary, facet: str) -> tuple[Node, ...]:
    """Those in use; what stands below one that is not in use stands at the top."""
    concepts = list(vocabulary.iter_facet(facet))
    keys = {one.key for one in concepts}
    children: dict[str | None, list[ConceptView]] = {}
    for one in concepts:
        children.setdefault(one.broader if one.broader in keys else None, []).append(one)

    def below(parent: str | None) -> tuple[Node, ...]:
        return tuple(Node(one, below(one.key)) for one in children.get(parent, ()))

    return below(None)


def iter_rows(nodes: Sequence[Node], depth: int = 0) -> Iterator[tuple[int, ConceptView]]:
    """Depth and concept, each below what is broader than it."""
    for node in nodes:
        yield depth, node.concept
        yield from iter_rows(node.below, depth + 1)


def found_by(vocabulary: Vocabulary, facet: str, query: str) -> list[Term]:
    """Terms that a name in any language begins with, or a word of it; none for no question."""
    return complete(vocabulary, facet, query, locale())


def names_by_language(vocabulary: Vocabulary, facet: str, languages: Sequence[str]) -> list[LanguageShare]:
    """In the order of `languages`, for those in use."""
    concepts = list(vocabulary.iter_facet(facet))
    return [
        LanguageShare(language, sum(language in one.preferred for one in concepts), len(concepts))
        for language in languages
    ]
