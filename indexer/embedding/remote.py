"""Any server with the endpoint `/v1/embeddings` in the form that OpenAI gave it.

Asked: `{"model", "input": [texts]}`. Answered: `{"data": [{"index", "embedding": [numbers]}]}`, in any order. Only the
texts of publications and questions leave this machine, to the address that the settings name and to no other:
redirects are not followed.
"""

import json
from collections.abc import Sequence
from functools import cached_property
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import numpy as np

from indexer.embedding.port import Vectors, unit_length
from indexer.errors import EmbeddingError

# What families of models were trained to read before a question and before a passage. OpenAI's models want nothing.
PREFIXES = {
    "e5": ("query: ", "passage: "),
    "nomic": ("search_query: ", "search_document: "),
}
BATCH = 32
TIMEOUT_S = 60.0
LONGEST_ANSWER_BYTES = 64 << 20


class RemoteEmbedder:
    """`url`: address up to and with `/v1`, or of the endpoint itself. `key`: sent as bearer token if not empty.

    `dimensions` asks the server once, when it is first needed.
    """

    def __init__(
        self, url: str, model: str, key: str = "", *, timeout_s: float = TIMEOUT_S, batch: int = BATCH
    ) -> None:
        self.name = f"remote/{model}"
        self._url = url if url.rstrip("/").endswith("/embeddings") else f"{url.rstrip('/')}/embeddings"
        self._model = model
        self._key = key
        self._timeout_s = timeout_s
        self._batch = batch
        self._opener = build_opener(_NoRedirect)
        self._question, self._passage = next(
            (prefixes for family, prefixes in PREFIXES.items() if family in model.lower()), ("", "")
        )

    @cached_property
    def dimensions(self) -> int:
        return int(self._ask(["dimensions"]).shape[1])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed([self._passage + text for text in texts])

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._embed([self._question + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        found = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), self._batch):
            batch = texts[start : start + self._batch]
            vectors = self._ask(batch)
            if vectors.shape[1] != self.dimensions:
                raise EmbeddingError(f"{self._url} changed its vectors from {self.dimensions} to {vectors.shape[1]}")
            found[start : start + len(batch)] = vectors
        return unit_length(found)

    def _ask(self, texts: Sequence[str]) -> Vectors:
        # Some servers refuse an empty text; a space means as little.
        body = json.dumps({"model": self._model, "input": [text or " " for text in texts]}).encode()
        answer = self._post(body)
        try:
            rows = sorted(json.loads(answer)["data"], key=lambda row: row["index"])
            vectors: Vectors = np.asarray([row["embedding"] for row in rows], dtype=np.float32)
        except (ValueError, KeyError, TypeError) as error:
            raise EmbeddingError(f"{self._url} did not answer with embeddings") from error
        if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
            raise EmbeddingError(f"{self._url} answered {len(rows)} embeddings to {len(texts)} texts")
        return vectors

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        try:
            with self._opener.open(Request(self._url, body, headers), timeout=self._timeout_s) as response:
                answer: bytes = response.read(LONGEST_ANSWER_BYTES + 1)
        except HTTPError as error:
            error.close()
            raise EmbeddingError(f"{self._url} answered {error.code} {error.reason}") from error
        except (URLError, HTTPException, OSError) as error:
            raise EmbeddingError(f"{self._url} can't be asked: {getattr(error, 'reason', error)}") from error
        if len(answer) > LONGEST_ANSWER_BYTES:
            raise EmbeddingError(f"{self._url} answered more than {LONGEST_ANSWER_BYTES} bytes")
        return answer


class _NoRedirect(HTTPRedirectHandler):
    """Texts and key go where the settings say."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> None:
        return None
