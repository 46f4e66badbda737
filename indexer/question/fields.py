"""The fields that a question may name, `field:value`: what they are called, and what their values are called.

A field has names in the languages of the interface, and its folded form is compared (`drzava:` is `država:`). The value
of a facet is its key or any label, in any language; of the language, a code or a name from CLDR.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from babel import Locale

from indexer.analysis.folding import fold
from indexer.engine.query import year_range
from indexer.facets import BY_NAME
from indexer.tagging.regions import countries
from repository.vocabulary.concepts import Vocabulary

PARTS = ("title", "creator")
IDENTIFIERS = ("isbn", "issn", "doi")
# Field -> further names: English, Croatian, German, French, Spanish, Italian.
NAMES = {
    "title": "naslov titel titre título titolo",
    "creator": "author autor auteur autore verfasser",
    "region": "country država zemlja regija land pays país paese",
    "year": "godina jahr année año anno",
    "type": "vrsta art tipo",
    "agency": "publisher agencija izdavač agentur agence agencia agenzia",
    "language": "lang jezik sprache langue idioma lingua",
    "objective": "cilj ziel objectif objetivo obiettivo",
    "initiative": "inicijativa initiativ iniciativa iniziativa",
    "target_group": "group skupina zielgruppe",
    "technology": "tehnologija technologie tecnología tecnologia",
    "skill_level": "level razina niveau",
    "audience": "publika publikum",
    "isbn": "",
    "issn": "",
    "doi": "",
}
BY_ANY_NAME = {fold(name): field for field, names in NAMES.items() for name in (field, *names.split())}
# Languages whose names for languages are known: those of the interface, the vocabularies and the judged questions.
NAMING = ("en", "hr", "de", "fr", "es", "it", "sl", "pl", "ru", "uk", "ar", "pt", "nl", "tr", "sr", "bs")
# Languages that publications may be written in.
WRITTEN = (
    "ar az be bg bs ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko ky lt lv mk mn mt nl "
    "no pl pt ro ru sk sl sq sr sv sw th tr uk uz vi zh"
)
NAMED = frozenset(WRITTEN.split())
YEARS = re.compile(r"(?P<first>\d{4})?\s*(?P<to>-|–|\.\.)?\s*(?P<last>\d{4})?")


def field_named(typed: str) -> str | None:
    """The field of ours that a typed name means."""
    return BY_ANY_NAME.get(fold(typed))


class FieldValues:
    """What is typed as a value -> the keys that it means. Names are gathered at the first question that needs them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def find(self, facet: str, typed: str) -> tuple[str, ...]:
        """Keys of the facet, empty if none is meant. `typed`: as it stands in the question."""
        if facet == "year":
            return years_of(typed)
        if facet == "language":
            return tuple(filter(None, [language_named(typed)]))
        return self._by_label(facet).get(_compared(typed), ())

    def _by_label(self, facet: str) -> dict[str, tuple[str, ...]]:
        return self._labels.get(facet, {})

    @cached_property
    def _labels(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Facet -> compared name -> keys, the concept's own key first of all."""
        found: dict[str, dict[str, dict[str, None]]] = {}
        for (facet, key), concept in self.vocabulary.concepts.items():
            if facet in BY_NAME:
                names = [
                    key,
                    *concept.preferred.values(),
                    *(one for some in concept.alternatives.values() for one in some),
                ]
                if facet == "region" and countries.is_country(concept):
                    names += [name for code in NAMING for name in countries.names(concept, code, frozenset())]
                for name in names:
                    found.setdefault(facet, {}).setdefault(_compared(name), {})[key] = None
        return {facet: {name: tuple(keys) for name, keys in names.items() if name} for facet, names in found.items()}


def _compared(name: str) -> str:
    """Folded words without signs between them: *ET 2020*, *et-2020*."""
    return " ".join(re.findall(r"\w+", fold(name)))


def years_of(typed: str) -> tuple[str, ...]:
    """`2019`, `2015-2024`, `2015-`, `2015..2024` as a value of the filter."""
    found = YEARS.fullmatch(typed.strip())
    if not found or not (found["first"] or found["last"]):
        return ()
    first, last = found["first"] or "", found["last"] or ""
    value = f"{first}-{last}" if found["to"] else first
    try:
        year_range(value)
    except ValueError:
        return ()
    return (value,)


def language_named(typed: str) -> str | None:
    """The code of a language by its code or its name."""
    code = typed.strip().lower()
    return code if code in NAMED else language_names().get(fold(" ".join(typed.split())))


@lru_cache(maxsize=1)
def language_names() -> dict[str, str]:
    """Folded name of a language, in the languages of `NAMING` and in itself -> its code."""
    return {fold(name): code for code, name in _iter_language_names()}


def _iter_language_names() -> Iterator[tuple[str, str]]:
    for naming in reversed(NAMING):
        names = Locale.parse(naming).languages
        yield from ((code, names[code]) for code in sorted(NAMED) if code in names)
    yield from ((code, name) for code in sorted(NAMED) if (name := Locale.parse(code).language_name))
