r"""Patterns of many words, written so that they are found several times as fast.

Python's `re` skips what no alternative begins with, but only where each begins with a letter: a `\b` before them makes
it try them all at each sign of a text. So alternatives are grouped by their first letters, and the `\b` follows the
letter as what must not stand before it. Nothing else is found, and in no other order, since alternatives of different
first letters never compete.
"""

from collections import defaultdict
from collections.abc import Iterator

WORD_START = r"\b"


def by_first_letter(pattern: str, *, at_word_start: bool = False) -> str:
    r"""The same pattern: alternatives that begin with a letter or a figure, some of them with `\b` before it, or all
    `at_word_start`.

    Raises:
        ValueError: an alternative begins with something else.
    """
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in _alternatives(pattern):
        bare = one.removeprefix(WORD_START)
        if not bare[:1].isalnum():
            raise ValueError(f"no letter begins the alternative {one!r}")
        condition = rf"(?<!\w{bare[0]})" if at_word_start or bare != one else ""
        groups[bare[0]].append((condition, bare[1:]))
    return "|".join(letter + _group(rests) for letter, rests in groups.items())


def _group(rests: list[tuple[str, str]]) -> str:
    """What follows a letter; a condition that all of them share is asked once."""
    conditions = {condition for condition, _ in rests}
    if len(conditions) == 1:
        return f"{conditions.pop()}(?:{'|'.join(rest for _, rest in rests)})"
    return f"(?:{'|'.join(map(''.join, rests))})"


def _alternatives(pattern: str) -> Iterator[str]:
    """The parts between the bars that stand in no group and in no set."""
    start = depth = place = 0
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            place += 1
        elif sign == "[":
            place = pattern.index("]", place + 2)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and not depth:
            yield pattern[start:place]
            start = place + 1
        place += 1
    yield pattern[start:]
