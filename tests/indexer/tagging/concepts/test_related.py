"""Concepts of other facets that go with one make it the more likely."""

from indexer.tagging.concepts.mentions import Features
from indexer.tagging.concepts.related import MIGRANTS, PAIRS, with_related
from repository.vocabulary.concepts import Vocabulary

TOPIC = "shared-challenges/migrants-and-refugees"


def test_topic_learns_how_strongly_its_target_group_is_met_and_the_other_way_round() -> None:
    found = with_related({TOPIC: Features(often=1.0), MIGRANTS: Features(often=2.0, names=0.5), "x": Features()})
    assert (found[TOPIC].related, found[MIGRANTS].related, found["x"].related) == (2.5, 1.0, 0.0)


def test_each_pair_joins_concepts_of_two_facets_of_the_vocabulary(vocabulary: Vocabulary) -> None:
    facets = {concept.key: concept.facet for concept in vocabulary.concepts.values()}
    assert all(facets[one] != facets[other] for one, other in PAIRS)
