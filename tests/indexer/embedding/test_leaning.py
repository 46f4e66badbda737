"""What passages owe to their language: nothing in a collection of one, the less the fewer they are."""

import numpy as np
import pytest

from indexer.embedding.leaning import FEW_PASSAGES, SHARE, Middle, leanings


def middle(count: int, *mean: float) -> Middle:
    return Middle(count, np.array(mean, dtype=np.float32))


def test_a_collection_of_one_language_leans_to_nothing() -> None:
    assert leanings({"en": middle(500, 0.6, 0.8)})["en"].tolist() == [0, 0]


def test_languages_lean_away_from_what_all_have_in_common() -> None:
    found = leanings({"en": middle(FEW_PASSAGES, 1, 1), "hr": middle(FEW_PASSAGES, 1, -1)})
    assert found["en"] == pytest.approx([0, SHARE / 2])
    assert found["hr"] == pytest.approx([0, -SHARE / 2])


def test_few_passages_tell_little_of_their_language() -> None:
    found = leanings({"en": middle(1_000_000, 0, 0), "hr": middle(1, 1, 0)})
    assert found["hr"] == pytest.approx([SHARE / (1 + FEW_PASSAGES), 0], rel=1e-3)


def test_nothing_leans_where_nothing_is_kept() -> None:
    assert leanings({}) == {}
