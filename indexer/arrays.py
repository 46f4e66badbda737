"""Files of arrays that are whole or as they were, whoever else writes them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray


def replace_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays under their names, packed, for `np.load`.

    Whoever reads meets the old file or the new one whole; of two that write at once the later one counts.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.stem}-{uuid4().hex}.new")
    try:
        with beside.open("wb") as stream:
            np.savez_compressed(stream, allow_pickle=False, **arrays)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
