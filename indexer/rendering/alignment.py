"""Where the words of a stored text stand on their page.

The text was made from the page with the rest of the file in view: heads are left out, columns put in order, broken
words joined, letters repaired. Reading the page again can't repeat that, so its words are laid beside those of the
text, and the longest runs that agree are matched first (Ratcliff and Obershelp, `difflib`). Runs that stand in another
order are matched in the next round. What lies between two matches is compared letter by letter, which finds the halves
of a broken word, blanks that were put in, and words with repaired letters. Words of heads and feet match nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from indexer.rendering.page import PageBoxes, PageWords, PlacedWord, WordBox

# Scripts without blanks: each character is placed by itself, so that a hit of two can be marked.
IDEOGRAPH = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WORD = re.compile(f"[{IDEOGRAPH}]|[^\\s{IDEOGRAPH}]+")
# Blocks of the page that stand in another order are found one a round.
ROUNDS = 8
# Of its letters, so many of a word have to agree. One pair of stretches is compared by letters up to this length.
ALIKE = 0.5
LONGEST_STRETCH = 2_000


@dataclass(frozen=True)
class _Word:
    text: str
    start: int


def align(text: str, page: PageBoxes) -> PageWords:
    """The boxes of the words of `text`; words that are not on the page have none."""
    boxes = [box for box in page.words if box.text]
    words = [_Word(match[0], match.start()) for match in WORD.finditer(text)]
    placed: list[PlacedWord] = []
    for _ in range(ROUNDS):
        found = list(_matches(boxes, words))
        if not found:
            break
        placed += [_placed(box, start, end) for box, start, end in found]
        done = {id(box) for box, _, _ in found}
        taken = sorted((start, end) for _, start, end in found)
        boxes = [box for box in boxes if id(box) not in done]
        words = [word for word in words if not _is_taken(word, taken)]
    return PageWords(page.width, page.height, tuple(sorted(placed, key=lambda word: (word.start, word.end))))


def _matches(boxes: Sequence[WordBox], words: Sequence[_Word]) -> Iterator[tuple[WordBox, int, int]]:
    """(box, start, end) of one round."""
    matcher = SequenceMatcher(None, [box.text for box in boxes], [word.text for word in words], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            for box, word in zip(boxes[first:last], words[start:end], strict=True):
                yield box, word.start, word.start + len(word.text)
        elif kind == "replace":
            yield from _by_letters(boxes[first:last], words[start:end])


def _by_letters(boxes: Sequence[WordBox], words: Sequence[_Word]) -> Iterator[tuple[WordBox, int, int]]:
    printed = "".join(box.text for box in boxes)
    stored = "".join(word.text for word in words)
    if max(len(printed), len(stored)) > LONGEST_STRETCH:
        return
    places = [word.start + offset for word in words for offset in range(len(word.text))]
    partner: dict[int, int] = {}
    for block in SequenceMatcher(None, printed.casefold(), stored.casefold(), autojunk=False).get_matching_blocks():
        partner.update({block.a + step: places[block.b + step] for step in range(block.size)})
    at = 0
    for box in boxes:
        met = [partner[letter] for letter in range(at, at + len(box.text)) if letter in partner]
        at += len(box.text)
        if met and len(met) >= ALIKE * len(box.text):
            yield box, met[0], met[-1] + 1


def _is_taken(word: _Word, taken: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(taken, (word.start, 1 << 30))
    near = taken[max(0, place - 1) : place + 1]
    return any(start < word.start + len(word.text) and word.start < end for start, end in near)


def _placed(box: WordBox, start: int, end: int) -> PlacedWord:
    return PlacedWord(box.text, start, end, box.left, box.top, box.width, box.height)
