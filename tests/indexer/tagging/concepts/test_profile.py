"""What a publication is about on the whole, as one direction."""

import pytest

from indexer.tagging.concepts.calibration import Weights
from indexer.tagging.concepts.mentions import Features
from indexer.tagging.concepts.profile import by_meaning, by_words
from indexer.tagging.nearness import Nearness

FUNDING, ADULTS, REPORT = ("objective", "a/funding"), ("target_group", "adults"), ("type", "report")


def test_profile_has_unit_length_however_long_the_text_is() -> None:
    short = by_words([(FUNDING, Features(often=0.3)), (ADULTS, Features(often=0.4))])
    long = by_words([(FUNDING, Features(often=3.0)), (ADULTS, Features(often=4.0))])
    assert short == pytest.approx({FUNDING: 0.6, ADULTS: 0.8})
    assert long == pytest.approx(short)


def test_only_subjects_are_in_a_profile() -> None:
    assert set(by_words([(FUNDING, Features(often=1.0)), (REPORT, Features(often=1.0))])) == {FUNDING}
    assert set(by_meaning({FUNDING: Nearness(1.0, ()), REPORT: Nearness(1.0, ())})) == {FUNDING}


def test_profile_by_meaning_has_unit_length_too() -> None:
    assert by_meaning({FUNDING: Nearness(0.3, ()), ADULTS: Nearness(0.4, ())}) == pytest.approx(
        {FUNDING: 0.6, ADULTS: 0.8}
    )


def test_a_publication_without_subjects_has_no_direction() -> None:
    assert by_words([(REPORT, Features(often=1.0))]) == {}
    assert by_meaning({}) == {}


def test_subjects_speak_for_and_against_the_concepts_that_have_weights_for_them() -> None:
    weights = Weights(0.0, {}, subjects={"national": {FUNDING: 2.0, ADULTS: -2.0}})
    alone, for_it, against = ({}, {FUNDING: 1.0}, {ADULTS: 1.0})
    scores = [weights.score("national", Features(), profile, 0.0) for profile in (against, alone, for_it)]
    assert scores == sorted(scores)
    assert scores[0] < 0.5 == scores[1] < scores[2]
    assert weights.score("local", Features(), for_it, 0.0) == 0.5
