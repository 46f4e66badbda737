"""The fork server as its pool sees it: started clean, asked for a child at a time, closed."""

import itertools
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from indexer.extraction.port import Limits
from indexer.sandbox.orders import MAX_MESSAGE_BYTES, Ending, Order

# All that the server, and so every child, gets of our environment: nothing else is asked what it holds.
HARMLESS = ("PATH", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "PYTHONHASHSEED")
# The server has the clock. If it does not answer for so long after a job's time, it is taken for dead.
GRACE_S = 15.0
CLOSE_S = 5.0


class ServerGone(Exception):
    """The fork server ended while a job was under way; the job need not be the cause."""


@dataclass(frozen=True)
class Access:
    """What a job may reach: absolute paths."""

    readable: tuple[Path, ...] = ()
    writable: tuple[Path, ...] = ()


class ServerProcess:
    """`prelude`: a packed job, see `parcel`. Safe to use from several threads."""

    def __init__(self, prelude: bytes) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="putokaz-"))
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs, _memory_file(prelude) as file:
                socket.send_fds(self._control, [b"prelude"], [file])
                self._process = _start(theirs.fileno(), self._folder)
        except OSError:
            self._control.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def run(self, payload: bytes, module: str, limits: Limits, access: Access) -> tuple[Ending, bytes]:
        """Run a packed job in a child of its own: how it ended, and what it left as its result.

        Raises:
            ServerGone: the server ended first, or does not answer.
        """
        with self._own_folder() as folder, _memory_file(payload) as job, _memory_file(b"") as result:
            listening, report = os.pipe()
            order = Order(module, limits, folder, access.readable, access.writable)
            try:
                self._send(order, [job, result, report])
                os.close(report)
                text = _read_all(listening, limits.timeout_s + GRACE_S)
            finally:
                os.close(listening)
            if not text:
                self.close()
                raise ServerGone
            return Ending.from_json(text), _content(result)

    def close(self) -> None:
        """End the server and all its children, in bounded time; harmless if it has ended."""
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        try:
            self._process.wait(CLOSE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()  # Its children die with it.
            self._process.wait()
        self._control.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _send(self, order: Order, descriptors: list[int]) -> None:
        message = order.to_json()
        if len(message) > MAX_MESSAGE_BYTES:
            raise ValueError(f"an order of {len(message)} bytes")
        try:
            with self._lock:
                socket.send_fds(self._control, [message], descriptors)
        except OSError as error:
            os.close(descriptors[-1])
            raise ServerGone from error

    @contextmanager
    def _own_folder(self) -> Iterator[Path]:
        folder = self._folder / str(next(self._numbers))
        try:
            folder.mkdir(mode=0o700)
        except FileNotFoundError as error:  # The server took its folder along.
            raise ServerGone from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _start(control: int, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "indexer.sandbox.forkserver", str(control), str(folder)],
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=[control],
        cwd=folder,
        start_new_session=True,
    )


def _environment(folder: Path) -> dict[str, str]:
    ours = {name: os.environ[name] for name in HARMLESS if name in os.environ}
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    # The word lists are those of all processes; in a home of its own the server would unpack them anew in each run.
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return ours | {"PYTHONPATH": path, "HOME": str(folder), "TMPDIR": str(folder), "XDG_CACHE_HOME": cache}


@contextmanager
def _memory_file(content: bytes) -> Iterator[int]:
    """A file without a name, which ends with the last process that has it open."""
    descriptor = os.memfd_create("putokaz")
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        yield descriptor
    finally:
        os.close(descriptor)


def _content(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    with open(descriptor, "rb", closefd=False) as stream:
        return stream.read()


def _read_all(descriptor: int, timeout_s: float) -> bytes:
    """Until the end, or nothing if that does not come in time."""
    deadline = time.monotonic() + timeout_s
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        part = os.read(descriptor, MAX_MESSAGE_BYTES) if ready else None
        if part is None:
            return b""
        if not part:
            return b"".join(parts)
        parts.append(part)
