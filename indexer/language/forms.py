"""Tables of forms that part languages near to each other, and what the forms met in a text say.

A table has a row for each difference and a column for each language. A form costs every language whose column lacks
it the row's weight, in units of natural log-odds (1.1 = three to one); so rows add up, and the prior of a model adds to
them. A form that recurs says less each time: n occurrences count as 1 + ln n. How a table is written is told at the
head of `south_slavic.tsv`.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+")
SHORTEST, LONGEST = 2, 14
# Words looked up are remembered: a publication has few hundred that make up most of its text.
REMEMBERED = 20_000


@dataclass(frozen=True)
class Sign:
    """One side of a difference: `name` is a form of it, `losses` what each language loses by it, by column."""

    name: str
    losses: tuple[float, ...]


@dataclass(frozen=True)
class Entry:
    """A form of a table. `is_prefixed`: it is also sought behind a prefix."""

    form: str
    sign: Sign
    is_prefixed: bool = False


@dataclass(frozen=True)
class Forms:
    """How often each sign was met, and in which word (the first of each); `words_read`: in how many words in all."""

    counts: Counter[Sign] = field(default_factory=Counter)
    words: Mapping[Sign, str] = field(default_factory=dict)
    words_read: int = 0

    def __add__(self, other: "Forms") -> "Forms":
        words = {**other.words, **self.words}
        return Forms(self.counts + other.counts, words, self.words_read + other.words_read)

    def losses(self, columns: int) -> list[float]:
        """What each language has lost by all that was met."""
        return [
            sum(sign.losses[column] * (1 + math.log(count)) for sign, count in self.counts.items())
            for column in range(columns)
        ]


class FormTable:
    """Looks words and letters up in the rows of one table."""

    def __init__(self, languages: Sequence[str], entries: Sequence[Entry], prefixes: Sequence[str] = ()) -> None:
        self.languages = tuple(languages)
        self._prefixes = tuple(prefixes)
        self._wholes, self._beginnings, self._endings, self._letters = _sorted_out(entries)
        self._prefixed = frozenset(entry.sign for entry in entries if entry.is_prefixed)
        self.sign_of = lru_cache(REMEMBERED)(self._sign_of)

    def find(self, lowered: str) -> Forms:
        """The forms in a lower-case text."""
        read = Counter(WORD.findall(lowered))
        counts: Counter[Sign] = Counter()
        words: dict[Sign, str] = {}
        for word, count in read.items():
            sign = self.sign_of(word)
            if sign is not None and any(sign.losses):
                counts[sign] += count
                words.setdefault(sign, word)
        for letter in self._letters.keys() & set(lowered):
            counts[self._letters[letter]] += lowered.count(letter)
        return Forms(counts, words, read.total())

    def _sign_of(self, word: str) -> Sign | None:
        """The sign of a lower-case word: the whole word first, then its longest beginning, last its ending."""
        found = self._look_up(word)
        if found is not None:
            return found
        for prefix in self._prefixes:
            if word.startswith(prefix) and (inner := self._look_up(word[len(prefix) :])) in self._prefixed:
                return inner
        ends = (word[start:] for start in range(max(1, len(word) - LONGEST), len(word) - 1))
        return next((self._endings[end] for end in ends if end in self._endings), None)

    def _look_up(self, word: str) -> Sign | None:
        if word in self._wholes:
            return self._wholes[word]
        lengths = range(min(len(word), LONGEST), SHORTEST - 1, -1)
        return next((self._beginnings[word[:n]] for n in lengths if word[:n] in self._beginnings), None)


def _sorted_out(entries: Sequence[Entry]) -> tuple[dict[str, Sign], ...]:
    """Whole words, beginnings, endings and letters, as the marks of a form tell them apart."""
    wholes: dict[str, Sign] = {}
    beginnings: dict[str, Sign] = {}
    endings: dict[str, Sign] = {}
    letters: dict[str, Sign] = {}
    for entry in entries:
        form = entry.form
        if form[0] == "*":
            (letters if form[-1] == "*" else endings)[form[1:-1]] = entry.sign
        elif form[-1] == "_":
            wholes[form[:-1]] = entry.sign
        else:
            beginnings[form] = entry.sign
    return wholes, beginnings, endings, letters


def read_tables(path: Path) -> Iterator[tuple[tuple[str, ...], list[Entry]]]:
    """The tables of a file: their languages, by column, and their entries in order."""
    languages: tuple[str, ...] = ()
    entries: list[Entry] = []
    is_prefixed = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            if languages:
                yield languages, entries
            languages, entries = tuple(_cells(line.removeprefix("= "))), []
        elif line.startswith("##"):
            is_prefixed = line.startswith("## [yat]")
        elif line and not line.startswith("#"):
            entries += [Entry(form, sign, is_prefixed) for form, sign in _read_row(line)]
    yield languages, entries


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _read_row(line: str) -> Iterator[tuple[str, Sign]]:
    weight, *cells = _cells(line)
    columns: list[list[str]] = []
    for cell in cells:
        columns.append(columns[-1] if cell == "=" else [] if cell == "-" else cell.split())
    names: dict[tuple[float, ...], str] = {}
    for form in dict.fromkeys(form.strip("()") for column in columns for form in column):
        losses = tuple(float(weight) * _share_lost(form, column) for column in columns)
        yield form, Sign(names.setdefault(losses, form), losses)


def _share_lost(form: str, column: Sequence[str]) -> float:
    return 0.0 if form in column else 0.5 if f"({form})" in column else 1.0
