"""Countries and groups of countries that a publication is about.

Names are matched by stem, so that they count inflected (*u Hrvatskoj*), capitalised where the script has capitals, the
longest name first (*Papua New Guinea* is not *Guinea*). What imprints, addresses and reference lists say does not
count (`imprint`), nor do namesakes (`twins`). A country named here and there beside one named all the time is no
subject: scores are weighed by the share of the most named one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from indexer.analysis.analyzer import Token
from indexer.analysis.folding import fold
from indexer.documents import Suggestion
from indexer.tagging import countries
from indexer.tagging.labels import LEAST_SCORE
from indexer.tagging.phrases import Match, PhraseIndex
from indexer.tagging.reading import ReadPage
from indexer.tagging.scoring import Tally
from indexer.tagging.twins import adjective_weight, is_twin
from repository.vocabularies import FALLBACK_LANGUAGE, ConceptView, Vocabulary

MOST = 8
# Below this share of the most named country's mentions, the score sinks in proportion.
FULL_SHARE = 0.2
# Whole continents are named in passing.
CONTINENT = 0.4


class RegionTagger:
    """Suggests the concepts of the facet region."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._indexes: dict[str, PhraseIndex] = {}

    def suggest(self, pages: Sequence[ReadPage], languages: Sequence[str]) -> list[Suggestion]:
        tallies: dict[int, Tally] = defaultdict(Tally)
        for page in pages:
            for match in _longest(self._index(page.language).find(page.tokens, page.page.text)):
                weight = self._weight(page, match)
                if weight:
                    start, end = page.tokens[match.first].start, page.tokens[match.last].end
                    tallies[match.phrase.concept].add(page, start, end, weight)
        return self._ranked(tallies, sum(1 for page in pages if not page.is_title))

    @cached_property
    def _concepts(self) -> list[ConceptView]:
        return list(self._vocabulary.iter_facet("region"))

    @cached_property
    def _agencies(self) -> frozenset[str]:
        return frozenset(
            label.casefold()
            for concept in self._vocabulary.iter_facet("agency")
            for labels in [tuple(concept.preferred.values()), *concept.alternatives.values()]
            for label in labels
        )

    def _weight(self, page: ReadPage, match: Match) -> float:
        concept = self._concepts[match.phrase.concept]
        token, name = page.tokens[match.first], match.phrase.text
        if not countries.is_country(concept):
            return CONTINENT if concept.key.isdigit() else 1.0
        if page.language == "ar" and match.first == match.last and not _is_written(name, token):
            return 0.0
        if is_twin(concept.key, page.language, page.tokens, match.first, match.last, page.page.text):
            return 0.0
        if name[0].isupper() and token.text[0].islower():
            following = page.tokens[match.last + 1] if match.last + 1 < len(page.tokens) else None
            return adjective_weight(concept.key, token, following, page.language) if match.first == match.last else 0.0
        return 1.0

    def _ranked(self, tallies: dict[int, Tally], pages: int) -> list[Suggestion]:
        most = max((tally.total() for tally in tallies.values()), default=0.0)
        found = []
        for number, tally in sorted(tallies.items()):
            share = min(1.0, tally.total() / (FULL_SHARE * most)) if most else 0.0
            score = round(tally.score(pages) * share, 3)
            if score >= LEAST_SCORE:
                concept = self._concepts[number]
                label = concept.label(FALLBACK_LANGUAGE)
                found.append(Suggestion("region", concept.key, label, score, tally.evidence()))
        return sorted(found, key=lambda one: -one.score)[:MOST]

    def _index(self, language: str) -> PhraseIndex:
        if language not in self._indexes:
            english = [] if language == FALLBACK_LANGUAGE else list(self._names(FALLBACK_LANGUAGE))
            foreign = [(number, name) for number, name in english if " " in name]
            self._indexes[language] = PhraseIndex(language, self._own_names(language), foreign)
        return self._indexes[language]

    def _own_names(self, language: str) -> Iterator[tuple[int, str]]:
        """Names in the language; an acronym that two regions share is left out."""
        entries = list(self._names(language))
        owners = Counter(name for name, _ in {(name, number) for number, name in entries})
        return ((number, name) for number, name in entries if owners[name] == 1)

    def _names(self, language: str) -> Iterator[tuple[int, str]]:
        for number, concept in enumerate(self._concepts):
            for name in countries.names(concept, language, self._agencies):
                yield number, name


def _is_written(name: str, token: Token) -> bool:
    """Arabic stems are short (*the sea* and *Bahrain* share one): the name itself has to end the word."""
    return token.exact.endswith(fold(name).removeprefix("ال"))


def _longest(matches: Iterator[Match]) -> Iterator[Match]:
    """Matches that begin after the one before has ended; `matches` come by place, the longest first."""
    free = 0
    for match in matches:
        if match.first >= free:
            free = match.last + 1
            yield match
