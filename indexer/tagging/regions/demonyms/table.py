"""The tables of a language, and the country that a word stands for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indexer.analysis.folding import fold
from indexer.tagging.regions.demonyms.inflection import Kind, in_cyrillic, inflected

FOLDER = Path(__file__).parent
# Language -> the tables it is read with; Serbian has only what Croatian says otherwise.
TABLES = {"bs": ("hr",), "sr": ("hr", "sr"), "cnr": ("hr", "sr"), "sh": ("hr", "sr"), "hr": ("hr",)}


@dataclass(frozen=True)
class Demonym:
    """One line of a table: a country and its words in the dictionary form."""

    key: str
    language: str
    adjectives: tuple[str, ...]
    inhabitants: tuple[str, ...]
    names: tuple[str, ...]

    def words(self) -> Iterator[tuple[str, Kind]]:
        yield from ((word, Kind.ADJECTIVE) for word in self.adjectives)
        yield from ((word, Kind.INHABITANT) for word in self.inhabitants)
        yield from ((word, Kind.NAME) for word in self.names)


@lru_cache(maxsize=64)
def demonyms(language: str) -> tuple[Demonym, ...]:
    """The lines of all tables that a language is read with; none for a language without a table."""
    code = language.split("-")[0]
    found: list[Demonym] = []
    for name in TABLES.get(code, (code,)):
        path = FOLDER / f"{name}.txt"
        if path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [_read(line, name) for line in lines if line and not line.startswith("#")]
    return tuple(found)


def is_written_out(word: str) -> bool:
    """Whether a name is looked up in all its forms; otherwise it is a phrase, or an acronym that has none."""
    return not (" " in word or "-" in word or sum(1 for letter in word if letter.isupper()) >= 2)


def languages() -> list[str]:
    """The languages that have a table, by code."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def further_names(language: str) -> Iterator[tuple[str, str]]:
    """Key and name, for all further names and for adjectives of several words, which are matched as phrases are."""
    for one in demonyms(language):
        for word in (*one.names, *one.adjectives, *one.inhabitants):
            if word in one.names or not is_written_out(word):
                yield one.key, word
                if language == "sr":
                    yield one.key, " ".join(in_cyrillic(part).capitalize() for part in word.split())


def forms(
    language: str, names: Mapping[str, Sequence[str]], places: Mapping[str, Sequence[str]]
) -> dict[str, tuple[tuple[str, Kind], ...]]:
    """Folded form of one word -> the keys it may mean and as what, names first.

    `names`, `places`: key -> names of the country and of places in it, inflected too. What two countries share as the
    same kind of word is left out; names of several words and acronyms are left to the phrases.
    """
    found: dict[str, dict[Kind, set[str]]] = {}
    for key, word, kind, table in _all(language, names, places):
        if not is_written_out(word):
            continue
        for form in _forms_of(word, kind, table, language):
            found.setdefault(form, {}).setdefault(kind, set()).add(key)
    return {
        form: tuple((next(iter(kinds[kind])), kind) for kind in Kind if len(kinds.get(kind, ())) == 1)
        for form, kinds in found.items()
    }


def _all(
    language: str, names: Mapping[str, Sequence[str]], places: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, Kind, str]]:
    table = TABLES.get(language, (language,))[-1]
    for kind, of_kind in ((Kind.NAME, names), (Kind.PLACE, places)):
        for key, words in of_kind.items():
            yield from ((key, word, kind, table) for word in words)
    for one in demonyms(language):
        yield from ((one.key, word, kind, one.language) for word, kind in one.words())


def _forms_of(word: str, kind: Kind, table: str, language: str) -> set[str]:
    written = set(inflected(word, kind, table))
    if language == "sr":
        written |= {in_cyrillic(form) for form in written}
    return {fold(form) for form in written} - {""}


def _read(line: str, language: str) -> Demonym:
    key, *columns = (part.strip() for part in line.split("|"))
    words = [tuple(word.strip() for word in column.split(",") if word.strip()) for column in columns]
    adjectives, inhabitants, further = (*words, (), (), ())[:3]
    return Demonym(key, language, adjectives, inhabitants, further)
