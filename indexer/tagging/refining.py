"""The second step of tagging: what words alone do not say.

Nearness in meaning needs an embedder, what was learnt needs decisions; whichever is missing is left out, and without
both the suggestions stay as they are. A record costs about two seconds, nearly all of it for embedding its 24 most
telling passages; who has their vectors already hands them over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from indexer.documents import Page, Suggestion
from indexer.embedding.passages import Passage, passages
from indexer.embedding.port import TextEmbedder, Vectors
from indexer.tagging.concepts.calibration import WEIGHED, best
from indexer.tagging.learning.learnt import LearntModel, bag
from indexer.tagging.meaning.concepts import ConceptModel, concept_model, nearness
from indexer.tagging.meaning.telling import telling
from indexer.tagging.nearness import Concept, Nearness
from indexer.tagging.reading import ReadPage
from indexer.tagging.suggestions import in_order, read, rescored, taggers_for, with_evidence
from repository.vocabulary.concepts import Vocabulary

# Passages and their vectors, in the same order.
Embedded = tuple[Sequence[Passage], Vectors]


@dataclass(frozen=True)
class Refiner:
    """`folder`: where what the concepts mean is kept. `learnt`: None, or a model that is in use and was learnt
    with this embedder."""

    vocabulary: Vocabulary
    embedder: TextEmbedder | None
    folder: Path
    learnt: LearntModel | None = None

    def refine(
        self,
        suggestions: Iterable[Suggestion],
        pages: Sequence[Page],
        languages: Sequence[str],
        title: str,
        embedded: Embedded | None = None,
    ) -> list[Suggestion]:
        """What `suggest` found, scored anew by meaning and earlier decisions, and what only these speak of; regions
        are kept as they are.

        `embedded`: passages of the publication with their vectors under the name of this embedder; without them they
        are embedded now.

        Raises:
            EmbeddingError: the model can't be asked.
        """
        texts = read(pages, languages, title)
        near = self.near(pages, embedded)
        found = {(one.facet, one.concept): one for one in self.scored(texts, near)}
        if self.learnt is not None:
            found |= self._by_decisions(self.learnt, found, near, texts)
        kept = [one for one in suggestions if one.facet not in WEIGHED]
        return in_order([*kept, *best(found.values())])

    def prepare(self) -> None:
        """Learn what the concepts mean, if that was never done with this embedder, before anything is held up by it.

        Raises:
            EmbeddingError: the model can't be asked.
        """
        _ = self._concepts

    def near(self, pages: Sequence[Page], embedded: Embedded | None = None) -> Mapping[Concept, Nearness]:
        """How near the publication is to each concept; nothing without an embedder."""
        if self.embedder is None or self._concepts is None:
            return {}
        if embedded is None:
            shown = telling(passages(pages))
            embedded = shown, self.embedder.embed_passages([one.text for one in shown])
        return nearness(*embedded, self._concepts)

    def scored(self, texts: Sequence[ReadPage], near: Mapping[Concept, Nearness]) -> list[Suggestion]:
        """Every concept that a word or a passage speaks of, with its score by words and meaning, however low."""
        return rescored(taggers_for(self.vocabulary).labels.candidates(texts), near)

    @cached_property
    def _concepts(self) -> ConceptModel | None:
        return concept_model(self.vocabulary, self.embedder, self.folder) if self.embedder else None

    def _by_decisions(
        self,
        learnt: LearntModel,
        found: Mapping[Concept, Suggestion],
        near: Mapping[Concept, Nearness],
        texts: Sequence[ReadPage],
    ) -> dict[Concept, Suggestion]:
        """The concepts that the model knows, with its scores in the place of those before."""
        words = {concept: one.score for concept, one in found.items()}
        scores = learnt.scores(bag(texts), words, {concept: one.value for concept, one in near.items()})
        changed = {}
        for concept, score in scores.items():
            own = learnt.suggestion(concept, score, texts, self.vocabulary)
            before = found[concept].evidence if concept in found else ()
            changed[concept] = replace(own, evidence=with_evidence(before, own.evidence))
        return changed
