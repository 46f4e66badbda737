"""Countries and groups of countries that a question names, in any case, also without capitals: *u hrvatskoj*.

The forms of the names of countries are those by which pages are tagged (`tagging.regions`); names of several words are
compared by stem. Adjectives and inhabitants count too (*croatian schools*), after names: a person looks, and decides.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from indexer.analysis.analyzer import analyzer_for
from indexer.analysis.folding import fold
from indexer.question.fields import NAMING
from indexer.tagging.regions import countries
from indexer.tagging.regions.demonyms.inflection import Kind
from indexer.tagging.regions.demonyms.table import forms, is_written_out, languages
from repository.vocabulary.concepts import Vocabulary

MOST_WORDS = 5
# Shorter words are names in one language and function words in another.
SHORTEST = 4
KINDS = (Kind.NAME, Kind.ADJECTIVE, Kind.INHABITANT)


class PlaceNames:
    """The names of one vocabulary; gathered at the first question."""

    def __init__(self, vocabulary: Vocabulary, spoken: Sequence[str]) -> None:
        self.concepts = list(vocabulary.iter_facet("region"))
        self.languages = [language for language in NAMING if language in spoken] or list(spoken)

    def prepare(self) -> None:
        """Gather the names now, which takes a second or more, and not at the first question."""
        _ = self._forms, self._phrases, self._acronyms

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """(first word, number of words, key of the region), in order, the longest name at a place."""
        place = 0
        while place < len(words):
            length, key = self._at(words, place)
            if key:
                yield place, length, key
            place += max(length, 1)

    def _at(self, words: Sequence[str], place: int) -> tuple[int, str]:
        for length in range(min(MOST_WORDS, len(words) - place), 1, -1):
            for language in self.languages:
                if key := self._phrases.get((language, _stems(words[place : place + length], language))):
                    return length, key
        word = words[place]
        if len(word) < SHORTEST:
            return 1, self._acronyms.get(word, "")
        return 1, self._forms.get(fold(word), "")

    @cached_property
    def _forms(self) -> dict[str, str]:
        """Folded form of one word -> key; a form that means two countries is left out."""
        found: dict[str, dict[Kind, set[str]]] = {}
        for language in languages():
            if language not in self.languages:
                continue
            for form, meanings in forms(language, self._country_names(language), {}).items():
                for key, kind in meanings:
                    found.setdefault(form, {}).setdefault(kind, set()).add(key)
        best = {form: next(kinds[kind] for kind in KINDS if kind in kinds) for form, kinds in found.items()}
        return {form: next(iter(keys)) for form, keys in best.items() if len(keys) == 1}

    def _country_names(self, language: str) -> dict[str, list[str]]:
        return {
            concept.key: [name for name in countries.names(concept, language, frozenset()) if is_written_out(name)]
            for concept in self.concepts
            if countries.is_country(concept)
        }

    @cached_property
    def _phrases(self) -> dict[tuple[str, tuple[str, ...]], str]:
        """(language, stems of a name of several words) -> key."""
        return {
            (language, stems): concept.key
            for language in self.languages
            for concept in self.concepts
            for name in countries.names(concept, language, frozenset())
            if " " in name and len(stems := _stems(name.split(), language)) > 1
        }

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        """Short names, written in capitals as they are: *EU*, *SAD*."""
        return {
            name: concept.key
            for language in self.languages
            for concept in self.concepts
            for name in countries.names(concept, language, frozenset())
            if len(name) < SHORTEST and name.isupper()
        }


def _stems(words: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(token.stem for token in analyzer_for(language).tokens(" ".join(words)))
