"""Small files that are whole or as they were, whatever dies while they are written."""

import os
from functools import lru_cache
from pathlib import Path


def replace_text(path: Path, text: str) -> None:
    """Write a small file so that a crash leaves the old or the new text, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.new")
    with temporary.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)


def read_text(path: Path) -> str:
    """The text of a small file that is only ever replaced; it is read anew when it was. Raises `OSError`."""
    found = path.stat()
    return _text(path, found.st_ino, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=64)
def _text(path: Path, *_stamp: int) -> str:
    return path.read_text(encoding="utf-8")
