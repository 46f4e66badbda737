"""A process that sends uploads and is killed on the way, and the lines between it and a test.

For each line that it is told it forks a child, since Python takes seconds to begin. What the child says is
acknowledged; once it is gone, however it went, the process says `end`.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

END = "end\n"


def answer(send: Callable[..., None]) -> None:
    """In the process: call `send` in a child with the words of each line."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            send(*line.split())
            os._exit(0)
        os.waitpid(child, 0)
        say(END.strip())


def say(*words: object) -> None:
    """A line in one system call, so that a kill leaves either all of it or nothing."""
    os.write(sys.stdout.fileno(), (" ".join(map(str, words)) + "\n").encode())


class Sender:
    """In the test."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin
        assert process.stdout
        self._told, self._said = process.stdin, process.stdout

    def begin(self, *words: object) -> None:
        self._told.write(" ".join(map(str, words)) + "\n")
        self._told.flush()

    def read_line(self) -> list[str]:
        return self._read().split()

    def read_all(self) -> list[list[str]]:
        """What else the child says until it is gone."""
        return [line.split() for line in iter(self._read, END)]

    def _read(self) -> str:
        line = self._said.readline()
        assert line, "the sender is gone"
        return line


@contextmanager
def sending(module: str) -> Iterator[Sender]:
    command = [sys.executable, "-m", module]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Sender(process)
        finally:
            process.kill()
