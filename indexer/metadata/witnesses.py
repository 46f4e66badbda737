"""What is said elsewhere of the title: the citation that the imprint asks for, and the title in the file's properties.

A witness is not believed, it chooses: the blocks of the cover that it names are title and subtitle in the order in
which it names them. Blocks that it names in one breath are one title; a mark of punctuation between them parts it from
the subtitle.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.analysis.folding import fold
from indexer.documents import Evidence
from indexer.metadata.blocks import has_size_of
from indexer.metadata.cover import Cover
from indexer.metadata.series import names_volume

# Of the largest type on the page; a witness names small print as well.
LEAST_SIZE = 0.45
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Witness:
    """`text` names the title, perhaps among other words. `score`: of a title that it names."""

    text: str
    evidence: Evidence
    score: float

    def names(self, title: str) -> bool:
        return _find(_words(title), _words(self.text)) is not None


@dataclass(frozen=True)
class _Named:
    """Where the witness names a block, in code points of its text."""

    block: int
    start: int
    end: int


def choose(cover: Cover, witness: Witness) -> list[list[int]]:
    """Positions of the blocks of title and subtitle, in the witness's order; empty if it names none."""
    pages = dict.fromkeys(cover.blocks[place].page for place in cover.named)
    for page in pages:
        named = _named_on(cover, witness, page)
        if named:
            groups = [[named[0].block]]
            for one, other in pairwise(named):
                between = witness.text[one.end : other.start]
                is_same = not between.strip() and has_size_of(cover.blocks[one.block], cover.blocks[other.block])
                groups[-1:] = [[*groups[-1], other.block]] if is_same else [groups[-1], [other.block]]
            return groups[:2]
    return []


def printed_form(witness: Witness, text: str) -> str | None:
    """The words of the witness as the text prints them; None where they do not stand together."""
    wanted, printed = _words(witness.text), _words(text)
    if (place := _find(wanted, printed)) is None:
        return None
    return " ".join(text[printed[place][1] : printed[place + len(wanted) - 1][2]].split())


def _named_on(cover: Cover, witness: Witness, page: int) -> list[_Named]:
    said = _words(witness.text)
    on_page = [place for place in cover.named if cover.blocks[place].page == page]
    largest = max(cover.blocks[place].size for place in on_page)
    found: dict[int, _Named] = {}
    for place in on_page:
        words = _words(cover.blocks[place].text)
        at = _find(words, said) if len(words) > 1 or len(cover.blocks[place].text) > 6 else None
        if at is not None and cover.blocks[place].size >= LEAST_SIZE * largest:
            found.setdefault(at, _Named(place, said[at][1], said[at + len(words) - 1][2]))
    named = [found[at] for at in sorted(found)]
    # *Global Education Monitoring Report 2023: Technology in education*: the larger is the title, the other its series.
    while len(named) > 1 and _is_volume(cover, named):
        named = named[1:]
    return named


def _is_volume(cover: Cover, named: Sequence[_Named]) -> bool:
    first, second = (cover.blocks[one.block] for one in named[:2])
    return first.size < second.size and names_volume(first.text)


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(fold(match[0]), *match.span()) for match in WORD.finditer(text)]


def _find(words: Sequence[tuple[str, int, int]], among: Sequence[tuple[str, int, int]]) -> int | None:
    wanted = [word for word, _, _ in words]
    said = [word for word, _, _ in among]
    places = (at for at in range(len(said) - len(wanted) + 1) if said[at : at + len(wanted)] == wanted)
    return next(places, None) if wanted else None
