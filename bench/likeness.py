"""How much of a text came out of a file, and in which order.

`f1` is over multisets of three characters, so a letter that is wrong, missing or too much costs three of them, wherever
it stands. Order is measured apart, over neighbouring paragraphs. Both sides are made alike in the same simple way:
NFC, white space collapsed.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

GRAM = 3
# A paragraph is found by this many of its letters, white space and hyphens aside; shorter ones are not looked for.
PROBE_LETTERS = 40


def normalised(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def f1(truth: str, text: str) -> float:
    """From 0 to 1, the harmonic mean of precision and recall."""
    expected, found = _grams(normalised(truth)), _grams(normalised(text))
    return 2 * (expected & found).total() / max(1, expected.total() + found.total())


def order(paragraphs: Sequence[str], text: str) -> float:
    """Of the neighbouring paragraphs, the share that both stand in the text, the first one first."""
    compact = _compact(text)
    probes = [probe for one in paragraphs if len(probe := _compact(one)[:PROBE_LETTERS]) == PROBE_LETTERS]
    places = [compact.find(probe) for probe in probes if compact.count(probe) <= 1]
    pairs = list(pairwise(places))
    return sum(0 <= before < after for before, after in pairs) / len(pairs) if pairs else 1.0


def _grams(text: str) -> Counter[str]:
    return Counter(text[start : start + GRAM] for start in range(len(text) - GRAM + 1))


def _compact(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum())
