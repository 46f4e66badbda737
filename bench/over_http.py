"""The questions over HTTP: a server of our own on this machine, and one connection that is kept open."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from indexer.search.answer import Request
from repository.settings import PREFIX

HOST = "127.0.0.1"
PATHS = {"API": "/api/v1/search", "page": "/en/search"}
CHECKOUT = Path(__file__).resolve().parents[1]
# The command `putokaz` of this checkout, whatever version the script in the environment belongs to.
PUTOKAZ = "from webapp.cli import main; main()"
START_TIMEOUT_S = 120.0
REQUEST_TIMEOUT_S = 60.0
RETRY_S = 0.1
# A server that has read its word lists and models uses less of a core than this.
IDLE_SHARE, IDLE_S = 0.05, 2.0


class BenchError(Exception):
    """An engine or its server could not be measured; the message is a sentence that says why."""


class Client:
    """One `connection` to the server, which is kept open."""

    def __init__(self, port: int, server: int) -> None:
        self._server = server
        self.connection = http.client.HTTPConnection(HOST, port, timeout=REQUEST_TIMEOUT_S)

    def ask(self, path: str, question: Request) -> None:
        """Request an answer and read it to its end. Raises `BenchError`."""
        pairs = [("q", question.text), *((name, one) for name, many in question.filters.items() for one in many)]
        self._get(f"{path}?{urlencode(pairs)}")

    def count_records(self) -> int:
        """How many records the server can find. Raises `BenchError`."""
        return int(json.loads(self._get("/healthz"))["records"])

    def memory_bytes(self) -> int:
        """What the server keeps in memory of its own; the index, which is mapped, is not counted."""
        lines = Path(f"/proc/{self._server}/status").read_text().splitlines()
        return next(int(line.split()[1]) << 10 for line in lines if line.startswith("RssAnon"))

    def processor_s(self) -> float:
        """Seconds of processor time that the server has used since its start."""
        fields = Path(f"/proc/{self._server}/stat").read_text().rpartition(")")[2].split()
        user, system = int(fields[11]), int(fields[12])
        return (user + system) / os.sysconf("SC_CLK_TCK")

    def wait_until_warm(self) -> None:
        """Wait until the server has read what its first questions would wait for: it is idle then.

        Raises:
            BenchError: it was not idle in time.
        """
        used, deadline = self.processor_s(), time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            time.sleep(IDLE_S)
            before, used = used, self.processor_s()
            if used - before < IDLE_SHARE * IDLE_S:
                return
        raise BenchError(f"the server was not idle within {START_TIMEOUT_S:.0f} s")

    def _get(self, address: str) -> bytes:
        """Raises `BenchError` for any status but 200."""
        self.connection.request("GET", address)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != http.client.OK:
            raise BenchError(f"the server answered {response.status} to {address}")
        return body

    def close(self) -> None:
        self.connection.close()


@contextmanager
def serving(folder: Path, engine: str) -> Iterator[Client]:
    """`putokaz serve` on a data folder, ready to answer; it ends with the block.

    Raises:
        BenchError: the server ended, or did not answer in time.
    """
    port = _free_port()
    environ = _without_settings(os.environ) | {"PUTOKAZ_DATA": str(folder.resolve()), "PUTOKAZ_SEARCH_ENGINE": engine}
    command = [sys.executable, "-c", PUTOKAZ, "serve", "--port", str(port)]
    log = folder / f"serve-{engine}.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=CHECKOUT, env=environ, stdout=output, stderr=output) as server,
    ):
        client = Client(port, server.pid)
        try:
            _wait(server, port, log)
            yield client
        finally:
            client.close()
            server.terminate()


def _without_settings(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment without settings of ours, which may name a database that is not the temporary one."""
    return {name: value for name, value in environ.items() if not name.startswith(PREFIX)}


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise BenchError(f"the server ended with {server.returncode}: {log.read_text(errors='replace')[-500:]}")
        try:
            socket.create_connection((HOST, port), timeout=RETRY_S).close()
            return
        except OSError:
            time.sleep(RETRY_S)
    raise BenchError(f"the server did not answer within {START_TIMEOUT_S:.0f} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
