"""Pages that hold two languages: facing columns, a summary under the text, a form in two languages.

A few short passages over the page are looked at first; those with some function words that only the main language has
need no model. Only if one of them is in another language is the page cut into blocks, and each block's letters counted
for its language. Languages near to each other count as one: a block of fifty
words is too short to part Danish and Norwegian.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from indexer.analysis.stopwords import LISTS
from indexer.language import langid, letters, neighbours, south_slavic

PROBES = 4
PROBE_LENGTH = 160
# So many words of a passage that are function words of one language alone; a passage has some eight of them.
PLAIN_WORDS = 4
BLOCK_LETTERS = 250
# A shorter page holds one language, or too little of another.
SHORTEST_PAGE = 500
# A second language holds so much of a page, and of a block is so sure.
LEAST_SHARE = 0.2
SURE = 0.8


def find_others(text: str, main: str) -> tuple[str, tuple[str, ...]]:
    """The main language of a page and the others of it, the largest first. `main`: what the whole seemed to be."""
    if len(text) < SHORTEST_PAGE or all(_is_near(code, main) for code in _probe(text, main)):
        return main, ()
    counts: Counter[str] = Counter()
    for block in _blocks(text):
        code = _language_of(block)
        if code is not None:
            name = next((known for known in (main, *counts) if _is_near(code, known)), code)
            counts[name] += letters.count(block)
    held = [code for code, count in counts.most_common() if count >= LEAST_SHARE * counts.total()]
    return (held[0], tuple(held[1:])) if held else (main, ())


def _probe(text: str, main: str) -> Iterator[str]:
    """The languages of passages that are not plainly in the main one."""
    step = max(1, (len(text) - PROBE_LENGTH) // (PROBES - 1))
    for start in islice(range(0, len(text), step), PROBES):
        passage = text[start : start + PROBE_LENGTH]
        code = None if _is_plainly(main, passage) else _language_of(passage)
        if code is not None:
            yield code


def _is_plainly(language: str, passage: str) -> bool:
    own = _own_words(language)
    return sum(word in own for word in passage.lower().split()) >= PLAIN_WORDS


@lru_cache(maxsize=64)
def _own_words(language: str) -> frozenset[str]:
    """The function words that no other language has, in small letters without diacritics; none without a list."""
    others = (words for code, words in LISTS.items() if code != language)
    return frozenset(LISTS.get(language, "").split()).difference(*(words.split() for words in others))


def _blocks(text: str) -> Iterator[str]:
    """Lines in order, joined until a block has letters enough; the last may be short."""
    lines: list[str] = []
    count = 0
    for line in text.splitlines():
        lines.append(line)
        count += letters.count(line)
        if count >= BLOCK_LETTERS:
            yield " ".join(lines)
            lines, count = [], 0
    if lines:
        yield " ".join(lines)


def _language_of(passage: str) -> str | None:
    """None where the passage says too little, or is not told in sentences."""
    if not letters.has_enough(passage) or not letters.is_running_text(passage):
        return None
    shares = langid.shares(letters.ADDRESS.sub(" ", passage))
    code, share = next(iter(shares.items()))
    if code in south_slavic.LANGUAGES:
        share = sum(shares.get(one, 0.0) for one in south_slavic.LANGUAGES)
    return code if share >= SURE and code != langid.NO_LANGUAGE else None


def _is_near(code: str, other: str) -> bool:
    return code == other or {code, other} <= south_slavic.GROUP or neighbours.are_near(code, other)
