"""The short form of `python -m bench.uploads`, whose figures for two gigabytes are in `docs/measured`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.uploads import measure

SIZE = 160_000_000


def test_a_file_that_comes_in_is_never_in_memory_as_a_whole() -> None:
    # What pytest gives stays for three runs.
    with TemporaryDirectory() as folder:
        taken = list(measure(Path(folder), SIZE))
    assert [one.way for one in taken] == ["in pieces", "by a plain form"]
    assert all(one.highest - one.before < SIZE / 2 for one in taken)
