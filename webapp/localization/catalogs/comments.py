"""`translations/comments.csv`: what a translator can't see from the words of a text alone.

One row a text: its `context` (empty for none), the `text` (of a plural, the form for one) and the `comment`, in
English. It says what the text is (button, column heading, state) and what its placeholders hold. A comment stands here
rather than in the sources because most texts of two words stand in several of them.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from webapp.localization.catalogs.po import Key

FILE = "comments.csv"
MOST_SHORT_WORDS = 2
"""A text of no more words means different things in different places, so it needs a comment."""


class StrayComments(ValueError):
    """Raised for comments on texts that no source has: the text was changed and its comment was not."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__(f"{FILE} comments on texts that are not there: {', '.join(map(repr, texts))}")
        self.texts = texts


def load(file: Path) -> dict[Key, str]:
    """Raises `OSError`."""
    with file.open(encoding="utf-8", newline="") as stream:
        return {(row["context"], row["text"]): row["comment"] for row in csv.DictReader(stream)}


def refuse_stray(comments: dict[Key, str], keys: Iterable[Key]) -> None:
    """Raises `StrayComments` if a comment has no text."""
    stray = comments.keys() - set(keys)
    if stray:
        raise StrayComments(sorted(text for _, text in stray))


def is_short(text: str) -> bool:
    return len(text.split()) <= MOST_SHORT_WORDS
