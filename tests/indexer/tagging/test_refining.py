"""The second step: what meaning and decisions change, and what they leave."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from indexer.documents import Suggestion, Why
from indexer.tagging.concepts import calibration
from indexer.tagging.concepts.calibration import Fitted, Weights
from indexer.tagging.learning.learnt import LearntModel
from indexer.tagging.refining import Refiner
from indexer.tagging.suggestions import read, suggest
from repository.vocabulary.concepts import Vocabulary
from tests.embedders import HashingEmbedder
from tests.indexer.tagging.learning.test_learnt import AI, make_model
from tests.indexer.tagging.publications import make_page, make_vocabulary

TEXT = "Artificial intelligence is here. We use artificial intelligence in Croatia, and Croatia pays for it."
PAGES = (make_page(TEXT),)


@pytest.fixture
def vocabulary() -> Vocabulary:
    """Artificial intelligence and its neighbour have scope notes."""
    found = make_vocabulary()
    ai = found.get("technology", "ai")
    notes = replace(ai, notes={"en": "machines that learn and decide"})
    other = replace(ai, key="vr", preferred={"en": "Virtual Reality"}, notes={"en": "glasses rooms pictures"})
    return Vocabulary({**found.concepts, ("technology", "ai"): notes, ("technology", "vr"): other})


def refined(refiner: Refiner, text: str = TEXT) -> list[Suggestion]:
    pages = (make_page(text),)
    return refiner.refine(suggest(pages, ("en",), "", refiner.vocabulary), pages, ("en",), "")


def test_without_model_and_decisions_the_suggestions_stay(vocabulary: Vocabulary, tmp_path: Path) -> None:
    assert refined(Refiner(vocabulary, None, tmp_path)) == suggest(PAGES, ("en",), "", vocabulary)
    assert list(tmp_path.iterdir()) == []


def test_regions_are_kept_as_they_are(vocabulary: Vocabulary, tmp_path: Path) -> None:
    by_words = [one for one in suggest(PAGES, ("en",), "", vocabulary) if one.facet == "region"]
    assert by_words
    assert [
        one for one in refined(Refiner(vocabulary, HashingEmbedder(), tmp_path)) if one.facet == "region"
    ] == by_words


def test_a_near_passage_raises_the_score_and_is_shown(vocabulary: Vocabulary, tmp_path: Path) -> None:
    refiner = Refiner(vocabulary, HashingEmbedder(), tmp_path)
    filler = "People walk to the river and home again. " * 60
    found = []
    for said in ("machines that learn and decide", "glasses and rooms and pictures"):
        pages = (make_page(filler), make_page(f"Artificial intelligence: {said}.", number=2))
        scored = refiner.scored(read(pages, ("en",), ""), refiner.near(pages))
        found.append(next(one for one in scored if one.concept == "ai"))
    near, far = found
    assert near.score > far.score
    assert [one.why for one in near.evidence] == [Why.NAME, Why.MEANING]
    assert [one.why for one in far.evidence] == [Why.NAME]


def test_a_passage_speaks_of_a_concept_that_no_word_names(vocabulary: Vocabulary, tmp_path: Path) -> None:
    pages = (make_page("Here are machines that learn and decide."),)
    refiner = Refiner(vocabulary, HashingEmbedder(), tmp_path)
    found = {one.concept: one for one in refiner.scored(read(pages, ("en",), ""), refiner.near(pages))}
    assert [one.why for one in found["ai"].evidence] == [Why.MEANING]
    assert "vr" not in found
    assert "ai" not in {one.concept for one in refiner.scored(read(pages, ("en",), ""), {})}


def test_what_only_a_passage_speaks_of_is_suggested(
    vocabulary: Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure = Weights(bias=2.0, features={})
    weights = Fitted({"technology": sure}, {"technology": sure}, {"technology": 0.5})
    monkeypatch.setattr(calibration, "fitted", lambda: weights)
    vocabulary = Vocabulary({key: one for key, one in vocabulary.concepts.items() if key[0] == "technology"})
    refiner = Refiner(vocabulary, HashingEmbedder(), tmp_path)
    assert [one.concept for one in refined(refiner, "Here are machines that learn and decide.")] == ["ai"]
    assert refined(refiner, "Pumpkins grow here.") == []


def test_vectors_that_are_there_already_are_not_asked_for(vocabulary: Vocabulary, tmp_path: Path) -> None:
    embedder = HashingEmbedder()
    refiner = Refiner(vocabulary, embedder, tmp_path)
    refiner.near(PAGES)
    asked = len(embedder.asked)
    refiner.refine([], PAGES, ("en",), "", ([], np.zeros((0, 256), dtype=np.float32)))
    assert len(embedder.asked) == asked


def test_what_was_learnt_suggests_what_no_label_says(vocabulary: Vocabulary, tmp_path: Path) -> None:
    refiner = Refiner(vocabulary, None, tmp_path, make_model())
    found = {(one.facet, one.concept): one for one in refined(refiner, "Pumpkins grow here.")}
    assert found[AI].score > 0.9
    assert [one.why for one in found[AI].evidence] == [Why.LEARNT]


def test_what_was_learnt_takes_back_what_the_labels_say(vocabulary: Vocabulary, tmp_path: Path) -> None:
    against: LearntModel = replace(make_model(), bias=np.array([-9], dtype=np.float32))
    assert AI in {(one.facet, one.concept) for one in refined(Refiner(vocabulary, None, tmp_path))}
    assert AI not in {(one.facet, one.concept) for one in refined(Refiner(vocabulary, None, tmp_path, against))}
