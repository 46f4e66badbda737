"""Names of places that are words of a language: *Centre*, *Split*, *Reading*.

To ask the dictionaries takes up to a second a language, and every process that reads files would have to. What they
say of the names of ISO 3166-2 is therefore kept in `words.txt`: one line a dictionary, by simplemma's code, with the
names in small letters. After a new edition of either, `python -m indexer.tagging.regions.places.dictionary` writes it
anew, in a minute.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from indexer.analysis.word_lists import without_names
from indexer.tagging.regions.places.subdivisions import languages, subdivisions

TABLE = Path(__file__).with_name("words.txt")
# simplemma has one list for the South Slavic languages but Slovenian.
LISTS = {"hr": "hbs", "bs": "hbs", "sr": "hbs", "cnr": "hbs", "sh": "hbs"}
LISTED = frozenset({"en", "hbs", "de", "fr", "es", "it", "sl", "pl", "ru", "uk", "pt", "nl", "cs", "sk", "hu", "ro"})
ENGLISH = "en"
SHORTEST = 5


def words_of(language: str) -> frozenset[str]:
    """The names, in small letters, that are words in the language, or in English, from which all take names."""
    table = _table()
    return table.get(LISTS.get(language, language), frozenset()) | table[ENGLISH]


def is_one_word(name: str) -> bool:
    """Only such a name can be a word of a dictionary."""
    return " " not in name and "-" not in name


def lines() -> Iterator[str]:
    """The lines of the table, made anew from the dictionaries."""
    translated = sorted(languages() | LISTS.keys())
    names = {language: [name for _, name in subdivisions(language)] for language in translated}
    for code in sorted(LISTED):
        asked = [one for one in translated if code in (ENGLISH, LISTS.get(one, one))]
        yield f"{code}: {', '.join(_found(code, (name for one in asked for name in names[one])))}"


def _found(code: str, names: Iterable[str]) -> list[str]:
    lookup = without_names(code)
    asked = {name.lower() for name in names if is_one_word(name) and len(name) >= SHORTEST}
    return sorted(word for word in asked if lookup(word) is not None)


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    rows = (line.partition(": ") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {code: frozenset(words.split(", ")) for code, _, words in rows}


if __name__ == "__main__":
    TABLE.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
