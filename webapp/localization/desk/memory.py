"""Translations of the same and of similar texts, from our own catalogs: no text leaves the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from webapp.localization.catalogs.message import Message
from webapp.localization.entries import Entry

NEAR = 0.7
MOST = 5


@dataclass(frozen=True)
class Remembered:
    """`likeness`: of the sources, up to 1 for the same text."""

    source: str
    text: str
    likeness: float

    @property
    def percent(self) -> int:
        return round(100 * self.likeness)


def recall(message: Message, entries: Iterable[Entry]) -> list[Remembered]:
    """The nearest first. Cost grows with the number of entries whose source is about as long."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(message.source)
    found: dict[tuple[str, str], Remembered] = {}
    for entry in entries:
        other = entry.message
        if other.key == message.key or not other.is_translated or not _is_as_long(message.source, other.source):
            continue
        matcher.set_seq1(other.source)
        if matcher.quick_ratio() >= NEAR and (likeness := matcher.ratio()) >= NEAR:
            found.setdefault((other.source, other.forms[0]), Remembered(other.source, other.forms[0], likeness))
    return sorted(found.values(), key=lambda one: -one.likeness)[:MOST]


def _is_as_long(one: str, other: str) -> bool:
    """Texts whose lengths differ too much can't be near."""
    return 2 * min(len(one), len(other)) >= NEAR * (len(one) + len(other))
