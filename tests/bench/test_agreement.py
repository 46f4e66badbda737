"""How far readers agree."""

import pytest

from bench.agreement import f1, main
from corpus.judged.readings import FACETS


def test_agreement_is_summed_over_works() -> None:
    assert f1([(frozenset("ab"), frozenset("bc")), (frozenset("d"), frozenset("d"))]) == pytest.approx(2 / 3)


def test_readers_who_choose_nothing_agree() -> None:
    assert f1([(frozenset(), frozenset())]) == 1.0


def test_each_facet_that_was_read_again_has_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    printed = capsys.readouterr().out
    assert all(f"| {facet} " in printed for facet in FACETS)
