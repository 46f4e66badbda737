"""The vocabulary in memory, and what searching makes of it; all of it goes together when somebody edits a term."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from indexer.question.concept_names import ConceptNames
from indexer.question.fields import FieldValues
from indexer.question.places import PlaceNames
from indexer.question.query_parser import Understand, understand
from indexer.question.related import RelatedConcepts
from indexer.suggest.completion import ConceptLabels
from repository.vocabulary.concepts import Vocabulary

# Questions that are remembered as they were read.
MOST_READ = 256


@dataclass(eq=False)
class VocabularyViews:
    """Each is made at first use. `languages`: asked then for those of the index, in which places are named. `edited`:
    the last edit that is in the vocabulary."""

    vocabulary: Vocabulary
    languages: Callable[[], tuple[str, ...]]
    edited: datetime | None

    @cached_property
    def concept_names(self) -> ConceptNames:
        return ConceptNames.of(self.vocabulary)

    @property
    def has_concept_names(self) -> bool:
        """Whether they are made, which takes a while."""
        return "concept_names" in vars(self)

    @cached_property
    def understand(self) -> Understand:
        """`query_parser.understand` with the values of this vocabulary; a page of results reads its question often."""
        values = FieldValues(self.vocabulary)
        return lru_cache(MOST_READ)(lambda text, languages: understand(text, languages, values))

    @cached_property
    def places(self) -> PlaceNames:
        return PlaceNames(self.vocabulary, self.languages())

    @cached_property
    def related(self) -> RelatedConcepts:
        return RelatedConcepts(self.vocabulary)

    @cached_property
    def labels(self) -> ConceptLabels:
        return ConceptLabels(self.vocabulary)
