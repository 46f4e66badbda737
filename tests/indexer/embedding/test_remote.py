import pytest

from indexer.embedding.remote import RemoteEmbedder
from indexer.errors import EmbeddingError
from tests.indexer.embedding.server import EmbeddingServer


def test_texts_are_sent_in_batches_with_model_and_key() -> None:
    with EmbeddingServer() as server:
        RemoteEmbedder(server.url, "text-embedding-3-small", "secret", batch=2).embed_passages(["a", "b", "c"])

    sent = [one["input"] for one in server.asked if one["input"] != ["dimensions"]]
    assert sent == [["a", "b"], ["c"]]
    assert {one["model"] for one in server.asked} == {"text-embedding-3-small"}
    assert {one["key"] for one in server.asked} == {"Bearer secret"}
    assert {one["path"] for one in server.asked} == {"/v1/embeddings"}


def test_a_model_of_the_e5_family_is_told_question_from_passage() -> None:
    with EmbeddingServer() as server:
        embedder = RemoteEmbedder(server.url, "intfloat/multilingual-e5-large")
        embedder.embed_questions(["who"])
        embedder.embed_passages(["we"])

    assert [one["input"] for one in server.asked][1:] == [["query: who"], ["passage: we"]]


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (b"<html>", 200, "did not answer with embeddings"),
        (b'{"data": [{"index": 0}]}', 200, "did not answer with embeddings"),
        (b'{"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [1]}]}', 200, "did not answer"),
        (b'{"data": []}', 200, "answered 0 embeddings to 1 texts"),
        (b'{"data": [{"index": 0, "embedding": [NaN]}]}', 200, "answered 1 embeddings"),
        (b"", 401, "answered 401"),
    ],
)
def test_an_unusable_answer_is_an_error_that_says_so(answer: bytes, status: int, said: str) -> None:
    with EmbeddingServer(answer, status) as server, pytest.raises(EmbeddingError, match=said):
        RemoteEmbedder(server.url, "m").embed_passages(["a"])


def test_a_redirect_is_not_followed() -> None:
    with EmbeddingServer() as other, EmbeddingServer(b"", 307, f"{other.url}/embeddings") as server:
        with pytest.raises(EmbeddingError, match="answered 307"):
            RemoteEmbedder(server.url, "m", "secret").embed_passages(["a"])
        assert other.asked == []


def test_a_server_that_is_not_there_is_an_error() -> None:
    with EmbeddingServer() as server:
        gone = server.url
    with pytest.raises(EmbeddingError, match="can't be asked"):
        RemoteEmbedder(gone, "m", timeout_s=1).embed_questions(["a"])
