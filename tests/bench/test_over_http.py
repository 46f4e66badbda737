"""What the client sends, and that an answer which is no answer stops the run. The server here is a stand-in."""

import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from bench.over_http import HOST, BenchError, Client
from indexer.search.answer import Request


class Recorder(BaseHTTPRequestHandler):
    """Remembers the addresses asked for; only what begins with `/found` is there."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200 if self.path.startswith("/found") else 500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr."""


@pytest.fixture
def client() -> Iterator[Client]:
    Recorder.asked.clear()
    with HTTPServer((HOST, 0), Recorder) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        client = Client(server.server_port, os.getpid())
        yield client
        client.close()
        server.shutdown()
        thread.join()


def test_client_sends_words_and_filters_as_a_reader_does(client: Client) -> None:
    client.ask("/found", Request(text="karijerno savjetovanje", filters={"region": ("HR", "eu")}))

    assert Recorder.asked == ["/found?q=karijerno+savjetovanje&region=HR&region=eu"]


def test_client_refuses_to_time_an_error_page(client: Client) -> None:
    with pytest.raises(BenchError, match="answered 500 to /broken"):
        client.ask("/broken", Request(text="guidance"))
