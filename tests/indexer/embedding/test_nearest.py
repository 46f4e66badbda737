"""Records near to a question, told in deviations of what noise reaches."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from indexer.embedding.background import Background, load_background
from indexer.embedding.nearest import MeaningSearch
from indexer.embedding.passages import Passage
from indexer.embedding.vectors import VectorStore
from indexer.errors import EmbeddingError, MeaningNotReady
from repository.vocabulary.concepts import ConceptView, Vocabulary
from tests.embedders import HashingEmbedder

TEXTS = {1: ["guidance for adults", "funding of guidance"], 2: ["schools and teachers"], 3: ["bridges over rivers"]}
NAMES = ("career guidance", "profesionalno usmjeravanje", "Berufsberatung")


def make_vocabulary() -> Vocabulary:
    concept = ConceptView("objective", "guidance", "uri:guidance", 1, {"en": NAMES[0], "hr": NAMES[1]}, {}, {}, None)
    return Vocabulary({("objective", "guidance"): concept})


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def store(tmp_path: Path, embedder: HashingEmbedder) -> VectorStore:
    store = VectorStore(tmp_path / "vectors")
    for record_id, texts in TEXTS.items():
        found = [Passage(page, 0, len(text), text) for page, text in enumerate(texts, 1)]
        store.put(record_id, record_id, found, embedder.embed_passages(texts))
    return store


@pytest.fixture
def open_background(tmp_path: Path, embedder: HashingEmbedder) -> Callable[[], Background]:
    return lambda: load_background(make_vocabulary(), embedder, tmp_path / "kept")


@pytest.fixture
def meaning(embedder: HashingEmbedder, store: VectorStore, open_background: Callable[[], Background]) -> MeaningSearch:
    return MeaningSearch(embedder, store, open_background)


def test_a_question_is_nearer_than_noise_and_noise_is_not(meaning: MeaningSearch) -> None:
    near = meaning.near("funding of guidance", 10)
    assert (near[0].record_id, [passage.page for passage in near[0].passages]) == (1, [2, 1])
    assert near[0].nearness > 3
    assert max(one.nearness for one in meaning.near("zxcv qwrt", 10)) < 3


def test_records_inside_a_filter_are_near_though_others_are_nearer(meaning: MeaningSearch) -> None:
    assert [one.record_id for one in meaning.near("guidance", 1)] == [1]
    assert [one.record_id for one in meaning.near("guidance", 1, among=[2])] == [1, 2]


def test_a_passage_is_not_near_for_its_language_alone(tmp_path: Path, embedder: HashingEmbedder) -> None:
    """All Croatian passages share a word that the question has too; only the English one answers it."""
    store = VectorStore(tmp_path / "vectors")
    hr = [f"jezik {words}" for words in ("jedan dva", "dva tri", "more rijeka")] * 300
    en = [*(f"tongue {word}" for word in ["one", "two", "sea"] * 300), *["tongue funding adults"] * 2]
    for record_id, language, texts in ((1, "hr", hr), (2, "en", en)):
        found = [Passage(1, 0, len(text), text) for text in texts]
        store.put(record_id, record_id, found, embedder.embed_passages(texts), language)
    meaning = MeaningSearch(embedder, store, lambda: load_background(make_vocabulary(), embedder, tmp_path / "kept"))
    assert [one.record_id for one in meaning.near("jezik funding", 2)] == [2, 1]


def test_a_question_asked_again_is_not_embedded_again(meaning: MeaningSearch, embedder: HashingEmbedder) -> None:
    meaning.near("guidance", 10)
    meaning.near("guidance", 10, among=[3])
    assert embedder.asked.count("guidance") == 1


def test_what_is_embedded_later_is_found(meaning: MeaningSearch, store: VectorStore, embedder: HashingEmbedder) -> None:
    meaning.near("lighthouses", 10)
    store.put(9, 9, [Passage(1, 0, 11, "lighthouses")], embedder.embed_passages(["lighthouses"]))
    assert meaning.near("lighthouses", 10)[0].record_id == 9


def test_nothing_is_answered_while_nothing_is_embedded(
    tmp_path: Path, embedder: HashingEmbedder, open_background: Callable[[], Background]
) -> None:
    empty = MeaningSearch(embedder, VectorStore(tmp_path / "none"), open_background)
    empty.warm_up()
    with pytest.raises(MeaningNotReady):
        empty.near("guidance", 10)


class FailingEmbedder(HashingEmbedder):
    def embed_questions(self, texts: object) -> np.ndarray:
        raise EmbeddingError("out of memory")


def test_a_model_that_fails_is_told_by_each_question_and_not_by_warming_up(
    store: VectorStore, open_background: Callable[[], Background]
) -> None:
    failing = MeaningSearch(FailingEmbedder(), store, open_background)
    failing.warm_up()
    with pytest.raises(EmbeddingError):
        failing.near("guidance", 10)


def test_similar_records_are_near_to_the_middle_of_its_passages(meaning: MeaningSearch, store: VectorStore) -> None:
    text = "funding of schools for adults"
    store.put(4, 4, [Passage(1, 0, 9, text)], HashingEmbedder().embed_passages([text]))
    assert meaning.similar(1, 2)[0].record_id == 4
    assert meaning.similar(99, 2) == ()


def test_similar_records_are_not_near_for_their_language_alone(tmp_path: Path) -> None:
    """Two Croatian records share a word with all Croatian ones; only the English one is about the same."""
    embedder, store = HashingEmbedder(), VectorStore(tmp_path / "two languages")
    own, other = ["jezik funding adults"] * 400, ["jezik most rijeka"] * 400
    for record_id, language, texts in (
        (1, "hr", own),
        (2, "hr", other),
        (3, "en", ["tongue funding bridges"] * 400),
        (4, "en", ["tongue river"] * 400),
    ):
        found = [Passage(1, 0, len(text), text) for text in texts]
        store.put(record_id, record_id, found, embedder.embed_passages(texts), language)
    bare = [one.record_id for one in store.nearest(embedder.embed_passages(own[:1])[0], 4)]
    nearest = MeaningSearch(embedder, store, lambda: load_background(make_vocabulary(), embedder, tmp_path / "kept"))
    assert bare[1:3] == [2, 3]
    assert next(one.record_id for one in nearest.similar(1, 3)) == 3


def test_the_background_is_embedded_once_for_a_model(tmp_path: Path, embedder: HashingEmbedder) -> None:
    first = load_background(make_vocabulary(), embedder, tmp_path)
    asked = len(embedder.asked)
    again = load_background(make_vocabulary(), embedder, tmp_path)
    assert len(embedder.asked) == asked
    assert np.array_equal(first.noise, again.noise)
    assert set(NAMES[:2]) <= set(embedder.asked)


def test_a_page_that_is_farther_than_noise_is_not_shown(
    meaning: MeaningSearch, store: VectorStore, embedder: HashingEmbedder
) -> None:
    texts = ["funding of guidance", "lighthouses at night"]
    store.put(
        5, 5, [Passage(page, 0, len(text), text) for page, text in enumerate(texts)], embedder.embed_passages(texts)
    )
    near = next(one for one in meaning.near("funding of guidance", 10) if one.record_id == 5)
    assert (near.nearness > 3, near.passages) == (True, ())
