"""The cover as a reader sees it: which of its blocks may be the title, which is set largest, what goes with it.

A title may be broken: over lines of several sizes, around a line of something else, at a small *of the*. What stands
above it in large type is often the series or the agency, and those are known by their names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.analysis.folding import fold
from indexer.analysis.stopwords import LISTS
from indexer.documents import Extraction, Page
from indexer.metadata.blocks import Block, blocks, body_size, has_size_of, is_title_like
from indexer.metadata.names import is_person, is_written_small, small_words, split_names
from indexer.metadata.own_pages import OwnPage, Place, is_short
from indexer.metadata.series import names_series

FIRST_PAGES = 3
LARGER_THAN_BODY = 1.1
# A subtitle is not much smaller than its title; smaller lines are about something else.
SUBTITLE_SIZE = 0.45
# A line that goes on in lower case belongs to the title down to this size.
CONTINUED_SIZE = 0.5
LETTERS_BESIDE_NAMES = 4
NO_WORD = re.compile(r"[^\w'’]|_")
# *Bildungs-, Berufs- und Beschäftigungsberatung*: a list of words and not of names.
DANGLING_HYPHEN = re.compile(r"\w-(?=[\s,])")


@dataclass(frozen=True)
class Cover:
    """`blocks`: of the first pages. `candidates`: positions of those that may be titles, all on one page, the first
    page that has any. `named`: positions of all blocks, of any size, that are not agencies, series or persons.
    `short_pages`: numbers of those that are covers and not pages of text. `texts`: of all pages."""

    blocks: Sequence[Block]
    candidates: Sequence[int]
    named: Sequence[int]
    function_words: frozenset[str]
    short_pages: frozenset[int]
    texts: tuple[str, ...]

    def largest(self) -> list[int]:
        """The blocks of the title by type size alone; at least one candidate is needed."""
        best = max(self.candidates, key=lambda place: (self.blocks[place].size, -place))
        while best >= 2 and self._is_small_print_of_title(best - 2):
            best -= 2
        return self.grown(best)

    def grown(self, first: int) -> list[int]:
        """The block and those in which its sentence goes on."""
        grown = [first]
        while (more := self._continuation(grown[-1])) is not None:
            grown += more
        return grown

    def subtitle_after(self, title: Sequence[int]) -> int | None:
        """The block below the title, if it is set in a size between the title's and the small print's."""
        last = title[-1]
        if last + 1 >= len(self.blocks) or last + 1 not in self.named:
            return None
        block, below = self.blocks[last], self.blocks[last + 1]
        has_capitals = below.text != below.text.lower()
        if has_capitals and is_person(below.text) and not is_written_small([below.text], small_words(self.texts)):
            return None
        is_large = last + 1 in self.candidates or below.page in self.short_pages
        if below.page == block.page and is_large and SUBTITLE_SIZE * block.size <= below.size < block.size:
            return last + 1
        return None

    def repeats(self, title: str) -> bool:
        """Whether another first page has the same words again, as title pages do."""
        wanted = folded(title)
        pages = {block.page for block in self.blocks if folded(block.text) == wanted}
        return len(pages) > 1

    def _continuation(self, last: int) -> list[int] | None:
        block = self.blocks[last]
        following = [place for place in (last + 1, last + 2) if place < len(self.blocks)]
        following = [place for place in following if self.blocks[place].page == block.page]
        if not following:
            return None
        below = self.blocks[following[0]]
        if self._is_small_print_of_title(last):
            return following
        if len(following) == 2 and has_size_of(block, self.blocks[following[1]]) and self._is_unfinished(block.text):
            return [following[1]]
        is_lower = below.text[:1].islower() and block.text[-1] not in ".!?:"
        if is_lower and following[0] in self.named and below.size >= CONTINUED_SIZE * block.size:
            return [following[0]]
        return None

    def _is_small_print_of_title(self, first: int) -> bool:
        """*HANDBOOK* / of the / *COUNSELLOR*: function words between two blocks of one size."""
        if first + 2 >= len(self.blocks):
            return False
        above, between, below = self.blocks[first : first + 3]
        words = folded(between.text).split()
        is_small = bool(words) and all(word in self.function_words for word in words)
        return is_small and above.page == below.page and has_size_of(above, below)

    def _is_unfinished(self, text: str) -> bool:
        """*Recommendation of the Council on*: no title ends so."""
        words = folded(text).split()
        return bool(words) and words[-1] in self.function_words


def read_cover(extraction: Extraction, pages: Sequence[Page], own: Sequence[OwnPage], agencies: Sequence[str]) -> Cover:
    """Imprint pages are left out: what is large there is a heading of small print."""
    language = pages[0].language.code if pages else "und"
    imprints = {page.number for page in own if page.place == Place.IMPRINT}
    lines = [line for line in extraction.lines if line.page <= FIRST_PAGES and line.page not in imprints]
    found = blocks(lines, language)
    least = LARGER_THAN_BODY * body_size(extraction.lines)
    named = [place for place, one in enumerate(found) if is_named(one.text, agencies)]
    large = [place for place in named if found[place].size > least and is_title_like(found[place].text)]
    first = found[large[0]].page if large else 0
    return Cover(
        found,
        [place for place in large if found[place].page == first],
        named,
        frozenset(LISTS.get(language.partition("-")[0], LISTS["en"]).split()),
        frozenset(page.number for page in pages[:FIRST_PAGES] if is_short(page.text)),
        tuple(page.text for page in pages),
    )


def is_named(text: str, agencies: Sequence[str]) -> bool:
    """Whether it may name the publication, and not its series, its agency or its authors."""
    return not (names_series(text) or is_agency(text, agencies) or is_list_of_persons(text))


def is_agency(text: str, agencies: Sequence[str]) -> bool:
    """Whether hardly a letter is left without the names of agencies."""
    left = f" {folded(text)} "
    for name in _folded_longest_first(tuple(agencies)):
        left = left.replace(f" {name} ", "  ")
    return len(left.replace(" ", "").replace("the", "")) < LETTERS_BESIDE_NAMES


@lru_cache(maxsize=4)
def _folded_longest_first(names: tuple[str, ...]) -> list[str]:
    return sorted(map(folded, names), key=len, reverse=True)


def is_list_of_persons(text: str) -> bool:
    """Two names or more and nothing else; a single name could as well be a title."""
    if DANGLING_HYPHEN.search(text):
        return False
    names = split_names(text)
    return len(names) >= 2 and all(is_person(name) for name in names)


def folded(text: str) -> str:
    """The words in folded form, with single spaces."""
    return " ".join([fold(word) for word in NO_WORD.sub(" ", text).split()])
