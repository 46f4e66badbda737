"""Nearness in meaning, on an embedder that knows only words: near is what shares them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from indexer.documents import Why
from indexer.embedding.passages import Passage
from indexer.tagging.meaning import MOST_PASSAGES, ConceptVectors, concept_vectors, nearness, telling
from repository.vocabulary.concepts import ConceptView, Vocabulary
from tests.embedders import HashingEmbedder
from tests.indexer.tagging.publications import make_concept

GREEN, FUNDING, PARENTS = ("objective", "a/green"), ("objective", "a/funding"), ("objective", "a/parents")
NOTES = {
    "green": "climate solar wind energy environment",
    "funding": "money budget cost price euro",
    "parents": "mother father family home child",
}


def topic(name: str) -> ConceptView:
    concept = make_concept("objective", f"a/{name}", {"en": name}, {"en": (f"{name} topic",)})
    return replace(concept, notes={"en": NOTES[name]}, broader="a")


def make_background() -> list[ConceptView]:
    """Texts of no subject, to measure against."""
    terms = (make_concept("glossary", word, {"en": word}) for word in ("bread", "river", "chair", "button"))
    return [replace(one, notes={"en": f"{one.key} green {one.key}s funding of the {one.key} parents"}) for one in terms]


def make_topics() -> Vocabulary:
    concepts = [make_concept("objective", "a", {"en": "Broad"}), *map(topic, NOTES), *make_background()]
    return Vocabulary({(one.facet, one.key): one for one in concepts})


def make_passages(*texts: str) -> list[Passage]:
    return [Passage(number, 0, len(text), text) for number, text in enumerate(texts, 1)]


@pytest.fixture
def vectors(tmp_path: Path) -> ConceptVectors:
    return concept_vectors(make_topics(), HashingEmbedder(), tmp_path)


def test_a_text_is_nearest_to_the_concept_that_it_is_about(vectors: ConceptVectors) -> None:
    shown = make_passages("solar and wind energy", "the environment and the climate")
    found = nearness(shown, HashingEmbedder().embed_passages([one.text for one in shown]), vectors)
    assert max(found, key=lambda concept: found[concept].value) == GREEN
    assert found[GREEN].value > 1 > found[FUNDING].value


def test_the_nearest_passages_are_the_evidence(vectors: ConceptVectors) -> None:
    shown = make_passages("nothing of the kind", "money budget cost price", "mother father family")
    found = nearness(shown, HashingEmbedder().embed_passages([one.text for one in shown]), vectors)
    assert [(one.page, one.why) for one in found[FUNDING].evidence] == [(2, Why.MEANING)]
    assert found[PARENTS].evidence[0].quote == "mother father family"


def test_a_broad_objective_is_not_measured(vectors: ConceptVectors) -> None:
    assert vectors.concepts == (GREEN, FUNDING, PARENTS)


def test_a_publication_without_passages_is_near_to_nothing(vectors: ConceptVectors) -> None:
    assert nearness([], np.zeros((0, 256), dtype=np.float32), vectors) == {}


def test_vectors_of_the_vocabulary_are_computed_once_a_model(tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    first = concept_vectors(make_topics(), embedder, tmp_path)
    asked = len(embedder.asked)
    assert asked
    again = concept_vectors(make_topics(), embedder, tmp_path)
    assert len(embedder.asked) == asked
    assert np.array_equal(first.matrix, again.matrix)
    concept_vectors(make_topics(), HashingEmbedder("another model"), tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_telling_passages_are_the_first_ones_and_those_that_open_sections_of_the_whole() -> None:
    texts = [Passage(number, 0, 1, "x", opens_section=number % 10 == 0) for number in range(500)]
    shown = telling(texts)
    assert len(shown) == MOST_PASSAGES
    assert [one.page for one in shown[:8]] == list(range(8))
    assert all(one.opens_section for one in shown[8:])
    assert shown[-1].page > 400


def test_a_short_publication_is_told_whole() -> None:
    texts = make_passages(*"abcdefghij")
    assert telling(texts) == texts
