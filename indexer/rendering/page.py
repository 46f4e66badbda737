"""The words of a page and where they stand, as handed from the reading process to the viewer."""

import json
from dataclasses import astuple, dataclass
from typing import Any


@dataclass(frozen=True)
class PlacedWord:
    """`start`, `end`: code points in the text of the page, as `extraction` gives it. The box is in points, from the
    top left of the page as it is shown. A word broken over two lines is two placed words."""

    text: str
    start: int
    end: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PageWords:
    """`width`, `height`: of the page in points, as it is shown. `words` in reading order, `start` ascending."""

    width: float
    height: float
    words: tuple[PlacedWord, ...]


def to_json(page: PageWords) -> str:
    words = [astuple(word) for word in page.words]
    return json.dumps({"width": page.width, "height": page.height, "words": words}, ensure_ascii=False)


def from_json(text: str) -> PageWords:
    page: dict[str, Any] = json.loads(text)
    return PageWords(page["width"], page["height"], tuple(PlacedWord(*word) for word in page["words"]))
