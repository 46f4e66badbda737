"""Small files that are whole or as they were, whatever dies while they are written."""

import os
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
