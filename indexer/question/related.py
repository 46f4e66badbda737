"""Concepts near to those that a question names: those that go with them (`skos:related`), broader and narrower ones,
and those that share a word of their name.

What goes together is said by people at the desk of vocabularies. The vocabularies of names (`concept_names.FACETS`)
come flat and link little, so nearness is read off the English names as well: the fewer concepts share a word, the more
it says (*career management skills* is nearer to *career education* than all that has *guidance* in it).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from indexer.analysis.analyzer import analyzer_for
from indexer.analysis.stopwords import STOPWORDS
from indexer.question.concept_names import FACETS
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, ConceptView, Vocabulary

# Two concepts that share nothing but a word of a dozen others are not near.
LEAST = 0.1


class RelatedConcepts:
    """Over the concepts of one vocabulary that have names; prepared at the first question."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def near(self, named: Sequence[ConceptView]) -> list[ConceptView]:
        """Without the named ones; first those that go with them, then broader and narrower concepts, then by how much
        their names share."""
        said = {(concept.facet, key) for concept in named for key in concept.related} & self.vocabulary.concepts.keys()
        scores: defaultdict[tuple[str, str], float] = defaultdict(float)
        for concept in named:
            for other in (*self._linked(concept), *said):
                scores[other] += 1
            for stem in self._stems(concept):
                sharing = self._by_stem.get(stem, [])
                for other in sharing:
                    scores[other] += 1 / len(sharing)
        own = {(concept.facet, concept.key) for concept in named}
        ranked = sorted(scores, key=lambda key: (key not in said, -scores[key], key))
        return [self.vocabulary.concepts[key] for key in ranked if key not in own and scores[key] >= LEAST]

    def _linked(self, concept: ConceptView) -> Iterator[tuple[str, str]]:
        for key, other in self.vocabulary.concepts.items():
            if other.facet == concept.facet and (other.broader == concept.key or other.key == concept.broader):
                yield key

    @cached_property
    def _by_stem(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for facet in FACETS:
            for concept in self.vocabulary.iter_facet(facet):
                for stem in self._stems(concept):
                    found.setdefault(stem, []).append((facet, concept.key))
        return found

    def _stems(self, concept: ConceptView) -> set[str]:
        tokens = analyzer_for(FALLBACK_LANGUAGE).tokens(concept.label(FALLBACK_LANGUAGE))
        return {token.stem for token in tokens if token.exact not in STOPWORDS}
