"""The words of a page and where they stand, as handed from the reading process to the viewer."""

import json
from dataclasses import astuple, dataclass
from typing import Any


@dataclass(frozen=True)
class WordBox:
    """A word as it is printed. The box is in points, from the top left of the page as it is shown."""

    text: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PageBoxes:
    """`width`, `height`: of the page in points, as it is shown. `words`: all visible ones, in the order of the file; of
    a word broken over two lines each half is one."""

    width: float
    height: float
    words: tuple[WordBox, ...]


@dataclass(frozen=True)
class PlacedWord:
    """`start`, `end`: code points in the stored text of the page. The box as in `WordBox`. A word broken over two lines
    is two placed words."""

    text: str
    start: int
    end: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PageWords:
    """`width`, `height`: as in `PageBoxes`. `words` in reading order, `start` ascending."""

    width: float
    height: float
    words: tuple[PlacedWord, ...]


def to_json(page: PageBoxes) -> str:
    words = [astuple(word) for word in page.words]
    return json.dumps({"width": page.width, "height": page.height, "words": words}, ensure_ascii=False)


def from_json(text: str) -> PageBoxes:
    page: dict[str, Any] = json.loads(text)
    return PageBoxes(page["width"], page["height"], tuple(WordBox(*word) for word in page["words"]))
