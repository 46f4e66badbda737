"""Folders that are looked at again and again; each file is handed on once nobody writes to it any more.

A file counts as whole when its size and time are those of the look before. What was handed on is remembered by both, so
a file that is replaced comes again, and one that was put off comes again after a minute. A run that is begun anew hands
everything on, and what is kept already is then a duplicate. Polling works on every file system, network shares too,
which notifications of the kernel do not reach.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

EVERY_S = 2.0
# Rounds until a file that was put off comes again: a minute.
AGAIN = 30

Look = tuple[int, int]
"""Size in bytes, and time of the last change in nanoseconds."""


def watch(
    paths: Sequence[Path],
    find_files: Callable[[Sequence[Path]], list[Path]],
    put_off: set[Path],
    wait: Callable[[float], object] = time.sleep,
) -> Iterator[list[Path]]:
    """Yield the files of each round that has any, without end.

    `put_off`: to it the caller adds those that could not be taken yet, which come again. `wait` takes seconds.
    """
    handed_on: dict[Path, Look] = {}
    before: dict[Path, Look] = {}
    for round_number in count(1):
        if round_number % AGAIN == 0:
            handed_on = {path: look for path, look in handed_on.items() if path not in put_off}
            put_off.clear()
        now = {path: look for path in find_files(paths) if (look := _look(path))}
        whole = [path for path, look in now.items() if before.get(path) == look != handed_on.get(path)]
        before = now
        if whole:
            yield whole
            handed_on |= {path: now[path] for path in whole}
        wait(EVERY_S)


def _look(path: Path) -> Look | None:
    """None for a file that is gone by now."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
