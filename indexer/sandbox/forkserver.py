"""The clean process that forks a child for each job: `python -m indexer.sandbox.forkserver SOCKET FOLDER`.

It is started with an environment of a few harmless names, has no threads, reads no file of a stranger, and imports
before it forks, so that a child starts in milliseconds with everything in place. It has the clock of each child, and
kills its whole process group at the end of its time and at its own. When the pool is gone, which closes the socket, the
server removes the run's folder and goes too; a child dies with the server. It knows nothing of files and results.
"""

import gc
import importlib
import os
import selectors
import shutil
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indexer.sandbox import child, kernel, parcel
from indexer.sandbox.confinement import Layer
from indexer.sandbox.namespaces import ProcessTables, leave_network
from indexer.sandbox.orders import MAX_MESSAGE_BYTES, Ending, Order

# How often the address space of the children is looked at.
SAMPLE_S = 0.05
READ_BYTES = 1 << 16
KEPT_MESSAGE_BYTES = 4096


@dataclass
class _Running:
    """A child under way. `handle`: its pidfd, readable when it has ended."""

    pid: int
    handle: int
    report: int
    messages: int
    timeout_s: float
    started: float = field(default_factory=time.monotonic)
    is_stopped: bool = False
    base_bytes: int = 0
    peak_bytes: int = 0
    said: bytes = b""


class ForkServer:
    """Follows the orders that come through `control`. `shared`: values that jobs refer to instead of bringing them."""

    def __init__(self, control: socket.socket, shared: tuple[Any, ...], layers: set[Layer]) -> None:
        self.control = control
        self.shared = shared
        self.layers = layers
        self.tables = ProcessTables()
        self.running: dict[int, _Running] = {}
        self.selector = selectors.DefaultSelector()
        self.selector.register(control, selectors.EVENT_READ)

    def serve(self) -> None:
        """Until the pool is gone; then nothing that was started is left."""
        while True:
            for key, _ in self.selector.select(SAMPLE_S if self.running else None):
                if key.fileobj is self.control:
                    if not self._follow():
                        self._end_all()
                        return
                elif key.data.pid not in self.running:
                    continue  # It ended in this round already.
                elif key.fd == key.data.messages:
                    self._listen(key.data)
                else:
                    self._report(key.data)
            for one in self.running.values():
                self._watch(one)

    def _follow(self) -> bool:
        """Take an order; False at the end of all orders."""
        message, descriptors, _, _ = socket.recv_fds(self.control, MAX_MESSAGE_BYTES, 3)
        if not message:
            return False
        order = Order.from_json(message)
        _import(order.module)
        job, result, report = descriptors
        listening, messages = os.pipe()
        layers = self.layers | ({Layer.PROCESSES} if self.tables.renew() else set())
        pid = os.fork()
        if pid == 0:
            child.run(order, job, result, messages, self.shared, layers)
        for descriptor in (job, result, messages):
            os.close(descriptor)
        os.set_blocking(listening, False)
        one = _Running(pid, os.pidfd_open(pid), report, listening, order.limits.timeout_s)
        one.base_bytes = one.peak_bytes = _address_space(pid)
        self.running[pid] = one
        self.selector.register(one.handle, selectors.EVENT_READ, one)
        self.selector.register(one.messages, selectors.EVENT_READ, one)
        return True

    def _watch(self, one: _Running) -> None:
        one.peak_bytes = max(one.peak_bytes, _address_space(one.pid))
        if not one.is_stopped and time.monotonic() - one.started > one.timeout_s:
            one.is_stopped = True
            _kill(one.pid)

    def _listen(self, one: _Running) -> None:
        """Take what a child says and keep its end: what is not taken would stop an honest one that says much."""
        with suppress(BlockingIOError):
            said = os.read(one.messages, READ_BYTES)
            one.said = (one.said + said)[-KEPT_MESSAGE_BYTES:]
            if not said:
                self._forget(one.messages)

    def _forget(self, descriptor: int) -> None:
        with suppress(KeyError):
            self.selector.unregister(descriptor)

    def _report(self, one: _Running) -> None:
        """Bury a child that has ended, and what it left running, and say how it was."""
        _kill(one.pid)
        _, status, used = os.wait4(one.pid, 0)
        del self.running[one.pid]
        self._listen(one)
        self._forget(one.messages)
        self._forget(one.handle)
        self._bury_strays()
        ending = Ending(
            status,
            one.is_stopped,
            round(time.monotonic() - one.started, 3),
            round(used.ru_utime + used.ru_stime, 3),
            one.base_bytes,
            one.peak_bytes,
            used.ru_maxrss << 10,
            one.said.decode("utf-8", "replace"),
        )
        with suppress(BrokenPipeError):
            os.write(one.report, ending.to_json())
        for descriptor in (one.report, one.handle, one.messages):
            os.close(descriptor)

    def _end_all(self) -> None:
        for pid in self.running:
            _kill(pid)
        for pid in self.running:
            os.waitpid(pid, 0)
        self._bury_strays()

    def _bury_strays(self) -> None:
        """Where a child shares our process table, what fled from its group is handed to us, and ended here."""
        while strays := _children() - set(self.running):
            for pid in strays:
                _kill(pid)
                with suppress(ChildProcessError):
                    os.waitpid(pid, 0)


def _import(module: str) -> None:
    """Import before the fork, once for all children. What fails here fails in the child too, and is told there."""
    if module not in sys.modules:
        with suppress(ImportError):
            importlib.import_module(module)
            _settle()


def _settle() -> None:
    """Keep the collector from touching what all children share: a page that is written to is copied."""
    gc.collect()
    gc.freeze()


def _kill(pid: int) -> None:
    """A child, and its group if it has one by now. Until it is waited for, its number is not given away."""
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _children() -> set[int]:
    """By the numbers of our own process table."""
    try:
        return {int(one) for one in Path("/proc/thread-self/children").read_text().split()}
    except OSError:
        return set()


def _address_space(pid: int) -> int:
    """The most of it so far, in bytes; 0 when the process has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmPeak:"):
                return int(line.split()[1]) << 10
    return 0


def main(control_number: str, folder: str) -> None:
    # Ctrl-C is for the pool, which then closes the socket.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    layers = {Layer.NETWORK} if leave_network() else set()
    kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    control = socket.socket(fileno=int(control_number))
    try:
        _, (prelude,), _, _ = socket.recv_fds(control, MAX_MESSAGE_BYTES, 1)
        function, shared, _ = parcel.unpack_job(os.pread(prelude, os.fstat(prelude).st_size, 0), ())
        os.close(prelude)
        if function is not None:
            function(*shared)
        _settle()
        ForkServer(control, shared, layers).serve()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
