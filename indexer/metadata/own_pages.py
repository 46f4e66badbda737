"""The pages on which a publication speaks of itself; on all others it speaks of its subject and cites its neighbours.

An ISBN in a list of references is another book's. So identifiers, names and years of the publication itself are read
only on its cover, on the two pages after it, on imprint pages near either end, and on the back. Running feet carry
identifiers too: the text is the one of the file, before heads and feet were taken off.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from textwrap import wrap

from indexer.documents import Evidence, Page, Why
from indexer.tagging.quotes import quote

OPENING_PAGES = 3
# An imprint stands within so many pages of either end, and has at most so many words.
FROM_START, FROM_END = 10, 6
IMPRINT_WORDS = 700
BACK_WORDS = 450
COVER_WORDS = 140
REFERENCE_SHARE = 0.15
# A text file may be one page of any length; what it says of itself stands at its beginning.
LONGEST_TEXT, LONGEST_LINE = 20_000, 400
LEADERS = re.compile(r"([^\w\s])(?:\s?\1){5,}")
BLANKS = re.compile(r"[^\S\n]{2,}")
BLANK_LINES = re.compile(r"\n{3,}")
TOO_LONG = re.compile(rf"[^\n]{{{LONGEST_LINE}}}[^\n]+")

IMPRINT_MARK = re.compile(
    r"\b(?:isbn|issn)\b|©|\(c\)\s*\w|\bcopyright\b|all rights reserved|sva prava pridržana|alle rechte|tous droits"
    r"|todos los derechos|tutti i diritti|vse pravice|wszelkie prawa|все права|усі права|جميع الحقوق|حقوق الطبع"
    r"|publications office of the|creativecommons\.org|\bdoi\s*:",
    re.I,
)
REFERENCE_LINE = re.compile(r"^.{0,90}[(\[,.]\s?(?:19|20)\d\d[a-z]?[)\],.:]")
REFERENCES = re.compile(
    r"^\W*(?:references|bibliography|literatura|literaturverzeichnis|literatur|références|bibliographie|referencias"
    r"|bibliografía|bibliografia|riferimenti|viri|источники|литература|література|المراجع|المصادر)\W*$",
    re.I | re.M,
)


class Place(IntEnum):
    """Where the page stands, the one that knows most of the publication first."""

    IMPRINT = 0
    COVER = 1
    OPENING = 2
    BACK = 3


@dataclass(frozen=True)
class OwnPage:
    """`text`: with running heads and feet. `place`: the first of `Place` that it is."""

    number: int
    text: str
    language: str
    place: Place

    def evidence(self, start: int, end: int, why: Why | None = None) -> Evidence:
        """The passage around `text[start:end]`; the reason is the place of the page unless one is given."""
        by_place = Why.COVER if self.place == Place.COVER else Why.IMPRINT
        return Evidence(self.number, quote(self.text, start, end), why or by_place)


def own_pages(pages: Sequence[Page]) -> list[OwnPage]:
    """Imprint pages first, then the cover, the opening pages and the back, each page once."""
    found = [
        OwnPage(page.number, text, page.language.code, place)
        for index, page in enumerate(pages)
        if index < FROM_START or index >= len(pages) - FROM_END
        if (text := _readable((page.raw_text or page.text)[:LONGEST_TEXT])).strip()
        if (place := _place(text, index, len(pages))) is not None
    ]
    return sorted(found, key=lambda page: (page.place, page.number))


def is_short(text: str) -> bool:
    """Whether a first page is a cover and not already a page of the text."""
    return len(text.split()) <= COVER_WORDS


def _readable(text: str) -> str:
    """The text without leaders and rows of blanks, and without endless lines, over which patterns would take ages."""
    text = BLANK_LINES.sub("\n\n", BLANKS.sub(" ", LEADERS.sub(r"\1\1\1", text)))
    return TOO_LONG.sub(lambda match: "\n".join(wrap(match[0], LONGEST_LINE, break_on_hyphens=False)), text)


def _place(text: str, index: int, count: int) -> Place | None:
    """`index`: of a page near either end."""
    if index and _is_imprint(text):
        return Place.IMPRINT
    if index == 0:
        return Place.COVER
    if index < OPENING_PAGES and not _has_references(text):
        return Place.OPENING
    if index == count - 1 and len(text.split()) <= BACK_WORDS and not _has_references(text):
        return Place.BACK
    return None


def _is_imprint(text: str) -> bool:
    return bool(IMPRINT_MARK.search(text)) and len(text.split()) <= IMPRINT_WORDS and not _has_references(text)


def _has_references(text: str) -> bool:
    """Whether the page holds a list of references, by its heading or by its many lines with a citation's year."""
    lines = [line for line in text.splitlines() if line.strip()]
    dated = sum(1 for line in lines if REFERENCE_LINE.match(line))
    return bool(REFERENCES.search(text)) or dated >= max(4, REFERENCE_SHARE * len(lines))
