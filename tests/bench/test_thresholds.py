"""From which score on tags are shown."""

from bench.tags import Counts
from bench.thresholds import Chosen, Scored, balanced, counts, shown_held_back, summed
from corpus.judged.readings import Judgement

TYPE = "type"


def make_scored(*scores: tuple[float, bool]) -> tuple[Scored, Chosen]:
    """A publication for each score of a concept, and whether a person chose it."""
    scored = {str(place): [(score, "x")] for place, (score, _) in enumerate(scores)}
    chosen = {
        str(place): {TYPE: Judgement(frozenset({"x"} if is_right else ()))}
        for place, (_, is_right) in enumerate(scores)
    }
    return scored, chosen


def test_threshold_is_farthest_above_both_aims_and_not_where_f1_is_greatest() -> None:
    """From 0.6 on precision is 0.89 and recall 0.80, above both aims; from 0.3 on 0.77 and 1.00, of greater F1."""
    scored, chosen = make_scored(
        *[(0.9, True)] * 6, *[(0.6, True)] * 2, (0.6, False), *[(0.3, True)] * 2, *[(0.3, False)] * 2
    )
    assert 0.3 < balanced(scored, chosen, TYPE) <= 0.6


def test_threshold_where_no_aim_is_reached_is_equally_far_from_both() -> None:
    """From 0.9 on recall misses by 0.35, from 0.3 on precision by 0.35; between them both miss by less."""
    scored, chosen = make_scored(
        *[(0.9, True)] * 4, *[(0.6, True)] * 3, *[(0.6, False)] * 2, *[(0.3, True)] * 3, *[(0.3, False)] * 8
    )
    assert 0.3 < balanced(scored, chosen, TYPE) <= 0.6


def test_threshold_of_publications_held_back_is_chosen_on_the_others() -> None:
    scored, chosen = make_scored((0.9, True), (0.5, False), *[(0.4, True)] * 5)
    folds = {name: 0 if name in "01" else 1 for name in scored}

    shown = shown_held_back(scored, folds, chosen, TYPE)

    assert {name for name, found in shown.items() if found} == {"0", "1"}


def test_tries_are_added_up() -> None:
    assert summed([Counts(1, 2, 3, 4), Counts(1, 0, 1, 1)]) == Counts(2, 2, 4, 5)


def test_what_readers_find_doubtful_is_neither_right_nor_wrong() -> None:
    chosen = {"one": {TYPE: Judgement(frozenset("ab"), frozenset("cd"))}}
    assert counts({"one": set("ace")}, chosen, TYPE) == Counts(right=1, wrong=1, missing=1, doubtful=1)
