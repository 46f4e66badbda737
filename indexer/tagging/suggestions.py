"""All tags suggested for a publication, in two steps.

`suggest` knows the words alone. It is fast, needs no model, and runs in the limited child while a file is read.
`refining.Refiner` adds what words do not say: nearness in meaning, and what librarians have decided before. It costs
seconds a record and runs behind, whenever there is time for it; what it does not know it leaves as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from indexer.documents import Evidence, Page, Suggestion
from indexer.facets import FACETS
from indexer.tagging.concepts.calibration import probability
from indexer.tagging.concepts.labels import Candidate, LabelTagger, scored
from indexer.tagging.concepts.mentions import MOST_EVIDENCE
from indexer.tagging.concepts.profile import Profile, by_meaning
from indexer.tagging.nearness import Concept, Nearness
from indexer.tagging.port import Tagger
from indexer.tagging.reading import ReadPage, read_pages
from indexer.tagging.regions.tagger import RegionTagger
from repository.texts import main_language
from repository.vocabulary.concepts import Vocabulary

ORDER = {facet.name: place for place, facet in enumerate(FACETS)}


class Taggers:
    """The taggers of one vocabulary; they keep the phrases they have prepared, language by language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.labels = LabelTagger(vocabulary)
        self._taggers: tuple[Tagger, ...] = (self.labels, RegionTagger(vocabulary))

    def suggest(self, pages: Sequence[ReadPage], languages: Sequence[str]) -> list[Suggestion]:
        return in_order(suggestion for tagger in self._taggers for suggestion in tagger.suggest(pages, languages))


@lru_cache(maxsize=2)
def taggers_for(vocabulary: Vocabulary) -> Taggers:
    """The taggers of a vocabulary, kept so that a batch prepares its phrases once."""
    return Taggers(vocabulary)


def read(pages: Sequence[Page], languages: Sequence[str], title: str) -> list[ReadPage]:
    """`languages`: of the record, main one first; `title` is read in the main one."""
    return read_pages(pages, title, main_language(languages))


def suggest(pages: Sequence[Page], languages: Sequence[str], title: str, vocabulary: Vocabulary) -> list[Suggestion]:
    """Suggest tags for a publication by its words, in the order of the facets, the best first."""
    return taggers_for(vocabulary).suggest(read(pages, languages, title), languages)


def rescored(candidates: Sequence[Candidate], near: Mapping[Concept, Nearness]) -> list[Suggestion]:
    """All candidates that a word or a passage speaks of, with their scores by meaning, however low; where nothing is
    near, by words."""
    if not near:
        return scored(candidates)
    profile = by_meaning(near)
    return [_by_meaning(one, profile, near[one.key]) for one in candidates if is_spoken_of(one, near)]


def is_spoken_of(candidate: Candidate, near: Mapping[Concept, Nearness]) -> bool:
    """By a word, or by the meaning of a passage, of concepts that have a nearness; by a word where none is known."""
    if not near:
        return candidate.is_met
    return candidate.key in near and (candidate.is_met or bool(near[candidate.key].evidence))


def _by_meaning(one: Candidate, profile: Profile, near: Nearness) -> Suggestion:
    score = probability(one.concept, one.features, profile, near.value)
    return replace(one.suggestion(score), evidence=with_evidence(one.evidence, near.evidence))


def with_evidence(first: Sequence[Evidence], more: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """At most three passages: those there are, the last of them giving way to the best of another kind."""
    room = MOST_EVIDENCE - min(1, len(more))
    return (*first[:room], *more[: MOST_EVIDENCE - len(first[:room])])


def in_order(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    return sorted(suggestions, key=lambda one: (ORDER[one.facet], -one.score))
