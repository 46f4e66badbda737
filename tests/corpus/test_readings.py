"""Three readings of a publication become one judgement."""

import pytest

from corpus.build import PUBLICATIONS, read_collection
from corpus.judged.reader import iter_every_extract
from corpus.judged.readings import FACETS, Judgement, Reading, joined, readings
from repository.vocabulary.concepts import Vocabulary

FIRST = frozenset({"funding", "parents"})


def make_reading(*chosen: str, doubtful: tuple[str, ...] = ()) -> Reading:
    return Reading({"objective": frozenset(chosen)}, {"objective": frozenset(doubtful)})


def test_a_concept_counts_if_two_of_three_chose_it() -> None:
    found = joined("objective", FIRST, [make_reading("funding", "green"), make_reading("green")])
    assert found == Judgement(frozenset({"funding", "green"}))


def test_a_concept_is_doubtful_if_two_name_it_and_one_at_most_chose_it() -> None:
    found = joined(
        "objective", FIRST, [make_reading("funding", doubtful=("parents", "rural")), make_reading(doubtful=("rural",))]
    )
    assert found == Judgement(frozenset({"funding"}), frozenset({"parents", "rural"}))


def test_what_one_reader_alone_names_is_no_part_of_it() -> None:
    assert joined("objective", FIRST, [make_reading("green"), make_reading()]) == Judgement()


def test_where_all_differ_on_a_type_the_first_reader_counts() -> None:
    others = [Reading({"type": frozenset({"study"})}, {}), Reading({"type": frozenset({"forecast"})}, {})]
    assert joined("type", frozenset({"report"}), others).chosen == {"report"}


@pytest.mark.parametrize(("facet", "others"), [("region", [make_reading("green")]), ("objective", [])])
def test_what_was_not_read_again_is_what_the_first_reader_chose(facet: str, others: list[Reading]) -> None:
    assert joined(facet, FIRST, others) == Judgement(FIRST)


def test_every_work_was_read_by_two_more_and_all_their_concepts_exist(vocabulary: Vocabulary) -> None:
    works = {one.family or one.name for one in read_collection(PUBLICATIONS)}
    works |= {one.name for one in iter_every_extract()}

    assert set(readings()) == works
    for of_work in readings().values():
        assert len(of_work) == 2
        for one in of_work:
            assert {*one.chosen, *one.doubtful} <= set(FACETS)
            assert len(one.chosen["type"]) == 1
            for facet in FACETS:
                named = one.chosen.get(facet, frozenset()) | one.doubtful.get(facet, frozenset())
                assert all(vocabulary.get(facet, key).is_used for key in named)
