"""From features to the probability that a librarian would keep the tag."""

import pytest

from indexer.documents import Suggestion
from indexer.tagging.concepts.calibration import MOST, NAMED_IN_TITLE, WEIGHED, best, fitted, probability
from indexer.tagging.concepts.labels import RULES
from indexer.tagging.concepts.mentions import Features
from tests.indexer.tagging.publications import make_concept

LITTLE = Features(often=0.2, hints=0.4, share=0.1, spread=0.1, rank=0.2, crowd=0.4)
MUCH = Features(often=1.5, names=1.4, hints=2.0, early=1.5, share=1.0, spread=1.0, company=2.5, rank=1.0, crowd=0.1)


def test_every_facet_that_is_read_has_weights_and_a_limit() -> None:
    assert set(fitted().words) == set(fitted().suggested) == set(MOST) == {rule.name for rule in RULES}
    assert set(fitted().meaning) == set(MOST)


@pytest.mark.parametrize("facet", sorted(WEIGHED))
def test_a_concept_that_is_met_all_over_is_suggested_and_one_in_passing_is_not(facet: str) -> None:
    concept = make_concept(facet, "regional_initiative", {"en": "Name"})
    assert probability(concept, MUCH, {}) >= fitted().suggested[facet] > probability(concept, LITTLE, {})


@pytest.mark.parametrize("facet", sorted(WEIGHED))
def test_only_a_crowd_and_length_speak_against_a_concept_and_a_name_weighs_no_less_than_a_hint(facet: str) -> None:
    for weights in (fitted().words[facet], fitted().meaning[facet]):
        assert min(weight for name, weight in weights.features.items() if name not in ("crowd", "length")) >= 0
        assert weights.features.get("names", 0) >= weights.features.get("hints", 0)


@pytest.mark.parametrize("facet", sorted(WEIGHED))
def test_nearness_in_meaning_raises_the_score(facet: str) -> None:
    concept = make_concept(facet, "x", {"en": "Name"})
    assert probability(concept, LITTLE, {}, 3.0) > probability(concept, LITTLE, {}, 0.0)


def test_what_the_title_names_is_suggested() -> None:
    concept = make_concept("technology", "x", {"en": "Name"})
    assert probability(concept, Features(title=1.0), {}) == NAMED_IN_TITLE
    assert probability(concept, Features(title=0.5), {}) < fitted().suggested["technology"]


def test_the_best_are_kept_and_no_more_than_a_librarian_reads() -> None:
    scores = [fitted().suggested["objective"] - 0.01, 0.41, 0.9, 0.5, 0.6, 0.7]
    found = best(Suggestion("objective", str(score), "", score, ()) for score in scores)
    assert [one.score for one in found] == [0.9, 0.7, 0.6, 0.5]
