"""Groups of countries that a publication covers by covering their members.

*Albania*, *Serbia* and three more, each with its chapter, are the *Western Balkans*, named or not. A group is suggested
beside its members if nearly all of them are subjects; of groups that overlap, the one whose members are covered best.
Where countries of most continents are named alike, and none is the subject or there are very many, the world is.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from indexer.documents import Why
from indexer.tagging.regions.salience import LEAST_SCORE, Tally
from repository.vocabulary.concepts import ConceptView

# The share of the members that have to be subjects; at least this many.
COVERED, FEWEST = 0.75, 3
WORLD = "world"
# Over how many countries and continents the mentions are spread if they mean the world, and what that scores.
WORLD_COUNTRIES, WORLD_CONTINENTS, WORLD_SCORE = 7.0, 4, 0.45


class Groups:
    """`concepts`: all regions; numbers below are positions among them."""

    def __init__(self, concepts: Sequence[ConceptView]) -> None:
        self._concepts = concepts

    @cached_property
    def members(self) -> dict[int, frozenset[int]]:
        numbers = {concept.key: number for number, concept in enumerate(self._concepts)}
        found: dict[int, set[int]] = {}
        for number, concept in enumerate(self._concepts):
            for group in concept.groups:
                found.setdefault(numbers[group], set()).add(number)
        return {group: frozenset(members) for group, members in found.items()}

    def widened(self, scores: Mapping[int, float], tallies: dict[int, Tally], spread: float) -> dict[int, float]:
        """The scores with those of covered groups; a group gets passages that name its members as evidence.

        `spread`: over how many countries the mentions are spread, see `salience.spread`.
        """
        subjects = frozenset(number for number, score in scores.items() if score >= LEAST_SCORE)
        found = dict(scores)
        for group, covered in self._covered(subjects):
            mean = sum(scores[number] for number in covered) / len(covered)
            score = round(mean * len(covered) / len(self.members[group]), 3)
            if score > found.get(group, 0.0):
                found[group] = score
                self._show(covered, scores, tallies, group)
        if spread >= (WORLD_COUNTRIES * 2 if subjects else WORLD_COUNTRIES):
            self._add_world(found, tallies)
        return found

    def _add_world(self, scores: dict[int, float], tallies: dict[int, Tally]) -> None:
        world = next((number for number, concept in enumerate(self._concepts) if concept.key == WORLD), None)
        named = frozenset(number for number in self._places if number in tallies and tallies[number].total() >= 1)
        continents = {self._places[number] for number in named}
        if world is None or len(continents) < WORLD_CONTINENTS or scores.get(world, 0.0) >= WORLD_SCORE:
            return
        scores[world] = WORLD_SCORE
        self._show(named, scores, tallies, world)

    @cached_property
    def _places(self) -> dict[int, str]:
        """Country -> its continent."""
        concepts = {concept.key: concept for concept in self._concepts}
        found = {}
        for number, concept in enumerate(self._concepts):
            above = [concept.key]
            while (broader := concepts[above[-1]].broader) in concepts and broader:
                above.append(broader)
            if above[-1] == WORLD and len(above) > 2:
                found[number] = above[-2]
        return found

    def _covered(self, subjects: frozenset[int]) -> list[tuple[int, frozenset[int]]]:
        """Groups and their members among the subjects; not a group whose subjects another one holds with more."""
        covered = []
        for group, members in self.members.items():
            inside = members & subjects
            if len(inside) >= max(FEWEST, COVERED * len(members)):
                covered.append((group, inside))
        return [
            (group, inside)
            for group, inside in covered
            if not any(self._is_better(other, within, group, inside) for other, within in covered if other != group)
        ]

    def _is_better(self, other: int, within: frozenset[int], group: int, inside: frozenset[int]) -> bool:
        if within == inside:
            return len(self.members[other]) < len(self.members[group])
        return within > inside

    def _show(
        self, covered: frozenset[int], scores: Mapping[int, float], tallies: dict[int, Tally], group: int
    ) -> None:
        shown = {mention.page.page.number for _, mention, _ in tallies[group].passages} if group in tallies else set()
        for number in sorted(covered, key=lambda one: -scores[one]):
            weight, mention, _ = max(tallies[number].passages, key=lambda one: one[0])
            if mention.page.page.number not in shown:
                shown.add(mention.page.page.number)
                tallies.setdefault(group, Tally()).passages.append((weight, mention, Why.MEMBERS))
