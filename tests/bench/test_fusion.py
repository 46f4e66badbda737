from dataclasses import replace

from bench.fusion import measured, reciprocal_rank_fusion
from indexer.evaluation.evaluation import Judged
from indexer.search.hits import Hit

HIT = Hit(1, "", (), "en", ("en",), None, None, None, "", 1.0, (), (), (), (), 0, 1, ())


def hits(*record_ids: int) -> list[Hit]:
    return [replace(HIT, record_id=one) for one in record_ids]


def test_what_both_lists_hold_goes_before_what_one_holds_higher() -> None:
    assert [hit.record_id for hit in reciprocal_rank_fusion((hits(1, 2), hits(3, 2)))] == [2, 1, 3]


def test_each_way_is_measured_by_set_and_kind() -> None:
    judged = [Judged("a", frozenset({"1"}), source="set"), Judged("b", frozenset({"2"}), kind="across", source="set")]
    values = measured(judged, {"good": lambda text: hits(1, 2), "none": lambda text: []}, {})
    assert values["good"] == {"set": 0.75, "words": 1.0, "across": 0.5, "all": 0.75}
    assert values["none"]["all"] == 0.0
