"""Files of arrays that are whole or as they were."""

from pathlib import Path

import numpy as np
import pytest

from indexer.arrays import replace_arrays


def test_arrays_are_read_under_their_names_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "new" / "one.npz"
    replace_arrays(file, {"rows": np.zeros(2)})
    replace_arrays(file, {"rows": np.ones(3), "names": np.array(["a"])})
    with np.load(file, allow_pickle=False) as kept:
        assert (kept["rows"].tolist(), kept["names"].tolist()) == ([1.0, 1.0, 1.0], ["a"])
    assert [path.name for path in file.parent.iterdir()] == ["one.npz"]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "one.npz"
    replace_arrays(file, {"rows": np.ones(3)})
    with pytest.raises(ValueError, match="Object arrays"):
        replace_arrays(file, {"rows": np.array([{}], dtype=object)})
    with np.load(file, allow_pickle=False) as kept:
        assert kept["rows"].tolist() == [1.0, 1.0, 1.0]
    assert [path.name for path in tmp_path.iterdir()] == ["one.npz"]
