"""Countries and groups of countries that a publication is about.

Four steps, a module each: where regions are mentioned (`gazetteer`, with `demonyms`, `countries` and `twins`), which
mentions stand in rows (`lists`), what all mentions amount to (`salience`), and which groups the countries make up
(`groups`). What imprints, addresses, acknowledgements and reference lists say does not count (`imprint`).
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from indexer.documents import Suggestion, Why
from indexer.tagging.imprint import LineKind
from indexer.tagging.reading import ReadPage
from indexer.tagging.regions import countries, twins
from indexer.tagging.regions.gazetteer import Gazetteer, Mention
from indexer.tagging.regions.groups import Groups
from indexer.tagging.regions.home import HOME_SCORE, Homes
from indexer.tagging.regions.lists import groups_named, rows
from indexer.tagging.regions.salience import LEAST_SCORE, WEIGHTS, Tally, scores, spread
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, Vocabulary

MOST = 12
# Whole continents are named in passing.
CONTINENT = 0.5
# Words of a full page; covers and short pages make no publication longer.
FULL_PAGE = 350

Tallies = dict[int, Tally]


class RegionTagger:
    """Suggests the concepts of the facet region."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._gazetteer = Gazetteer(vocabulary)
        self._homes = Homes(vocabulary)

    def suggest(self, pages: Sequence[ReadPage], languages: Sequence[str]) -> list[Suggestion]:
        every = [list(self._gazetteer.mentions(page)) for page in pages]
        mentions = [[one for one in on_page if one.place is not LineKind.ASIDE] for on_page in every]
        homeless = self._homeless(pages, [one for on_page in mentions for one in on_page])
        tallies: Tallies = defaultdict(Tally)
        for on_page in mentions:
            self._count(on_page, homeless, tallies)
        found = scores(tallies, self._countries, _full_pages(pages))
        found = self._groups.widened(found, tallies, spread(tallies, self._countries))
        asides = [one for on_page in every for one in on_page if one.place is LineKind.ASIDE]
        self._add_home(found, tallies, asides, pages)
        title = next((page.page.text for page in pages if page.is_title), "")
        return self._suggestions(found, tallies, title)

    def _add_home(
        self, found: dict[int, float], tallies: Tallies, asides: Sequence[Mention], pages: Sequence[ReadPage]
    ) -> None:
        """Where no region is a subject, add the one that the text comes from."""
        if any(score >= LEAST_SCORE for score in found.values()):
            return
        home = self._homes.find(pages, tallies, asides)
        if home is not None:
            found[home.region] = HOME_SCORE
            for mention in home.mentions:
                why = Why.IMPRINT if mention.place is LineKind.ASIDE else Why.NAME
                tallies[home.region].passages.append((WEIGHTS[mention.kind], mention, why))

    @cached_property
    def _countries(self) -> frozenset[int]:
        concepts = self._gazetteer.concepts
        return frozenset(number for number, concept in enumerate(concepts) if countries.is_country(concept))

    @cached_property
    def _groups(self) -> Groups:
        return Groups(self._gazetteer.concepts)

    def _homeless(self, pages: Sequence[ReadPage], mentions: Sequence[Mention]) -> frozenset[tuple[int, bool]]:
        """Regions and whether doubtful, of which no mention counts because they are somebody else."""
        found = set()
        sure = {one.concept for one in mentions if not one.is_doubtful}
        doubtful = {one.concept for one in mentions if one.is_doubtful}
        for number in sure | doubtful:
            key = self._gazetteer.concepts[number].key
            if number not in doubtful and not twins.has_twin(key):
                continue
            verdict = twins.is_at_home(key, (page.page.text for page in pages))
            if verdict is False:
                found |= {(number, False), (number, True)}
            elif verdict is None and number not in sure:
                found.add((number, True))
        return frozenset(found)

    def _count(self, mentions: Sequence[Mention], homeless: frozenset[tuple[int, bool]], tallies: Tallies) -> None:
        """Add the mentions of one page."""
        kept = [one for one in mentions if (one.concept, one.is_doubtful) not in homeless]
        for mention in kept:
            if mention.concept not in self._countries:
                for number in (mention.concept, *self._gazetteer.namesakes[mention.concept]):
                    key = self._gazetteer.concepts[number].key
                    is_continent = key.isdigit() and not self._gazetteer.namesakes[mention.concept]
                    tallies[number].add(mention, CONTINENT if is_continent else 1.0)
        for row in rows([one for one in kept if one.concept in self._countries]):
            is_title = row.mentions[0].page.is_title
            for mention in row.mentions:
                tallies[mention.concept].add(mention, 1.0 if is_title else row.weight)
            if row.is_list:
                for group in groups_named(row.countries, self._groups.members):
                    tallies[group].add(row.mentions[0], 1.0, Why.MEMBERS)

    def _suggestions(self, found: dict[int, float], tallies: Tallies, title: str) -> list[Suggestion]:
        suggestions = []
        for number, score in found.items():
            if score >= LEAST_SCORE:
                concept = self._gazetteer.concepts[number]
                evidence = tallies[number].evidence(title)
                suggestions.append(Suggestion("region", concept.key, concept.label(FALLBACK_LANGUAGE), score, evidence))
        return sorted(suggestions, key=lambda one: -one.score)[:MOST]


def _full_pages(pages: Sequence[ReadPage]) -> float:
    return sum(min(1.0, len(page.tokens) / FULL_PAGE) for page in pages if not page.is_title)
