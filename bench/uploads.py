"""How much memory the web process takes for a large file that comes in: `python -m bench.uploads --mb 1990`.

The file is sent once in pieces, as the script of the page does it, and once by the plain form of a browser without
scripts. What is printed is the memory of the server's own, before and at its highest while the file came in.
"""

import base64
import http.client
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.over_http import BenchError, Client, serving
from repository.database import transaction
from repository.people import sign_ins, users
from repository.people.roles import Role
from repository.settings import RepositorySettings
from repository.wiring import open_repository
from webapp.accounts.signed_in import COOKIE
from webapp.deposit.tus import PIECE_TYPE, VERSION

EMAIL, PASSWORD = "ada@example.org", "signpost at the crossing"
PIECE_BYTES = 8 << 20
LOOK_EVERY_S = 0.02
BOUNDARY = "a-line-that-no-file-has"


@dataclass(frozen=True)
class Memory:
    """Bytes; `seconds` until the file was acknowledged."""

    way: str
    before: int
    highest: int
    seconds: float


def measure(folder: Path, size: int) -> Iterator[Memory]:
    """Send a file of `size` bytes each way into a new data folder. Raises `BenchError`."""
    headers = {"Cookie": f"{COOKIE}={_sign_in(folder)}", "Sec-Fetch-Site": "same-origin"}
    with serving(folder, "tantivy") as server:
        server.wait_until_warm()
        for way, send in (("in pieces", _in_pieces), ("by a plain form", _by_form)):
            yield _measured(server, way, partial(send, server.connection, headers, size))


def _measured(server: Client, way: str, send: Callable[[], None]) -> Memory:
    before, started = server.memory_bytes(), time.perf_counter()
    with _watched(server) as seen:
        send()
    return Memory(way, before, max(seen), time.perf_counter() - started)


@contextmanager
def _watched(server: Client) -> Iterator[list[int]]:
    """What the server takes from moment to moment."""
    seen, is_done = [server.memory_bytes()], threading.Event()

    def look() -> None:
        while not is_done.wait(LOOK_EVERY_S):
            seen.append(server.memory_bytes())

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        is_done.set()
        watcher.join()


def _in_pieces(connection: http.client.HTTPConnection, headers: dict[str, str], size: int) -> None:
    headers = headers | {"Tus-Resumable": VERSION}
    name = base64.b64encode(b"large.pdf").decode()
    begun = {"Upload-Length": str(size), "Upload-Metadata": f"filename {name}"}
    place = _asked(connection, "POST", "/en/deposit/uploads", b"", headers | begun, 201)["Location"]
    for offset, piece in _iter_pieces(b"%PDF-1.7\n", size):
        sent = {"Content-Type": PIECE_TYPE, "Upload-Offset": str(offset)}
        _asked(connection, "PATCH", place, piece, headers | sent, 204)


def _by_form(connection: http.client.HTTPConnection, headers: dict[str, str], size: int) -> None:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="larger.pdf"\r\n\r\n'.encode()
    tail = f"\r\n--{BOUNDARY}--\r\n".encode()
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    sent = {"Content-Type": kind, "Content-Length": str(len(head) + size + len(tail))}
    body = (part for _, part in _iter_pieces(b"%PDF-1.6\n", size))
    _asked(connection, "POST", "/en/deposit", _joined(head, body, tail), headers | sent, 303)


def _joined(head: bytes, body: Iterator[bytes], tail: bytes) -> Iterator[bytes]:
    yield head
    yield from body
    yield tail


def _iter_pieces(start: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """A file that begins with `start`, in pieces with their offsets."""
    for offset in range(0, size, PIECE_BYTES):
        length = min(PIECE_BYTES, size - offset)
        yield offset, (b"" if offset else start).ljust(length, b"\0")


def _asked(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: bytes | Iterator[bytes],
    headers: dict[str, str],
    status: int,
) -> http.client.HTTPMessage:
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    said = response.read()
    if response.status != status:
        raise BenchError(f"the server answered {response.status} to {method} {path}: {said[:200]!r}")
    return response.headers


def _sign_in(folder: Path) -> str:
    """What the cookie of a librarian holds."""
    repository = open_repository(RepositorySettings(data=folder))
    with transaction(repository.sessions) as session:
        users.add(session, email=EMAIL, name="Ada", role=Role.LIBRARIAN, password=PASSWORD)
    with transaction(repository.sessions) as session:
        return sign_ins.begin(session, email=EMAIL, password=PASSWORD)


def main() -> int:
    parser = ArgumentParser(prog="python -m bench.uploads", description="Memory of the web process for a large upload.")
    parser.add_argument("--mb", type=int, default=1990, help="size of the file (1990)")
    options = parser.parse_args()
    print(f"{'file of ' + str(options.mb) + ' MB':<20}{'before, MB':>12}{'highest, MB':>13}{'s':>8}")
    with tempfile.TemporaryDirectory(prefix="putokaz-bench-") as folder:
        for one in measure(Path(folder), options.mb * 1_000_000):
            print(f"{one.way:<20}{one.before / 1e6:>12.0f}{one.highest / 1e6:>13.0f}{one.seconds:>8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
