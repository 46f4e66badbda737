"""A small daemon that speaks the two words of clamd that we use, on a socket in a folder, for tests."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HARMFUL = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


class _Answers(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zVERSION\0":
            self.wfile.write(b"ClamAV 1.4.1/27500\0")
        elif command == b"zINSTREAM\0":
            found = HARMFUL in b"".join(iter(self._piece, b""))
            self.wfile.write(b"stream: Eicar-Signature FOUND\0" if found else b"stream: OK\0")

    def _piece(self) -> bytes:
        (length,) = struct.unpack("!L", self.rfile.read(4))
        return self.rfile.read(length)


@contextmanager
def scanning(path: Path) -> Iterator[str]:
    """The address of a running daemon."""
    with socketserver.ThreadingUnixStreamServer(str(path), _Answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"clamd://{path}"
        finally:
            server.shutdown()
            thread.join()
            path.unlink()
