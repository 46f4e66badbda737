"""Weights fitted to concepts that publications mention."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bench.fitting import FEATURES, Plan, fit, values
from bench.mentions import Row
from indexer.tagging.concepts.mentions import Features
from indexer.tagging.nearness import Concept

GREEN, PARENTS = ("objective", "a/green"), ("target_group", "parents")


def make_row(*, is_right: bool, subject: Concept = GREEN, concept: str = "study", **features: float) -> Row:
    profile = {subject: 1.0}
    return Row("f", "n", "type", concept, Features(**features).vector(), 0.0, profile, profile, is_right)


def often(*pairs: tuple[float, bool]) -> list[Row]:
    return [make_row(often=value, is_right=is_right) for value, is_right in pairs]


TYPE = Plan("type")


def test_what_readers_find_doubtful_teaches_nothing() -> None:
    rows = often((2.0, True), (1.5, True), (0.1, False), (0.2, False))
    doubtful = [replace(row, is_doubtful=True) for row in often((3.0, False), (2.5, False))]
    assert features([*rows, *doubtful]) == pytest.approx(features(rows))


def test_only_what_words_speak_of_is_fitted_without_meaning() -> None:
    rows = [
        replace(row, is_met=is_met) for row, is_met in zip(often((1.0, True), (2.0, False)), (True, False), strict=True)
    ]
    assert TYPE.pool(rows) == rows[:1]
    assert Plan("type", by_meaning=True).pool(rows) == rows


def features(rows: Sequence[Row], plan: Plan = TYPE) -> dict[str, float]:
    return dict(fit(rows, plan).features)


def test_what_stands_with_right_concepts_speaks_for_one() -> None:
    assert features(often((2.0, True), (1.5, True), (0.1, False), (0.2, False)))["often"] > 0.1


def test_a_feature_does_not_speak_against_a_concept_and_a_crowd_does() -> None:
    against = [make_row(early=value, crowd=value, is_right=value < 1) for value in (0.1, 0.2, 1.8, 2.0)]
    found = features(against)
    assert found["early"] == 0
    assert found["crowd"] < -0.1


def test_a_name_weighs_no_less_than_a_hint() -> None:
    rows = [make_row(names=2.0, is_right=False), make_row(hints=2.0, is_right=True), make_row(is_right=False)] * 3
    found = features(rows)
    assert found["names"] >= found["hints"] >= 0


def test_subjects_of_the_publication_tell_right_from_wrong_where_the_plan_wants_it() -> None:
    rows = [make_row(subject=GREEN, is_right=True), make_row(subject=PARENTS, is_right=False)] * 4
    said = fit(rows, TYPE).subjects["study"]
    assert said[GREEN] > 0.5 > -0.5 > said[PARENTS]
    assert fit(rows, Plan("type", profile=False)).subjects == {}


def test_length_counts_only_where_the_plan_wants_it() -> None:
    rows = [make_row(length=value, is_right=value < 1) for value in (0.1, 0.2, 2.0, 3.0)]
    assert "length" not in features(rows)
    assert features(rows, Plan("type", length=True))["length"] < 0


def test_each_concept_has_an_offset_and_lent_ones_have_none() -> None:
    lent = [Row("f", "n", "audience", "all", (0.0,) * len(FEATURES), 0.0, {}, {}, is_right=False)] * 3
    rows = [make_row(is_right=True), make_row(is_right=False, concept="report"), *lent]
    weights = fit(rows, Plan("type", lenders=("audience",)))
    assert set(weights.offsets) == {"study", "report"}
    assert weights.offsets["study"] > weights.offsets["report"]


def test_what_is_kept_is_one_line_of_numbers_a_concept_in_the_order_of_the_subjects() -> None:
    rows = [make_row(subject=GREEN, is_right=True), make_row(subject=PARENTS, is_right=False)] * 4
    kept = values(fit(rows, TYPE), [PARENTS, GREEN, ("technology", "ai")])
    assert isinstance(kept["subjects"], dict)
    against, in_favour, nothing = map(float, kept["subjects"]["study"].split())
    assert against < nothing == 0 < in_favour
