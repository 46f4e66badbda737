"""The short form of `python -m bench.imports`, whose figures for ten thousand rows are in `docs/measured`."""

from pathlib import Path

from bench.imports import import_killed


def test_each_row_of_an_import_that_is_killed_has_one_outcome(tmp_path: Path) -> None:
    found = import_killed(tmp_path, rows=400, kills=2)
    assert found.kills == 2
    assert (found.drafts, found.twice, found.missing, found.wrong, found.again) == (396, 0, 0, 0, 0)
