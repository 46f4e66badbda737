"""A server with `/v1/embeddings` on the loopback, whose answers a test may spoil."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.embedders import HashingEmbedder


class EmbeddingServer:
    """`asked`: the bodies received, with the header of authorisation under `key`. `answer`: sent instead of vectors.
    `status`: of every answer; `location`: where it sends on to."""

    def __init__(self, answer: bytes | None = None, status: int = 200, location: str = "") -> None:
        self.asked: list[dict[str, Any]] = []
        self.answer, self.status, self.location = answer, status, location
        outer = self

        class Answering(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.respond(self)

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def respond(self, request: BaseHTTPRequestHandler) -> None:
        body = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        self.asked.append(body | {"key": request.headers.get("Authorization", ""), "path": request.path})
        vectors = HashingEmbedder().embed_passages(body["input"]).tolist()
        rows = [{"index": place, "embedding": vector} for place, vector in enumerate(vectors)]
        answer = json.dumps({"data": rows[::-1]}).encode() if self.answer is None else self.answer
        request.send_response(self.status)
        if self.location:
            request.send_header("Location", self.location)
        request.send_header("Content-Length", str(len(answer)))
        request.end_headers()
        request.wfile.write(answer)

    def __enter__(self) -> "EmbeddingServer":
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
