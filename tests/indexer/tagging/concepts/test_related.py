"""Concepts of other facets that go with one make it the more likely."""

from indexer.tagging.concepts.mentions import Features
from indexer.tagging.concepts.related import MIGRANTS, PAIRS, SPECIAL, with_related
from repository.vocabulary.concepts import Vocabulary

TOPIC = "shared-challenges/migrants-and-refugees"
FAINT_TO_STRONG = (Features(often=0.2), Features(often=0.5), Features(often=1.0, names=0.7))


def test_topic_learns_how_strongly_its_target_group_is_met_and_the_other_way_round() -> None:
    found = with_related({TOPIC: Features(often=1.0), MIGRANTS: Features(often=2.0, names=0.5), "x": Features()})
    assert (found[TOPIC].related, found[MIGRANTS].related, found["x"].related) == (2.5, 1.0, 0.0)


def test_each_pair_joins_concepts_of_two_facets_of_the_vocabulary(vocabulary: Vocabulary) -> None:
    facets = {concept.key: concept.facet for concept in vocabulary.concepts.values()}
    assert all(facets[one] != facets[other] for one, other in PAIRS)


def test_the_best_of_several_relatives_counts_and_not_their_sum() -> None:
    found = with_related(
        {TOPIC: Features(), "advanced": Features(), **dict(zip(SPECIAL, FAINT_TO_STRONG, strict=False))}
    )
    assert found["advanced"].related == FAINT_TO_STRONG[-1].weight
    assert found[TOPIC].related == 0.0


def test_no_pair_is_named_twice() -> None:
    assert len({frozenset(pair) for pair in PAIRS}) == len(PAIRS)
