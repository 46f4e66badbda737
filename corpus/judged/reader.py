"""A judged extract: the pages of a publication and what a librarian says about it.

A file is `SLUG.LANG.md`: TOML between two lines `+++`, then the text as a PDF reader would give it, its pages parted by
lines `%%page`. It is not light Markdown as in `corpus/source.py`: line ends, running heads and tables stand as they
would on paper. What the values mean and how they were judged is told in the README beside this file.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
# Folders of the sets that were written later, and of the one to which nothing is fitted.
LATER, UNSEEN = ("fresh", "further", "oblique"), "unseen"

_FILE = re.compile(r"\+\+\+\n(.*?)\n\+\+\+\n(.*)", re.DOTALL)
_PAGE_END = re.compile(r"^%%page\n", re.MULTILINE)


@dataclass(frozen=True)
class Extract:
    """`values`: the front matter as written, each key present but `isbn`, `doi`, `series` and `license`."""

    name: str
    values: dict[str, Any]
    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)


def read_extract(path: Path) -> Extract:
    """Raises ValueError: the front matter is missing or is no TOML."""
    match = _FILE.fullmatch(path.read_text(encoding="utf-8"))
    if not match:
        raise ValueError(f"{path.name}: the front matter must stand between two lines of +++")
    try:
        values = tomllib.loads(match[1])
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: the front matter is no TOML: {error}") from error
    return Extract(path.stem, values, tuple(_PAGE_END.split(match[2])))


def iter_extracts(folder: Path = FOLDER) -> Iterator[Extract]:
    """Yield the extracts in the order of their names."""
    for path in sorted(folder.glob("*.??.md")):
        yield read_extract(path)


def iter_every_extract() -> Iterator[Extract]:
    """Those of all sets, the first one first."""
    for folder in (FOLDER, *(FOLDER / name for name in (*LATER, UNSEEN))):
        yield from iter_extracts(folder)
