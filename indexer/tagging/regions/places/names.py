"""The names of places that stand for their country in the texts of one language, without those that may mislead.

Left out is what two countries share (*Córdoba, Valencia, Limburg*), what is a country or a group itself (*Georgia* of
the United States, *Luxembourg*), the seats of the agencies, which stand for them (*Brussels decided*), what people are
called (*Victoria, Kerry*), and what the dictionary of the language or of English has for a word (*Centre, Split*).
"""

from collections import defaultdict
from collections.abc import Container, Iterator
from functools import lru_cache
from pathlib import Path

from indexer.analysis.folding import fold
from indexer.tagging.regions.places.dictionary import SHORTEST as SHORTEST_OF_ISO
from indexer.tagging.regions.places.dictionary import is_one_word, words_of
from indexer.tagging.regions.places.subdivisions import subdivisions
from indexer.tagging.regions.places.towns import towns

LEFT_OUT = Path(__file__).with_name("left_out.txt")
SHORTEST = 4
# A word in English and others; a town where its neighbours write.
ONLY_IN = {"split": frozenset({"hr", "bs", "sr", "cnr", "sh", "sl"})}


def places(language: str, taken: Container[str]) -> Iterator[tuple[str, str]]:
    """Key of the country and name. `taken`: folded names of countries and groups."""
    words = words_of(language)
    from_iso = [
        (country, name)
        for country, name in subdivisions(language)
        if not is_one_word(name) or (len(name) >= SHORTEST_OF_ISO and name.lower() not in words)
    ]
    owners: dict[str, set[str]] = defaultdict(set)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for country, name in (*towns(language), *from_iso):
        folded = fold(name)
        owners[folded].add(country)
        names[folded][name] = None
    left_out = _left_out() | {name for name, languages in ONLY_IN.items() if language not in languages}
    for folded, countries in owners.items():
        if len(countries) == 1 and len(folded) >= SHORTEST and folded not in left_out and folded not in taken:
            yield from ((country, name) for country in countries for name in names[folded])


@lru_cache(maxsize=1)
def _left_out() -> frozenset[str]:
    """Folded names."""
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()
    rows = [line.partition(": ")[2] for line in lines if not line.startswith("#")]
    return frozenset(fold(name.strip()) for row in rows for name in row.split(","))
