"""Pages made ready for all taggers at once: words with stems, lines with what they are.

Reading once matters: analysis is the larger part of the cost of tagging. Imprints, addresses, running heads, reference
lists and acknowledgements are known here, so that no tagger takes them for the subject (see `imprint`).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.analysis.analyzer import Tokens, analyzer_for
from indexer.documents import Evidence, Language, Page
from indexer.tagging.imprint import LineKind, line_kinds
from indexer.tagging.quotes import evidence
from repository.texts import PageSource

# The title is read as a page of its own; the number is that of the file's metadata in `Evidence`.
TITLE_PAGE = 0
FRONT_PAGES = 3
# What so many pages do not say, a publication is not about; all pages of a longer one would cost minutes.
MOST_PAGES, OPENING_PAGES = 1000, 200


@dataclass(frozen=True)
class ReadPage:
    """`kinds`: one a line of the page's text."""

    page: Page
    kinds: tuple[LineKind, ...]

    @property
    def language(self) -> str:
        return self.page.language.code

    @property
    def is_title(self) -> bool:
        return self.page.number == TITLE_PAGE

    @cached_property
    def tokens(self) -> Tokens:
        return analyzer_for(self.language).tokens(self.page.text)

    @cached_property
    def lowered(self) -> str:
        """The text in small letters; places in it are those of the text, but behind a rare capital of two letters."""
        return self.page.text.lower()

    def spans(self, pattern: re.Pattern[str], *, in_small_letters: bool) -> list[tuple[int, int]]:
        """Where a pattern, which has to outlive the page, is met, from left to right; each is sought once, however
        often it is asked for."""
        found = self._spans.get(id(pattern))
        if found is None:
            text = self.lowered if in_small_letters else self.page.text
            found = self._spans[id(pattern)] = [match.span() for match in pattern.finditer(text)]
        return found

    @cached_property
    def _spans(self) -> dict[int, list[tuple[int, int]]]:
        """By identity: the hash of a pattern is made anew of all that it says each time it is asked for."""
        return {}

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for line in self.page.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def kind_at(self, place: int) -> LineKind:
        """What the line with the code point `place` is."""
        return self.kinds[bisect_right(self._line_starts, place) - 1]

    def evidence(self, start: int, end: int) -> Evidence:
        return evidence(self.page.number, self.page.text, start, end)


def read_pages(pages: Sequence[Page], title: str, language: str) -> list[ReadPage]:
    """The title, if there is one, and the pages, in order: all, or `MOST_PAGES` of a longer publication."""
    read = _spread([ReadPage(page, kinds) for page, kinds in zip(pages, line_kinds(pages), strict=True)])
    if not title.strip():
        return read
    one_line = " ".join(title.split())
    page = Page(TITLE_PAGE, "", one_line, PageSource.NONE, Language(language, 1.0, False))
    return [ReadPage(page, (LineKind.HEADING,)), *read]


def _spread(pages: list[ReadPage]) -> list[ReadPage]:
    """The opening, where a publication says what it is about, and pages spread evenly over the rest."""
    if len(pages) <= MOST_PAGES:
        return pages
    rest, wanted = pages[OPENING_PAGES:], MOST_PAGES - OPENING_PAGES
    return pages[:OPENING_PAGES] + [rest[place * len(rest) // wanted] for place in range(wanted)]
