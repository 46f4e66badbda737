"""Learning from what librarians decided, and measuring on records held back whether it helps.

A record teaches a facet if a person decided on a tag of it: what was accepted or added is a yes, what was refused or
passed over a no; what the machine suggested and nobody has looked at is neither. A concept is learnt once it has
`LEAST` of both. The records are parted in five; each part is judged by a model that was learnt from the others. The
model is used only if its F1 there is higher than that without it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from indexer.documents import Language, Page, Suggestion
from indexer.embedding.port import Vectors
from indexer.errors import TooFewDecisions
from indexer.tagging.concepts.calibration import WEIGHED, best
from indexer.tagging.learning.fitting import fit_logistic
from indexer.tagging.learning.learnt import BUCKETS, FEATURES, About, Bag, Figures, LearntModel, bag, features
from indexer.tagging.nearness import Concept
from indexer.tagging.refining import Refiner
from indexer.tagging.suggestions import read
from repository import records
from repository.models.file import Page as StoredPage
from repository.models.record import Record, Tag, TagSource
from repository.texts import PageSource

LEAST = 4
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """A record with decisions. `scores`: of every concept that it mentions, by words and meaning. `judged`: facets.
    `open`: concepts that nobody has looked at."""

    bag: Bag
    scores: Mapping[Concept, float]
    near: Mapping[Concept, float]
    judged: frozenset[str]
    chosen: frozenset[Concept]
    open: frozenset[Concept] = frozenset()

    def answer(self, concept: Concept) -> bool | None:
        """Whether a person said the concept of the record; None if nobody said."""
        if concept[0] not in self.judged or concept in self.open:
            return None
        return concept in self.chosen


def decided_ids(session: Session) -> list[int]:
    """The records in which a person decided on tags that can be learnt."""
    decided = or_(Tag.source == TagSource.LIBRARIAN, Tag.decided_by.is_not(None))
    query = select(Tag.record_id).where(decided, Tag.facet.in_(WEIGHED)).distinct().order_by(Tag.record_id)
    return list(session.scalars(query))


def iter_examples(session: Session, record_ids: Iterable[int], refiner: Refiner) -> Iterator[Example]:
    """What each record teaches; with an embedder about two seconds a record.

    Raises:
        EmbeddingError: the model can't be asked.
    """
    for record_id in record_ids:
        yield example(records.get(session, record_id), refiner)
        session.expunge_all()


def example(record: Record, refiner: Refiner) -> Example:
    pages = [_page(page) for file in record.files for page in file.pages]
    texts = read(pages, record.languages, record.title)
    near = refiner.near(pages)
    decided = [tag for tag in record.tags if tag.source == TagSource.LIBRARIAN or tag.decided_by is not None]
    return Example(
        bag=bag(texts),
        scores={(one.facet, one.concept): one.score for one in refiner.scored(texts, near)},
        near={concept: one.value for concept, one in near.items()},
        judged=frozenset(tag.facet for tag in decided if tag.facet in WEIGHED),
        chosen=frozenset((tag.facet, tag.concept) for tag in decided if not tag.is_rejected),
        open=frozenset((tag.facet, tag.concept) for tag in record.tags if tag not in decided),
    )


def train(examples: Sequence[Example], embedder: str, *, use: bool | None = None) -> LearntModel:
    """Learn from all examples, with the figures of learning from parts of them.

    `use`: whether the model may suggest; None leaves it to the figures.

    Raises:
        TooFewDecisions: no concept has enough of both answers.
        LearningUnavailable: scikit-learn is not installed.
    """
    if not _learnable(examples):
        raise TooFewDecisions(len(examples), LEAST)
    before, after = _held_back(examples)
    is_used = after.f1 > before.f1 if use is None else use
    return _learn(examples, About(len(examples), embedder, is_used, before, after))


def _learn(examples: Sequence[Example], about: About) -> LearntModel:
    concepts = _learnable(examples)
    idf = _idf(examples)
    words = np.stack([one.bag.vector(idf) for one in examples])
    fitted = [_fit(concept, examples, words) for concept in concepts]
    weights = np.stack([weights for weights, _ in fitted]) if fitted else np.zeros((0, FEATURES), dtype=np.float32)
    return LearntModel(concepts, idf, weights, np.array([bias for _, bias in fitted], dtype=np.float32), about)


def _fit(concept: Concept, examples: Sequence[Example], words: Vectors) -> tuple[Vectors, float]:
    told = [(row, answer) for row, one in enumerate(examples) if (answer := one.answer(concept)) is not None]
    rows = [
        features(words[row], examples[row].scores.get(concept, 0.0), examples[row].near.get(concept, 0.0))
        for row, _ in told
    ]
    return fit_logistic(np.stack(rows), [answer for _, answer in told])


def _held_back(examples: Sequence[Example]) -> tuple[Figures, Figures]:
    before, after = Counter[str](), Counter[str]()
    nothing = Figures(0.0, 0.0, 0.0)
    for fold in range(FOLDS):
        model = _learn(
            [one for place, one in enumerate(examples) if place % FOLDS != fold], About(0, "", True, nothing, nothing)
        )
        for one in examples[fold::FOLDS]:
            before += _judged(one, one.scores)
            after += _judged(one, {**one.scores, **model.scores(one.bag, one.scores, one.near)})
    return _figures(before), _figures(after)


def _judged(one: Example, scores: Mapping[Concept, float]) -> Counter[str]:
    """How many of the concepts that would be suggested are right and wrong, and how many are missing."""
    suggested = best(Suggestion(*concept, "", score, ()) for concept, score in scores.items())
    answers = Counter(one.answer((each.facet, each.concept)) for each in suggested)
    told = sum(1 for concept in one.chosen if concept[0] in one.judged)
    return Counter(right=answers[True], wrong=answers[False], missing=told - answers[True])


def _figures(counts: Mapping[str, int]) -> Figures:
    right, wrong, missing = counts["right"], counts["wrong"], counts["missing"]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missing)
    return Figures(round(precision, 4), round(recall, 4), round(2 * right / max(1, 2 * right + wrong + missing), 4))


def _learnable(examples: Sequence[Example]) -> tuple[Concept, ...]:
    """The concepts with enough answers of both kinds, in order of facet and key."""
    known = sorted({concept for one in examples for concept in one.chosen if concept[0] in one.judged})
    answers = {concept: Counter(one.answer(concept) for one in examples) for concept in known}
    return tuple(concept for concept in known if min(answers[concept][True], answers[concept][False]) >= LEAST)


def _idf(examples: Sequence[Example]) -> Vectors:
    """How telling each bucket is: log((1 + n) / (1 + publications with it)) + 1."""
    found = np.zeros(BUCKETS, dtype=np.float32)
    for one in examples:
        found[list(one.bag.counts)] += 1
    telling: Vectors = (np.log((1 + len(examples)) / (1 + found)) + 1).astype(np.float32)
    return telling


def _page(stored: StoredPage) -> Page:
    language = Language(stored.language, stored.confidence, True)
    return Page(stored.number, stored.label, stored.text, PageSource(stored.source), language)
