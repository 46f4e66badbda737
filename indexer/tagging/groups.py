"""Groups of countries that a publication covers by covering their members.

*Albania*, *Serbia* and three more, each with its chapter, are the *Western Balkans*, named or not. A group is suggested
beside its members if nearly all of them are subjects; of groups that overlap, the one whose members are covered best.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from indexer.documents import Why
from indexer.tagging.salience import LEAST_SCORE, Tally
from repository.vocabularies import ConceptView

# The share of the members that have to be subjects; at least this many.
COVERED, FEWEST = 0.75, 3


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

    def widened(self, scores: Mapping[int, float], tallies: dict[int, Tally]) -> dict[int, float]:
        """The scores with those of covered groups; a group gets passages that name its members as evidence."""
        subjects = frozenset(number for number, score in scores.items() if score >= LEAST_SCORE)
        found = dict(scores)
        for group, covered in self._covered(subjects):
            mean = sum(scores[number] for number in covered) / len(covered)
            score = round(mean * len(covered) / len(self.members[group]), 3)
            if score > found.get(group, 0.0):
                found[group] = score
                self._show(covered, scores, tallies, group)
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
