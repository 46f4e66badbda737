"""From which score on tags are shown, and what is right, wrong and missing then.

Each facet has a threshold: where precision and recall are equally far from what it aims at. For publications held back
it is chosen on the others. What readers find doubtful is neither right nor wrong.
"""

from collections.abc import Iterable, Mapping, Sequence

from bench.tags import Counts
from corpus.judged.readings import Judgement

# Precision and recall that the tags of a facet are to reach on publications held back.
AIMS, USUAL_AIM = {"objective": (0.80, 0.80)}, (0.85, 0.75)
THRESHOLDS = [round(0.1 + 0.02 * step, 2) for step in range(36)]

# Publication -> facet -> what its readers say.
Chosen = Mapping[str, Mapping[str, Judgement]]
Scored = Mapping[str, Sequence[tuple[float, str]]]
Shown = Mapping[str, set[str]]


def shown_held_back(scored: Scored, folds: Mapping[str, int], chosen: Chosen, facet: str) -> Shown:
    """Publication -> concepts that are shown, from the threshold on that balances the other tenths."""
    shown: dict[str, set[str]] = {}
    for fold in sorted(set(folds.values())):
        others = {name: facets for name, facets in chosen.items() if folds.get(name) != fold}
        least = balanced(scored, others, facet)
        shown |= _from({name: of for name, of in scored.items() if folds[name] == fold}, least)
    return shown


def balanced(scored: Scored, chosen: Chosen, facet: str) -> float:
    """The threshold whose precision and recall are the farthest above both aims, or the least below the worse met."""
    aimed_precision, aimed_recall = AIMS.get(facet, USUAL_AIM)

    def margin(least: float) -> float:
        found = counts(_from(scored, least), chosen, facet)
        return min(found.precision - aimed_precision, found.recall - aimed_recall)

    return max(THRESHOLDS, key=margin)


def summed(tries: Iterable[Counts]) -> Counts:
    total = Counts()
    for one in tries:
        total.right += one.right
        total.wrong += one.wrong
        total.missing += one.missing
        total.doubtful += one.doubtful
    return total


def counts(shown: Shown, chosen: Chosen, facet: str) -> Counts:
    """What is right, wrong, missing and doubtful over all publications that `chosen` has."""
    total = Counts()
    for name, facets in chosen.items():
        found, judgement = shown.get(name, set()), facets[facet]
        total.right += len(found & judgement.chosen)
        total.wrong += len(found - judgement.chosen - judgement.doubtful)
        total.missing += len(judgement.chosen - found)
        total.doubtful += len(found & judgement.doubtful)
    return total


def _from(scored: Scored, least: float) -> dict[str, set[str]]:
    return {name: {concept for score, concept in of if score >= least} for name, of in scored.items()}
