"""ClamAV's daemon over its socket: `INSTREAM`, as clamd(8) describes it.

The file is sent to it in pieces, each behind its length, so that the daemon needs no right to our folders and may run
on another machine. A library was discarded: the only one has not been touched since 2014, and this is one exchange.
"""

import socket
import struct
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from indexer.errors import ScannerUnavailable

CHUNK_BYTES = 1 << 16
MOST_ANSWER_BYTES = 4096
FOUND, CLEAN = " FOUND", " OK"
PORT = 3310


@dataclass(frozen=True)
class Clamd:
    """The `VirusScanner` by clamd. `address`: `clamd:///run/clamav/clamd.ctl` or `clamd://host:3310`."""

    address: str
    timeout_s: float = 60.0

    def scan(self, path: Path) -> str:
        answer = self._asked(b"zINSTREAM\0", path).removeprefix("stream:")
        if answer.endswith(FOUND):
            return answer.removesuffix(FOUND).strip()
        if answer.endswith(CLEAN):
            return ""
        raise ScannerUnavailable(answer)

    def version(self) -> str:
        return self._asked(b"zVERSION\0")

    def _asked(self, command: bytes, path: Path | None = None) -> str:
        try:
            with self._connected() as connection:
                connection.sendall(command)
                if path is not None:
                    _send(connection, path)
                return _answer(connection)
        except OSError as error:
            raise ScannerUnavailable(str(error)) from error

    def _connected(self) -> socket.socket:
        parts = urlsplit(self.address)
        if parts.hostname:
            return socket.create_connection((parts.hostname, parts.port or PORT), self.timeout_s)
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(self.timeout_s)
        try:
            connection.connect(parts.path)
        except OSError:
            connection.close()
            raise
        return connection


def _send(connection: socket.socket, path: Path) -> None:
    """Pieces behind their length, a length of 0 at the end."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            connection.sendall(struct.pack("!L", len(chunk)) + chunk)
    connection.sendall(struct.pack("!L", 0))


def _answer(connection: socket.socket) -> str:
    answer = b""
    while b"\0" not in answer and len(answer) < MOST_ANSWER_BYTES and (piece := connection.recv(1024)):
        answer += piece
    return answer.partition(b"\0")[0].decode(errors="replace").strip()
