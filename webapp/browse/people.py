"""Authors and bodies in the order of their names, under the letters of the reader's alphabet.

All stand on one page while they are few; else a page has a letter, and what is typed is looked for among all.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from indexer.analysis.folding import fold
from indexer.search.answer import Request
from indexer.search.collation import first_letter, sort_key
from indexer.search.creators import NamesOfWorks
from webapp.citations.source import Name, name_of
from webapp.i18n import locale
from webapp.search.params import address

ON_A_PAGE = 300
LONGEST_FIND = 100
# Under what a name stands that begins with no letter.
NO_LETTER = "…"

Spelt = tuple[Name, tuple[str, ...]]
"""A name, and the ways in which it is written."""


@dataclass(frozen=True)
class Person:
    """`name`: the family name first. `count`: of works, which `url` finds."""

    name: str
    letter: str
    count: int
    url: str


@dataclass(frozen=True)
class Letter:
    """`url`: of where its people are, on this page or, where `people` is empty, on one of its own. `id`: of its
    heading."""

    letter: str
    id: str
    url: str
    people: tuple[Person, ...]


@dataclass(frozen=True)
class PeoplePage:
    find: str
    total: int
    letters: tuple[Letter, ...]


def people_page(works: Sequence[Sequence[dict[str, Any]]], find: str, letter: str) -> PeoplePage:
    """`works`: the creators of each. `letter`: that is asked for, another where nobody has it."""
    find = " ".join(find[:LONGEST_FIND].split())
    found = [(name, spelt) for name, spelt in _spelt(works).items() if fold(find) in fold(_listed(name))]
    counted = NamesOfWorks([creator["name"] for creator in creators] for creators in works)
    groups = _by_letter(found)
    shown = set(groups) if len(found) <= ON_A_PAGE else {letter if letter in groups else next(iter(groups))}
    letters = [
        Letter(
            key,
            f"letter-{place}",
            f"#letter-{place}" if key in shown else url_for("browse.people", letter=key, find=find or None),
            tuple(_person(name, spelt, counted) for name, spelt in _ordered(some)) if key in shown else (),
        )
        for place, (key, some) in enumerate(groups.items(), 1)
    ]
    return PeoplePage(find, len(found), tuple(letters))


def _spelt(works: Sequence[Sequence[dict[str, Any]]]) -> dict[Name, tuple[str, ...]]:
    """A name -> the ways in which it is written; `Ana Horvat` and `Horvat, Ana` are the same."""
    found: defaultdict[Name, dict[str, None]] = defaultdict(dict)
    for creators in works:
        for creator in creators:
            found[name_of(creator)][creator["name"].strip()] = None
    return {name: tuple(spelt) for name, spelt in found.items()}


def _by_letter(found: Iterable[Spelt]) -> dict[str, list[Spelt]]:
    """In the order of the reader's alphabet."""
    groups: defaultdict[str, list[Spelt]] = defaultdict(list)
    for one in found:
        groups[_letter(one[0])].append(one)
    return {letter: groups[letter] for letter in sorted(groups, key=lambda letter: sort_key(letter, locale()))}


def _ordered(group: Iterable[Spelt]) -> list[Spelt]:
    return sorted(group, key=lambda one: sort_key(_listed(one[0]), locale()))


def _listed(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family


def _letter(name: Name) -> str:
    return first_letter(_listed(name), locale()) or NO_LETTER


def _person(name: Name, spelt: tuple[str, ...], counted: NamesOfWorks) -> Person:
    question = " OR ".join('creator:"{}"'.format(one.replace('"', " ")) for one in spelt)
    return Person(_listed(name), _letter(name), counted.count(spelt), address(Request(text=question)))
