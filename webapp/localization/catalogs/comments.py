"""`translations/comments.csv`: what a translator can't see from the words of a text alone.

One row a text: its `context` (empty for none), the `text` (of a plural, the form for one) and the `comment`, in
English. It says what the text is (button, column heading, state) and what each of its placeholders holds, with an
example (`%(query)s: the words searched for, such as lifelong guidance`); of a count the place is enough. A comment
stands here rather than in the sources because most texts of two words stand in several of them.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from webapp.localization.catalogs import folders
from webapp.localization.catalogs.domains import Domain
from webapp.localization.catalogs.po import Key
from webapp.localization.checks.subject import COUNT, PLACEHOLDER

FILE = "comments.csv"
COLUMNS = ["context", "text", "comment"]
MOST_SHORT_WORDS = 2
"""A text of no more words means different things in different places, so it needs a comment."""


class FaultyComments(ValueError):
    """Raised for a file that is not the table described above; the message says which line and why."""


class StrayComments(ValueError):
    """Raised for comments on texts that no source has: the text was changed and its comment was not."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__(f"{FILE} comments on texts that are not there: {', '.join(map(repr, texts))}")
        self.texts = texts


def load(file: Path) -> dict[Key, str]:
    """Raises `OSError` and `FaultyComments`."""
    found: dict[Key, str] = {}
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        if next(rows, None) != COLUMNS:
            raise FaultyComments(f"{file.name} has to begin with the line {','.join(COLUMNS)}")
        for row in rows:
            if fault := _fault(row, found):
                raise FaultyComments(f"{file.name}, line {rows.line_num}: {fault}")
            found[row[0], row[1]] = row[2]
    return found


def _fault(row: list[str], known: dict[Key, str]) -> str:
    """Why a row is none of this table; empty for a sound one."""
    if len(row) != len(COLUMNS):
        return f"{len(row)} cells instead of {len(COLUMNS)} (a cell with a comma needs quotation marks)"
    if not row[1] or not row[2].strip():
        return "a row needs a text and a comment"
    return f"a second comment on {row[1]!r}" if (row[0], row[1]) in known else ""


def refuse_stray(comments: dict[Key, str], keys: Iterable[Key]) -> None:
    """Raises `StrayComments` if a comment has no text."""
    stray = comments.keys() - set(keys)
    if stray:
        raise StrayComments(sorted(text for _, text in stray))


def iter_unexplained(folder: Path) -> Iterator[str]:
    """Of each template the texts that need a comment which is not there, or leaves a placeholder out; a line each."""
    for domain in (one for one in folders.domains(folder) if one is not Domain.VOCABULARY):
        for entry in polib.pofile(str(folders.template(folder, domain))):
            if lacking := lacks((entry.msgid, entry.msgid_plural), entry.comment):
                yield f"{domain}: {FILE} has to say {lacking}: {entry.msgid!r}"


def lacks(sources: Iterable[str], comment: str) -> str:
    """What a comment still has to say of a text with these forms; empty for nothing."""
    found = [name for source in sources for name in PLACEHOLDER.findall(source)]
    if not comment and (found or any(is_short(source) for source in sources if source)):
        return "what this text is, and what its placeholders hold"
    names = dict.fromkeys(name for name in found if name != COUNT and name not in comment)
    return f"what is filled in for {', '.join(names)}" if names else ""


def is_short(text: str) -> bool:
    return len(text.split()) <= MOST_SHORT_WORDS
